package engines

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel/kerneltest"
)

var update = flag.Bool("update", false, "write the seeds of the fuzz targets of this package")

// FuzzBatch runs programs of operations on every engine that is available here
// beside the reference. To minimise what is new takes long; -fuzzminimizetime 10x
// leaves it.
func FuzzBatch(f *testing.F) {
	all := All()
	f.Fuzz(func(t *testing.T, program []byte) {
		for _, engine := range all {
			kerneltest.Differ(t, engine, program)
		}
	})
}

// TestFuzzSeeds asserts that the committed seeds are those of kerneltest, so
// that the target does not pass on nothing; -update writes them.
func TestFuzzSeeds(t *testing.T) {
	dir := filepath.Join("testdata", "fuzz", "FuzzBatch")
	if *update {
		require.NoError(t, os.MkdirAll(dir, 0o755))
	}
	seeds := kerneltest.Seeds()
	require.NotEmpty(t, seeds)
	for name, program := range seeds {
		path := filepath.Join(dir, name)
		want := fmt.Appendf(nil, "go test fuzz v1\n[]byte(%s)\n", strconv.Quote(string(program)))
		if *update {
			require.NoError(t, os.WriteFile(path, want, 0o644))
		}
		got, err := os.ReadFile(path)
		require.NoError(t, err, "go test -update writes it")
		require.Equal(t, string(want), string(got), path)
	}
}
