package synth

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// tiny is a spec of lists of some blocks at most.
func tiny() Spec {
	s := Default(0.0005)
	s.Rows[FT24], s.Population = 2*blockRows+100, 40_000
	return s
}

// requireMade fails unless a folder holds exactly what its manifest says.
func requireMade(t *testing.T, dir string, m *Manifest) {
	t.Helper()
	read, err := ReadManifest(dir)
	require.NoError(t, err)
	require.Equal(t, m, read)
	names := map[string]bool{ManifestName: true}
	for _, made := range m.Lists {
		for _, f := range []File{made.File, made.Truth} {
			names[f.Name] = true
			b, err := os.ReadFile(filepath.Join(dir, f.Name))
			require.NoError(t, err)
			digest := sha256.Sum256(b)
			require.Equal(t, f.SHA256, hex.EncodeToString(digest[:]))
			require.EqualValues(t, f.Bytes, len(b))
			if filepath.Ext(f.Name) == ".zst" {
				d, err := zstd.NewReader(bytes.NewReader(b))
				require.NoError(t, err)
				b, err = io.ReadAll(d)
				require.NoError(t, err)
				digest = sha256.Sum256(b)
			}
			require.Equal(t, f.ContentSHA256, hex.EncodeToString(digest[:]))
			require.EqualValues(t, f.ContentBytes, len(b))
			require.EqualValues(t, made.Rows+1, bytes.Count(b, []byte("\n")))
		}
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		require.Contains(t, names, e.Name())
	}
	require.Len(t, entries, len(names))
}

func TestMake(t *testing.T) {
	s := tiny()
	plain, packed, serial := t.TempDir(), t.TempDir(), t.TempDir()
	rows := uint64(0)
	m, err := Make(t.Context(), plain, s, Options{Workers: 3, Progress: func(n uint64) { rows += n }})
	require.NoError(t, err)
	require.Equal(t, s.Total(nil), rows)
	requireMade(t, plain, m)
	require.Len(t, m.Lists, 5)
	require.Equal(t, s, m.Spec)
	require.Equal(t, s.Common(PairOf(FT24, UNML25)), m.Common["ft24-unml25"])

	z, err := Make(t.Context(), packed, s, Options{Workers: 3, Compress: true})
	require.NoError(t, err)
	requireMade(t, packed, z)
	require.Equal(t, Options{}, m.Options())
	require.Equal(t, Options{Compress: true}, z.Options())
	alone, err := Make(t.Context(), serial, s, Options{Workers: 1, Compress: true})
	require.NoError(t, err)
	require.Equal(t, z, alone)
	for i, made := range z.Lists {
		require.Equal(t, m.Lists[i].File.SHA256, made.File.ContentSHA256)
		require.Equal(t, m.Lists[i].Truth.SHA256, made.Truth.ContentSHA256)
		require.Less(t, made.File.Bytes, made.File.ContentBytes)
		for dir, of := range map[string]*Manifest{plain: m, packed: z} {
			src, _ := ParseSource(made.List)
			truth, err := of.OpenTruth(dir, src)
			require.NoError(t, err)
			last := Truth{}
			for line, err := truth.Read(); err != io.EOF; line, err = truth.Read() {
				require.NoError(t, err)
				last = line
			}
			require.Equal(t, made.Rows, last.Row)
			require.NoError(t, truth.Close())
		}
	}
}

func TestMakeOneList(t *testing.T) {
	s, dir := tiny(), t.TempDir()
	m, err := Make(t.Context(), dir, s, Options{Lists: []Source{UNML25}})
	require.NoError(t, err)
	requireMade(t, dir, m)
	digest := sha256.Sum256(listOf(t, &s, UNML25, 0))
	require.Equal(t, hex.EncodeToString(digest[:]), m.Lists[0].File.SHA256)
	require.Equal(t, Options{Lists: []Source{UNML25}}, m.Options())
	_, ok := m.Of(FT24)
	require.False(t, ok)
	_, err = m.OpenTruth(dir, FT24)
	require.ErrorIs(t, err, message.SynthNoTruth)

	path := filepath.Join(dir, m.Lists[0].Truth.Name)
	require.NoError(t, os.WriteFile(path, []byte(truthHeader+"\n1,1,\n1,1,\n"), 0o600))
	truth, err := m.OpenTruth(dir, UNML25)
	require.NoError(t, err)
	_, err = truth.Read()
	require.NoError(t, err)
	_, err = truth.Read()
	require.ErrorIs(t, err, message.SynthTruthFile)
	require.ErrorIs(t, err, message.SynthTruthLine)
	require.Contains(t, err.Error(), path)
	require.NoError(t, truth.Close())
}

// TestMakeNothing makes lists where it cannot: what was there is unharmed, and
// nothing new is.
func TestMakeNothing(t *testing.T) {
	s := tiny()
	unharmed := func(dir string, names ...string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		var found []string
		for _, e := range entries {
			found = append(found, e.Name())
		}
		require.Equal(t, names, found)
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "truth-ml24.csv"), []byte("mine"), 0o600))
	_, err := Make(t.Context(), dir, s, Options{})
	require.ErrorIs(t, err, message.FileExists)
	unharmed(dir, "truth-ml24.csv")

	for stop := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		blocks := 0
		_, err = Make(ctx, dir, s, Options{Force: true, Workers: 1, Progress: func(uint64) {
			if blocks++; blocks > stop {
				cancel()
			}
		}})
		require.ErrorIs(t, err, context.Canceled)
		unharmed(dir, "truth-ml24.csv")
		cancel()
	}

	_, err = Make(t.Context(), filepath.Join(dir, "truth-ml24.csv"), s, Options{})
	require.ErrorIs(t, err, message.FileCreate)
	wrong := s
	wrong.Overlap[0] = 2
	_, err = Make(t.Context(), filepath.Join(dir, "none"), wrong, Options{})
	require.ErrorIs(t, err, ErrSpec)
	for _, src := range Sources() {
		wrong = s
		wrong.Rows[src] = 0
		_, err = Make(t.Context(), filepath.Join(dir, "none"), wrong, Options{Lists: []Source{src}})
		require.ErrorIs(t, err, message.SynthNoLists)
		require.ErrorIs(t, err, ErrSpec)
	}
	_, err = Make(t.Context(), filepath.Join(dir, "none"), Spec{Population: 1}, Options{})
	require.ErrorIs(t, err, message.SynthNoLists)
	require.NoDirExists(t, filepath.Join(dir, "none"))

	m, err := Make(t.Context(), dir, s, Options{Force: true})
	require.NoError(t, err)
	requireMade(t, dir, m)
}

// TestMakeInTheOtherForm makes lists compressed where they are plain, and the
// reverse: they never stand in both forms.
func TestMakeInTheOtherForm(t *testing.T) {
	s, dir := tiny(), t.TempDir()
	for _, compress := range []bool{false, true, false} {
		m, err := Make(t.Context(), dir, s, Options{Lists: []Source{ML24}, Compress: compress, Force: true})
		require.NoError(t, err)
		requireMade(t, dir, m)
		require.NoError(t, os.Remove(filepath.Join(dir, ManifestName)))
		_, err = Make(t.Context(), dir, s, Options{Lists: []Source{ML24}, Compress: !compress})
		require.ErrorIs(t, err, message.FileExists)
		require.Contains(t, err.Error(), m.Lists[0].File.Name)
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Len(t, entries, 2)
	}
}

func TestManifestThatIsNone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, ManifestName)
	_, err := ReadManifest(dir)
	require.ErrorIs(t, err, message.SynthManifest)
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NotEmpty(t, message.English.Hint(err))
	write := func(text string) {
		t.Helper()
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	fails := func(text string, want error) {
		t.Helper()
		write(text)
		_, err := ReadManifest(dir)
		require.ErrorIs(t, err, want, text)
		require.NotErrorIs(t, err, ErrSpec, text)
		require.Contains(t, err.Error(), path)
	}
	fails(`{`, message.SynthManifest)
	fails(`{"generator":"other","fields":"new"}`, message.SynthVersion)

	s := tiny()
	m := Manifest{Generator: Version, Spec: s, Lists: []Made{{List: "ml24", File: File{Name: "ml24.csv"}, Truth: File{Name: "truth.csv"}}}}
	b, err := json.Marshal(m)
	require.NoError(t, err)
	write(string(b))
	_, err = ReadManifest(dir)
	require.NoError(t, err)
	for _, wrong := range []struct {
		old, new string
		want     error
	}{
		{`"rows":{`, `"rows":{"ft42":1,`, message.SynthNoList},
		{`"overlap":{`, `"overlap":{"ft24-ft24":0.5,`, message.SynthNoPair},
		{`"rates":{"ft24":{`, `"rates":{"ft24":{"nonsense":1,`, message.SynthNoKind},
		{`"rates":{`, `"rates":{"ft42":{"nir-typo":0.1},`, message.SynthNoList},
		{`"ft24-ml24":0.55`, `"ft24-ml24":2`, message.SynthRateOf},
		{`"population":40000`, `"population":0`, message.SynthPopulation},
		{`"seed"`, `"seeds"`, message.SynthManifest},
		{`"content_bytes"`, `"content"`, message.SynthManifest},
		{`"list":"ml24"`, `"list":"ml42"`, message.SynthNoList},
		{`"ml24.csv"`, `"-"`, message.SynthFileName},
		{`"ml24.csv"`, `""`, message.SynthFileName},
		{`"ml24.csv"`, `"../ml24.csv"`, message.SynthFileName},
		{`"ml24.csv"`, `"a/ml24.csv"`, message.SynthFileName},
		{`"truth.csv"`, `".."`, message.SynthFileName},
		{`"truth.csv"`, `"."`, message.SynthFileName},
		{`"truth.csv"`, `"/etc/passwd"`, message.SynthFileName},
		{`"truth.csv"`, `"..\\truth.csv"`, message.SynthFileName},
	} {
		require.Contains(t, string(b), wrong.old)
		fails(strings.Replace(string(b), wrong.old, wrong.new, 1), wrong.want)
	}
	fails(string(b)+"{}", message.SynthManifest)
	m.Lists = nil
	b, err = json.Marshal(m)
	require.NoError(t, err)
	fails(string(b), message.SynthNoLists)
}

func TestSpecIsReadBack(t *testing.T) {
	for _, s := range []Spec{{}, Default(1), tiny()} {
		b, err := json.Marshal(s)
		require.NoError(t, err)
		var back Spec
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, s, back)
	}
}

func TestImpossibleSpecs(t *testing.T) {
	skipLong(t)
	require.NoError(t, (&Spec{Population: 1}).Validate())
	for name, change := range map[string]func(*Spec){
		"nobody":              func(s *Spec) { s.Population = 0 },
		"too many":            func(s *Spec) { s.Population = MaxPopulation + 1 },
		"too many rows":       func(s *Spec) { s.Rows[ML24] = 1 << 40 },
		"more than there are": func(s *Spec) { s.Population = s.Rows[FT24] / 2 },
		"no room for all":     func(s *Spec) { s.Population = s.Persons(FT24) + 10; s.Overlap = [NumPairs]Rate{} },
		"rate below 0":        func(s *Spec) { s.Rates[FT24][NIRMissing] = -0.1 },
		"rate above 1":        func(s *Spec) { s.Rates[FT24][NIRMissing] = 1.1 },
		"kind of no rate":     func(s *Spec) { s.Rates[FT24][SurnameCut25] = 0.1 },
		"kind of other lists": func(s *Spec) { s.Rates[ML24][NIRMissing] = 0.1 },
		"all duplicates":      func(s *Spec) { s.Rates[ML24][Duplicate] = 0.6 },
		"overlap above 1":     func(s *Spec) { s.Overlap[3] = 1.5 },
		"overlap of three": func(s *Spec) {
			s.Overlap = [NumPairs]Rate{}
			s.Overlap[0], s.Overlap[3] = 1, 1
			s.Rows[FT24] = s.Rows[UNML25]
		},
	} {
		s := Default(0.01)
		change(&s)
		err := s.Validate()
		require.ErrorIs(t, err, ErrSpec, name)
		require.NotContains(t, message.English.Explain(err), "%!", name)
	}
}

func TestRatesAreParsed(t *testing.T) {
	for text, want := range map[string]Rate{"0": 0, "1": 1, "15%": 0.15, "0.5 %": 0.005, " 100% ": 1, "0.25": 0.25, "1e-3": 0.001} {
		r, err := ParseRate(text)
		require.NoError(t, err)
		require.Equal(t, want, r)
	}
	for _, text := range []string{"", "%", "15", "101%", "-1%", "NaN", "nan%", "Inf", "0,5", "ten"} {
		_, err := ParseRate(text)
		require.ErrorIs(t, err, message.SynthRate, text)
		require.NotEmpty(t, message.English.Hint(err))
	}
	require.Zero(t, Rate(0).threshold())
	require.EqualValues(t, uint64(1)<<63, Rate(1).threshold())
}
