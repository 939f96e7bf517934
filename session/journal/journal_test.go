package journal

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

var (
	someKey  = [32]byte{1, 2, 3}
	otherKey = [32]byte{3, 2, 1}
)

// open opens the journal path and closes it with the test.
func open(t require.TestingT, path string) *Journal {
	j, err := Open(path, someKey)
	require.NoError(t, err)
	if c, ok := t.(interface{ Cleanup(func()) }); ok {
		c.Cleanup(func() { j.Close() })
	}
	return j
}

// all returns every record of j.
func all(t require.TestingT, j *Journal) [][]byte {
	out := [][]byte{}
	require.NoError(t, j.Range(func(r []byte) error {
		out = append(out, append([]byte{}, r...))
		return nil
	}))
	require.EqualValues(t, len(out), j.Records())
	return out
}

// sample returns records of many lengths, one of them empty.
func sample() [][]byte {
	out := [][]byte{{}}
	for _, n := range []int{1, 11, 40, 3} {
		r := make([]byte, n)
		rand.Read(r)
		out = append(out, r)
	}
	return out
}

// written returns the bytes of a closed journal at path with the records.
func written(t *testing.T, path string, records [][]byte) []byte {
	t.Helper()
	j := open(t, path)
	for _, r := range records {
		require.NoError(t, j.Append(r))
	}
	require.NoError(t, j.Close())
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return b
}

// unmarked returns b as if nothing of it had been synced yet.
func unmarked(b []byte) []byte {
	b = bytes.Clone(b)
	clear(b[52:64])
	return b
}

func TestAppendRangeReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nir.journal")
	records := sample()
	j := open(t, path)
	require.Empty(t, all(t, j))
	for i, r := range records {
		require.NoError(t, j.Append(r))
		require.Equal(t, records[:i+1], all(t, j), "while it is written")
	}
	require.NoError(t, j.Sync())
	require.NoError(t, j.Sync())
	require.NoError(t, j.Close())
	require.NoError(t, j.Close())
	require.ErrorIs(t, j.Append(nil), os.ErrClosed)
	require.ErrorIs(t, j.Range(func([]byte) error { return nil }), message.FileRead)

	j = open(t, path)
	require.Equal(t, records, all(t, j))
	require.Equal(t, records, all(t, j), "a second time")
	require.NoError(t, j.Append([]byte("more")))
	require.NoError(t, j.Close())
	require.Equal(t, append(records, []byte("more")), all(t, open(t, path)))

	if info, err := os.Stat(path); err == nil && os.PathSeparator == '/' {
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	}
}

func TestRangeStopsAtTheCallersError(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "j"))
	for _, r := range sample() {
		require.NoError(t, j.Append(r))
	}
	stop, calls := errors.New("stop"), 0
	require.Equal(t, stop, j.Range(func([]byte) error {
		if calls++; calls == 3 {
			return stop
		}
		return nil
	}))
	require.Equal(t, 3, calls)
}

func TestRemove(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j := open(t, path)
	require.NoError(t, j.Append([]byte("x")))
	require.NoError(t, j.Remove())
	require.NoFileExists(t, path)
	require.NoError(t, j.Remove())
	require.NoError(t, j.Close())
}

func TestRecordLengths(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j := open(t, path)
	largest := make([]byte, MaxRecord)
	rand.Read(largest)
	require.NoError(t, j.Append(largest))
	require.ErrorIs(t, j.Append(make([]byte, MaxRecord+1)), ErrTooLong)
	require.NoError(t, j.Append([]byte("after")))
	require.NoError(t, j.Close())
	require.Equal(t, [][]byte{largest, []byte("after")}, all(t, open(t, path)))
}

func TestNothingIsInClear(t *testing.T) {
	word := []byte("a record of sixteen and more bytes")
	b := written(t, filepath.Join(t.TempDir(), "j"), [][]byte{word, word})
	require.NotContains(t, string(b), string(word[:8]))
	n := len(word) + overhead + headSize
	require.NotEqual(t, b[headerSize+headSize:headerSize+n], b[headerSize+n+headSize:], "nonces are fresh")
}

func TestFullJournalRefuses(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "j"))
	j.records = maxRecords
	require.ErrorIs(t, j.Append(nil), ErrFull)
}

func TestOtherKeyIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	b := written(t, path, sample())
	_, err := Open(path, otherKey)
	require.ErrorIs(t, err, ErrKey)
	require.NotErrorIs(t, err, ErrDamaged)
	require.NotEmpty(t, message.English.Hint(err))
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, b, after, "and the file is left alone")
}

func TestOtherNameIsRefused(t *testing.T) {
	dir := t.TempDir()
	b := written(t, filepath.Join(dir, "nir.journal"), sample())
	path := filepath.Join(dir, "email.journal")
	require.NoError(t, os.WriteFile(path, b, 0o600))
	_, err := Open(path, someKey)
	require.ErrorIs(t, err, ErrKey)
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	for name, b := range map[string][]byte{
		"short":     []byte("nom;prenom\n"),
		"long":      bytes.Repeat([]byte("nom;prenom\n"), 100),
		"version 2": append([]byte("recoupe-journal2"), make([]byte, 200)...),
	} {
		path := filepath.Join(t.TempDir(), "j")
		require.NoError(t, os.WriteFile(path, b, 0o600))
		_, err := Open(path, someKey)
		require.ErrorIs(t, err, ErrDamaged, name)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, b, after)
	}
	_, err := Open(t.TempDir(), someKey)
	require.ErrorIs(t, err, message.FileCreate, "a folder")
}

// TestCutAtEveryByte cuts a journal everywhere: the whole records before the
// cut are there, and the journal goes on.
func TestCutAtEveryByte(t *testing.T) {
	replaceSync(t, func(*os.File) error { return nil })
	dir := t.TempDir()
	path := filepath.Join(dir, "j")
	records := sample()
	b := written(t, path, records)
	ends := []int{headerSize}
	for _, r := range records {
		ends = append(ends, ends[len(ends)-1]+headSize+overhead+len(r))
	}
	require.Len(t, b, ends[len(ends)-1])
	for _, whole := range [][]byte{b, unmarked(b)} {
		for cut := range len(b) + 1 {
			require.NoError(t, os.WriteFile(path, whole[:cut], 0o600))
			n := 0
			for n < len(records) && ends[n+1] <= cut {
				n++
			}
			j, err := Open(path, someKey)
			require.NoError(t, err, "cut at %d", cut)
			require.Equal(t, records[:n], all(t, j), "cut at %d", cut)
			require.NoError(t, j.Append([]byte("next")))
			require.NoError(t, j.Close())
			again, err := Open(path, someKey)
			require.NoError(t, err)
			require.EqualValues(t, n+1, again.Records(), "cut at %d", cut)
			require.NoError(t, again.Close())
		}
	}
}

// TestFlipEveryBit flips each bit of a journal that was synced: the error says
// so, or what is read is as it was written.
func TestFlipEveryBit(t *testing.T) {
	replaceSync(t, func(*os.File) error { return nil })
	path := filepath.Join(t.TempDir(), "j")
	records := sample()
	whole := written(t, path, records)
	for bit := range 8 * len(whole) {
		b := bytes.Clone(whole)
		b[bit/8] ^= 1 << (bit % 8)
		require.NoError(t, os.WriteFile(path, b, 0o600))
		j, err := Open(path, someKey)
		if at := bit / 8; at >= 52 && at < headerSize {
			require.NoError(t, err, "the mark is not needed")
			require.Equal(t, records, all(t, j))
			require.NoError(t, j.Close())
			continue
		}
		require.ErrorIs(t, err, ErrDamaged, "bit %d of byte %d", bit%8, bit/8)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, b, after, "and the file is left alone")
	}
}

// TestPowerFailure overwrites the bytes after a sync with zeros and with
// garbage, as a file system may leave them: that end is cut off.
func TestPowerFailure(t *testing.T) {
	replaceSync(t, func(*os.File) error { return nil })
	path := filepath.Join(t.TempDir(), "j")
	j := open(t, path)
	require.NoError(t, j.Append([]byte("on disk")))
	require.NoError(t, j.Sync())
	safe := j.end
	for range 20 {
		require.NoError(t, j.Append([]byte("not yet")))
	}
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	for i := int(safe); i < len(b); i += 7 {
		for _, fill := range []byte{0, 0xA5} {
			torn := bytes.Clone(b)
			for k := i; k < min(i+30, len(torn)); k++ {
				torn[k] = fill
			}
			require.NoError(t, os.WriteFile(path, torn, 0o600))
			j, err := Open(path, someKey)
			require.NoError(t, err)
			require.Equal(t, []byte("on disk"), all(t, j)[0])
			require.Less(t, j.Records(), uint64(21))
			require.NoError(t, j.Close())
		}
	}

	require.NoError(t, os.WriteFile(path, make([]byte, 33), 0o600))
	require.Empty(t, all(t, open(t, path)), "a header that was never written")
}

// TestRecordsStayInTheirPlace moves, repeats and leaves out records, with heads
// made to fit: the cipher refuses them.
func TestRecordsStayInTheirPlace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "j")
	word := func(s string) []byte { return []byte(s) }
	whole := written(t, path, [][]byte{word("aaaa"), word("bbbb"), word("cccc")})
	require.NoError(t, os.Remove(path))
	other := written(t, path, [][]byte{word("dddd")}) // same key, same name

	const n = headSize + overhead + 4
	pick := func(b []byte, i int) []byte { return b[headerSize+i*n:][:n] }
	for name, order := range map[string][][]byte{
		"swapped":  {pick(whole, 1), pick(whole, 0), pick(whole, 2)},
		"repeated": {pick(whole, 0), pick(whole, 0), pick(whole, 2)},
		"left out": {pick(whole, 0), pick(whole, 2)},
		"foreign":  {pick(other, 0), pick(whole, 1), pick(whole, 2)},
	} {
		b := bytes.Clone(whole[:headerSize])
		j := &Journal{id: [16]byte(whole[16:32])}
		for i, r := range order {
			r = bytes.Clone(r)
			j.putHead(r, uint64(i), n-headSize)
			b = append(b, r...)
		}
		require.NoError(t, os.WriteFile(path, b, 0o600))
		_, err := Open(path, someKey)
		require.ErrorIs(t, err, ErrDamaged, name)
		require.ErrorIs(t, err, message.JournalRecord, name)
	}
}

// TestDamageAfterOpening is found by Range.
func TestDamageAfterOpening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j := open(t, path)
	for _, r := range sample() {
		require.NoError(t, j.Append(r))
	}
	_, err := j.f.WriteAt([]byte("damage"), headerSize+headSize+3)
	require.NoError(t, err)
	require.ErrorIs(t, j.Range(func([]byte) error { return nil }), ErrDamaged)
}

// TestLengthIsBoundedBeforeAllocation gives a head that is right but for its
// length.
func TestLengthIsBoundedBeforeAllocation(t *testing.T) {
	j := &Journal{}
	var head [headSize]byte
	for n, want := range map[int]bool{
		0: false, overhead - 1: false, overhead: true, overhead + MaxRecord: true,
		overhead + MaxRecord + 1: false, 1<<32 - 1: false,
	} {
		j.putHead(head[:], 7, n)
		_, ok := j.readHead(head[:], 7)
		require.Equal(t, want, ok, n)
		_, ok = j.readHead(head[:], 8)
		require.False(t, ok)
	}
}

// TestAgainstAModel appends, reopens, syncs and kills at random.
func TestAgainstAModel(t *testing.T) {
	replaceSync(t, func(*os.File) error { return nil })
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, "j")
		os.Remove(path)
		j := open(t, path)
		defer func() { j.Close() }()
		model := [][]byte{}
		t.Repeat(map[string]func(*rapid.T){
			"": func(t *rapid.T) { require.Equal(t, model, all(t, j)) },
			"append": func(t *rapid.T) {
				r := rapid.SliceOfN(rapid.Byte(), 0, 70).Draw(t, "record")
				require.NoError(t, j.Append(r))
				model = append(model, r)
			},
			"sync":   func(t *rapid.T) { require.NoError(t, j.Sync()) },
			"reopen": func(t *rapid.T) { require.NoError(t, j.Close()); j = open(t, path) },
			"kill": func(t *rapid.T) {
				b, err := os.ReadFile(path)
				require.NoError(t, err)
				require.NoError(t, j.Close())
				cut := 0
				if len(model) > 0 {
					last := headSize + overhead + len(model[len(model)-1])
					cut = rapid.IntRange(0, last).Draw(t, "cut")
				}
				if cut > 0 {
					model = model[:len(model)-1]
				}
				require.NoError(t, os.WriteFile(path, b[:len(b)-cut], 0o600))
				j = open(t, path)
			},
		})
	})
}
