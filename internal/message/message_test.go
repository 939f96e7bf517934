package message

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// declared returns every constant of type ID in this package: its value by its
// Go name.
func declared(t *testing.T) map[string]ID {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	ids := map[string]ID{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if typ, ok := v.Type.(*ast.Ident); !ok || typ.Name != "ID" {
					continue
				}
				text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				require.NoError(t, err)
				ids[v.Names[0].Name] = ID(text)
			}
		}
	}
	require.NotEmpty(t, ids)
	return ids
}

func TestEveryIDHasAText(t *testing.T) {
	ids := declared(t)
	values := map[ID]string{}
	for name, id := range ids {
		require.NotContains(t, values, id, "two constants have one value")
		values[id] = name
		require.Contains(t, catalogue, id, name)
		require.NotEmpty(t, catalogue[id].en, name)
	}
	for id, e := range catalogue {
		require.Contains(t, values, id, "a text without a constant")
		if e.hint != "" {
			require.Contains(t, catalogue, e.hint)
		}
	}
}

var verb = regexp.MustCompile(`%(?:%|(\[\d+\])?[-+# 0-9.]*[a-zA-Z])`)

func TestArgumentsAreIndexed(t *testing.T) {
	for id, e := range catalogue {
		for _, m := range verb.FindAllStringSubmatch(e.en, -1) {
			if m[0] != "%%" {
				require.NotEmpty(t, m[1], "%s: %q has no explicit index", id, m[0])
			}
		}
	}
}

func TestEveryIDIsUsed(t *testing.T) {
	var source strings.Builder
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "message") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			b, err := os.ReadFile(path)
			source.Write(b)
			return err
		}
		return nil
	})
	require.NoError(t, err)
	hints := map[ID]bool{}
	for _, e := range catalogue {
		hints[e.hint] = true
	}
	used := regexp.MustCompile(`\bmessage\.(\w+)`).FindAllStringSubmatch(source.String(), -1)
	names := map[string]bool{}
	for _, m := range used {
		names[m[1]] = true
	}
	for name, id := range declared(t) {
		require.True(t, names[name] || hints[id], "nothing says %s", name)
	}
}

func TestErrorMatchesItsID(t *testing.T) {
	const id = ID("test.sample")
	catalogue[id] = entry{en: "line %[1]d of %[2]s"}
	defer delete(catalogue, id)

	cause := errors.New("cause")
	err := fmt.Errorf("outer: %w", New(id, 3, "list.csv").Because(cause))
	require.ErrorIs(t, err, id)
	require.ErrorIs(t, err, cause)
	require.NotErrorIs(t, err, ID("test.other"))

	kind := errors.New("kind")
	require.NotErrorIs(t, err, kind)
	require.ErrorIs(t, New(id, 3, "list.csv").Of(kind), kind)
	require.Equal(t, "line 3 of list.csv: cause", English.Explain(err))
	require.Empty(t, English.Hint(err))
}
