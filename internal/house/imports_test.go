// Package house tests the architecture of recoupe: which package may import
// which.
package house

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// module is the path of the main module.
const module = "recoupe"

// directions gives for each part of the house the other parts that it may
// import. A part is a folder with all below it, except what is listed as a part
// of its own; a package may import any of its own part. What is not listed may
// import nothing of ours, and a part that is not listed may not be there.
var directions = map[string][]string{
	"cmd":              {"agreement", "bench", "codec", "identity", "internal", "internal/message", "psi", "psi/oprf", "report", "session", "table", "testdata"},
	"docs":             {"agreement", "bench", "codec", "identity", "internal", "internal/message", "psi", "psi/oprf", "report", "session", "table", "testdata"},
	"bench":            {"agreement", "codec", "identity", "internal", "internal/message", "psi", "psi/oprf", "report", "session", "table", "testdata"},
	"session":          {"agreement", "codec", "identity", "internal", "internal/message", "psi", "psi/oprf", "report", "table"},
	"report":           {"agreement", "identity", "internal", "internal/message", "psi", "table"},
	"agreement":        {"identity", "internal", "internal/message", "psi/oprf"},
	"psi":              {"codec", "internal", "internal/message", "psi/oprf"},
	"psi/oprf":         {"internal", "internal/message"},
	kerneltest:         {"psi/oprf"},
	"table":            {"identity", "internal", "internal/message"},
	"identity":         {"internal", "internal/message"},
	"codec":            {"internal", "internal/message"},
	"internal":         {"internal/message"},
	"internal/message": {},
	"testdata":         {},
}

// kerneltest is what tests of the kernel share: all of it is a test.
const kerneltest = "psi/oprf/internal/kernel/kerneltest"

// forTests are the parts that every test may import beside those that its
// package may.
var forTests = []string{"bench", "testdata", kerneltest}

// modules gives for some modules the only folders whose packages, and those
// below, may import them, in tests too.
var modules = map[string][]string{
	"github.com/cloudflare/circl": {"psi/oprf", "bench/baseline"},
	"filippo.io/edwards25519":     {"psi/oprf", "bench/baseline"},
	"github.com/urfave/cli":       {"cmd"},
	"github.com/vbauerster/mpb":   {"cmd"},
	"github.com/gofrs/flock":      {"session"},
}

// testModules may be imported by tests only.
var testModules = []string{
	"github.com/stretchr/testify",
	"github.com/rogpeppe/go-internal",
	"github.com/nyaruka/phonenumbers",
	"pgregory.net/rapid",
	"github.com/bwesterb/go-ristretto",
}

// under reports whether the import path or folder p is root or below it.
func under(p, root string) bool {
	return p == root || strings.HasPrefix(p, root+"/")
}

// part returns the part of the house that the folder dir belongs to, "" if
// none.
func part(dir string) string {
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := directions[dir]; ok {
			return dir
		}
	}
	return ""
}

// forbidden says why a file of the folder dir may not import the package
// imported, "" if it may.
func forbidden(dir, imported string, test bool) string {
	from := part(dir)
	test = test || from == kerneltest
	if from == "" {
		return dir + " is no part of the house"
	}
	if under(imported, module) {
		to := part(strings.TrimPrefix(strings.TrimPrefix(imported, module), "/") + "/.")
		if to == from || slices.Contains(directions[from], to) || test && slices.Contains(forTests, to) {
			return ""
		}
		return fmt.Sprintf("%s may not import %s", from, to)
	}
	for m, allowed := range modules {
		if under(imported, m) && !slices.ContainsFunc(allowed, func(root string) bool { return under(dir, root) }) {
			return fmt.Sprintf("only %s may import %s", strings.Join(allowed, ", "), m)
		}
	}
	for _, m := range testModules {
		if !test && under(imported, m) {
			return "only tests may import " + m
		}
	}
	return ""
}

// violations reads the imports of every Go file of the main module in tree and
// returns those that are forbidden, each with its file and the reason, and the
// number of files read.
func violations(tree fs.FS) (found []string, files int, err error) {
	err = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if skipped(tree, name) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files++
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := forbidden(path.Dir(name), imported, strings.HasSuffix(name, "_test.go")); why != "" {
				found = append(found, fmt.Sprintf("%s imports %s: %s", name, imported, why))
			}
		}
		return nil
	})
	return found, files, err
}

// skipped reports whether the go tool ignores the folder dir, or counts it to
// another module. The package testdata at the top is none of these.
func skipped(tree fs.FS, dir string) bool {
	if dir == "." {
		return false
	}
	base := path.Base(dir)
	if base[0] == '.' || base[0] == '_' || base == "testdata" && dir != base {
		return true
	}
	_, err := fs.Stat(tree, path.Join(dir, "go.mod"))
	return err == nil
}

func TestImports(t *testing.T) {
	tree := os.DirFS("../..")
	mod, err := fs.ReadFile(tree, "go.mod")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(mod), "module "+module+"\n"), "not the top of the module")
	found, files, err := violations(tree)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Greater(t, files, 50, "too few files were read")
}

// TestDirectionsHaveNoCircle follows every direction: no part reaches itself.
func TestDirectionsHaveNoCircle(t *testing.T) {
	var reach func(from string, above []string)
	reach = func(from string, above []string) {
		require.NotContains(t, above, from)
		require.Contains(t, directions, from)
		for _, to := range directions[from] {
			reach(to, append(slices.Clone(above), from))
		}
	}
	for from := range directions {
		reach(from, nil)
	}
}

// TestViolationsAreFound puts one import each into a file and looks whether it
// is found: an empty reason means that it is allowed.
func TestViolationsAreFound(t *testing.T) {
	for _, c := range []struct{ file, imported, why string }{
		{"psi/holder.go", "recoupe/identity", "psi may not import identity"},
		{"psi/holder.go", "recoupe/table", "psi may not import table"},
		{"psi/holder_test.go", "recoupe/identity", "psi may not import identity"},
		{"psi/count/count.go", "recoupe/agreement", "psi may not import agreement"},
		{"psi/holder.go", "recoupe/psi/oprf", ""},
		{"psi/holder.go", "recoupe/codec/rcp", ""},
		{"psi/oprf/key.go", "recoupe/psi", "psi/oprf may not import psi"},
		{"psi/oprf/key.go", "recoupe/psi/oprf/internal/field", ""},
		{"psi/oprf/key.go", "github.com/cloudflare/circl/oprf", ""},
		{"psi/oprf/key_test.go", "github.com/cloudflare/circl/oprf", ""},
		{"bench/baseline/circl.go", "github.com/cloudflare/circl/oprf", ""},
		{"psi/holder.go", "github.com/cloudflare/circl/group", "only psi/oprf, bench/baseline may import github.com/cloudflare/circl"},
		{"psi/holder_test.go", "github.com/cloudflare/circl/group", "only psi/oprf, bench/baseline may import github.com/cloudflare/circl"},
		{"bench/speed/speed.go", "github.com/cloudflare/circl/group", "only psi/oprf, bench/baseline may import github.com/cloudflare/circl"},
		{"codec/rcp/file.go", "recoupe/internal/message", ""},
		{"codec/rcp/file.go", "recoupe/codec/golomb", ""},
		{"codec/rcp/file.go", "recoupe/psi", "codec may not import psi"},
		{"identity/nir.go", "recoupe/internal/message", ""},
		{"identity/nir.go", "recoupe/codec/rcp", "identity may not import codec"},
		{"table/csv.go", "recoupe/identity", ""},
		{"identity/nir.go", "recoupe/table", "identity may not import table"},
		{"agreement/agreement.go", "recoupe/session", "agreement may not import session"},
		{"agreement/agreement.go", "recoupe/session/ledger", "agreement may not import session"},
		{"session/step.go", "recoupe/table", ""},
		{"session/step.go", "recoupe/cmd/recoupe", "session may not import cmd"},
		{"session/step.go", "github.com/urfave/cli/v2", "only cmd may import github.com/urfave/cli"},
		{"cmd/recoupe/app.go", "github.com/urfave/cli/v2", ""},
		{"cmd/recoupe/app.go", "recoupe/session", ""},
		{"internal/message/files.go", "recoupe/internal/pipeline", "internal/message may not import internal"},
		{"internal/pipeline/run.go", "recoupe/psi", "internal may not import psi"},
		{"session/step.go", "recoupe/testdata", "session may not import testdata"},
		{"session/step_test.go", "recoupe/testdata", ""},
		{"session/step.go", "recoupe/bench/synth", "session may not import bench"},
		{"session/step_test.go", "recoupe/bench/synth", ""},
		{"session/step.go", "github.com/stretchr/testify/require", "only tests may import github.com/stretchr/testify"},
		{"session/step_test.go", "github.com/stretchr/testify/require", ""},
		{"utils/utils.go", "fmt", "utils is no part of the house"},
		{"session/step.go", "recoupe/utils", "session may not import "},
		{"session/step.go", "fmt", ""},
		{"psi/oprf/_asm/gen.go", "github.com/mmcloughlin/avo/build", ""},
		{"table/testdata/x.go", "recoupe/cmd", ""},
	} {
		tree := fstest.MapFS{c.file: {Data: fmt.Appendf(nil, "package p\n\nimport x %q\n", c.imported)}}
		found, _, err := violations(tree)
		require.NoError(t, err)
		if c.why == "" {
			require.Empty(t, found, "%s imports %s", c.file, c.imported)
		} else {
			require.Equal(t, []string{fmt.Sprintf("%s imports %s: %s", c.file, c.imported, c.why)}, found)
		}
	}

	other := fstest.MapFS{
		"psi/oprf/gen/go.mod": {Data: []byte("module gen\n")},
		"psi/oprf/gen/gen.go": {Data: []byte("package main\n\nimport \"recoupe/cmd\"\n")},
	}
	found, files, err := violations(other)
	require.NoError(t, err)
	require.Empty(t, found, "a module of its own")
	require.Zero(t, files)
}
