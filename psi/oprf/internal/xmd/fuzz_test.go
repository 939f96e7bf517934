package xmd

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the seeds of the fuzz target")

// maxFuzzed is the largest batch that the fuzz target makes.
const maxFuzzed = 40

// fuzzed makes a batch of what the fuzzer gives: messages of twice the lengths
// in sizes, cut from data, which is repeated without end.
func fuzzed(sizes, data []byte) [][]byte {
	sizes = sizes[:min(len(sizes), maxFuzzed)]
	data = append(bytes.Clone(data), byte(len(data)))
	var messages [][]byte
	at := 0
	for _, size := range sizes {
		m := make([]byte, 2*int(size))
		for i := range m {
			m[i] = data[at%len(data)]
			at++
		}
		messages = append(messages, m)
	}
	return messages
}

// FuzzForms compares all forms with each other, the reference, circl and
// crypto/sha512.
func FuzzForms(f *testing.F) {
	f.Fuzz(func(t *testing.T, dst, sizes, data []byte) {
		messages := fuzzed(sizes, data)
		checkExpand(t, dst, messages)
		checkOutputs(t, messages, bytes.Join(fuzzed(bytes.Repeat([]byte{16}, len(messages)), data), nil))
	})
}

// seeds returns the seeds of FuzzForms by name.
func seeds() map[string][]byte {
	out := map[string][]byte{}
	add := func(name, dst string, sizes, data []byte) {
		out[name] = fmt.Appendf(nil, "go test fuzz v1\n[]byte(%s)\n[]byte(%s)\n[]byte(%s)\n",
			strconv.Quote(dst), strconv.Quote(string(sizes)), strconv.Quote(string(data)))
	}
	tag := "HashToGroup-OPRFV1-\x01-ristretto255-SHA512"
	long := string(bytes.Repeat([]byte{'t'}, 256))
	add("inputs", tag, bytes.Repeat([]byte{16}, 9), []byte("one of some messages"))
	add("one", tag, []byte{16}, []byte("a message"))
	add("lengths", tag, []byte{0, 1, 16, 33, 34, 120, 255, 0, 46, 47, 110}, []byte{0xff, 0, 0x80})
	add("long-tag", long, []byte{5, 5, 60}, []byte{1})
	add("longest-tag", long[:255], []byte{5, 5}, []byte{1})
	return out
}

// TestFuzzSeeds asserts that the committed seeds are those that seeds makes, so
// that the target does not pass on nothing; -update writes them.
func TestFuzzSeeds(t *testing.T) {
	dir := filepath.Join("testdata", "fuzz", "FuzzForms")
	if *update {
		require.NoError(t, os.MkdirAll(dir, 0o755))
	}
	for name, want := range seeds() {
		path := filepath.Join(dir, name)
		if *update {
			require.NoError(t, os.WriteFile(path, want, 0o644))
		}
		got, err := os.ReadFile(path)
		require.NoError(t, err, "go test -update writes it")
		require.Equal(t, string(want), string(got), path)
	}
}
