// Package docs_test holds the documents to the code: labels, names of tests,
// reasons, links and examples.
package docs_test

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/report"
	"recoupe/session/ledger"
)

var update = flag.Bool("update", false, "rewrite the examples in the documents")

// documents returns the text of every document of this folder by its name.
func documents(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("*.md")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	docs := map[string]string{}
	for _, name := range names {
		docs[name] = read(t, name)
	}
	return docs
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(b)
}

// sources calls f with every Go file of the module, tests or others.
func sources(t *testing.T, tests bool, f func(name string, file *ast.File)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.ContainsAny(d.Name()[:1], "._"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") != tests:
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.SkipObjectResolution)
		if err == nil {
			f(name, file)
		}
		return err
	})
	require.NoError(t, err)
}

// label matches what a string of the sources begins with that separates domains
// or names a format: our name, a purpose, a version.
var label = regexp.MustCompile(`^recoupe[/-]([a-z-]+/?)?[0-9]+`)

// TestEveryLabelIsDocumented looks for the labels of the code in the documents.
func TestEveryLabelIsDocumented(t *testing.T) {
	docs := documents(t)
	text := docs["protocol.md"] + docs["formats.md"]
	found := map[string]bool{}
	sources(t, false, func(name string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					if l := label.FindString(s); l != "" {
						found[l] = true
						require.True(t, strings.Contains(text, l), "%s: %s is in no document", name, l)
					}
				}
			}
			return true
		})
	})
	for _, l := range []string{"recoupe/1", "recoupe/blind/1", "recoupe/order/1", "recoupe/request/1", "recoupe-journal1"} {
		require.True(t, found[l], "%s is not in the code any more", l)
	}
	require.True(t, strings.Contains(text, "recoupe/identity/1")) // put together in the code
}

// named matches a test as the documents name it: folder, dot, function.
var named = regexp.MustCompile("`([a-z0-9/]+)\\.((?:Test|Fuzz|Example)[A-Za-z0-9_]*)`")

// TestEveryTestThatIsNamedExists looks for the tests that the documents give as
// evidence.
func TestEveryTestThatIsNamedExists(t *testing.T) {
	there := map[string]bool{}
	sources(t, true, func(name string, file *ast.File) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				there[filepath.ToSlash(filepath.Dir(name))+"."+f.Name.Name] = true
			}
		}
	})
	count := 0
	for name, text := range documents(t) {
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			count++
			require.True(t, there[m[1]+"."+m[2]], "%s names %s.%s, which does not exist", name, m[1], m[2])
		}
	}
	require.Greater(t, count, 30)
}

// script matches a script of the command line's tests as the documents name it.
var script = regexp.MustCompile("`([a-z0-9-]+\\.txtar)`")

// TestEveryScriptThatIsNamedExists looks for the scripts that the documents give
// as evidence.
func TestEveryScriptThatIsNamedExists(t *testing.T) {
	count := 0
	for name, text := range documents(t) {
		for _, m := range script.FindAllStringSubmatch(text, -1) {
			count++
			require.FileExists(t, filepath.Join("..", "cmd", "recoupe", "testdata", "script", m[1]), name)
		}
	}
	require.Greater(t, count, 10)
}

// TestEveryReasonIsDocumented compares the table of reasons in identity.md with
// the words of `recoupe check`.
func TestEveryReasonIsDocumented(t *testing.T) {
	var want strings.Builder
	for r := range identity.NumReasons {
		want.WriteString("| " + message.English.Text(r.ID()) + " | `" + r.String() + "` |\n")
	}
	require.Contains(t, read(t, "identity.md"), "| `check` says | here |\n|---|---|\n"+want.String()+"\n")
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	dropped = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	fenced  = regexp.MustCompile("(?ms)^```.*?^```$")
)

// anchors returns what a link may lead to in a document.
func anchors(text string) map[string]bool {
	out := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		out[strings.ReplaceAll(dropped.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-")] = true
	}
	return out
}

// TestEveryLinkLeadsSomewhere follows the relative links between documents.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for name, text := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			target := read(t, filepath.FromSlash(cmp.Or(file, name)))
			if anchor != "" {
				require.True(t, anchors(target)[anchor], "%s: %s", name, m[1])
			}
		}
	}
}

// made returns the digest of a word, for examples.
func made(word string) string {
	d := sha256.Sum256([]byte(word))
	return hex.EncodeToString(d[:])
}

const exampleSession = "00112233445566778899aabbccddeeff"

// exampleLedger returns the ledger of a holder who did all of its steps.
func exampleLedger(t *testing.T) string {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "ledger.jsonl")
	l, err := ledger.Open(path, func() time.Time { now = now.Add(7 * time.Minute); return now })
	require.NoError(t, err)
	inputs := map[string]uint64{"nir": 1874, "email": 1520}
	asked := map[string]uint64{"nir": 480, "email": 455}
	list := &ledger.ListDigest{SHA256: made("list"), Rows: 2000}
	for _, e := range []ledger.Entry{
		{Act: "agree", Agreement: made("draft")},
		{Act: "evaluate", List: list, Files: []ledger.File{{Name: "state/prepare.journal", Kind: "inputs", SHA256: made("inputs")}}},
		{Act: "prepare", Counts: inputs, List: list, Files: []ledger.File{{Name: "set.rcp", Kind: "set", SHA256: made("set")}}},
		{Act: "admit", Run: 1, Counts: asked, Files: []ledger.File{{Name: "request-1.rcp", Kind: "request", SHA256: made("request")}}},
		{Act: "answer", Run: 1, Counts: asked, Files: []ledger.File{
			{Name: "request-1.rcp", Kind: "request", SHA256: made("request")},
			{Name: "response-1.rcp", Kind: "response", SHA256: made("response")},
		}},
		{Act: "receive", Run: 1, Counts: map[string]uint64{"matched_rows": 212, "matched_persons": 209}, List: list,
			Files: []ledger.File{{Name: "return-1.rcp", Kind: "return", SHA256: made("return")}}},
	} {
		e.Role, e.Session, e.Agreement = "holder", exampleSession, cmp.Or(e.Agreement, made("agreement"))
		e.Versions = map[string]string{"program": "recoupe/0.1", "identity": "identity/1"}
		_, err := l.Append(e)
		require.NoError(t, err)
	}
	require.NoError(t, l.Close())
	return read(t, path)
}

// exampleResult returns the numbers of a querier under `learns: detail`.
func exampleResult(t *testing.T) string {
	r := report.Result{
		Program: "recoupe/0.1", Session: exampleSession, Agreement: made("agreement"), Reference: "2026-017",
		Identity: "identity/1", Suite: "ristretto255-SHA512", Mode: "VOPRF", Run: 1,
		Role: "querier", Holder: "Body A", Querier: "Body B",
		List: report.List{SHA256: made("list of B"), Rows: 500, Rejected: 2, Unlinkable: 3},
		Matched: report.Matched{
			Rows: 215, Persons: 209,
			Tiers: map[string]uint64{"sure": 190, "probable": 25},
		},
		Keys: []report.Key{
			{Name: "nir", Inputs: 492, Distinct: 480, Other: 1874, Rows: 171, Added: 171},
			{Name: "email", Inputs: 470, Distinct: 455, Shared: 1, Other: 1520, Rows: 160, Added: 44},
		},
		FalseMatch: report.FalseMatchBound(2, 1),
		Files: []report.File{
			{Kind: "set", SHA256: made("set")}, {Kind: "response", SHA256: made("response")}, {Kind: "return", SHA256: made("return")},
		},
		Finished: time.Date(2026, 3, 2, 10, 30, 0, 0, time.UTC), Took: 1234 * time.Millisecond,
	}
	var b bytes.Buffer
	require.NoError(t, r.WriteJSON(&b))
	return b.String()
}

// TestExamplesInTheDocument compares the examples of formats.md with what the
// code writes.
func TestExamplesInTheDocument(t *testing.T) {
	for name, want := range map[string]string{"ledger": exampleLedger(t), "result": exampleResult(t)} {
		text := read(t, "formats.md")
		begin := "<!-- " + name + ": written by TestExamplesInTheDocument -->\n```\n"
		before, rest, ok := strings.Cut(text, begin)
		require.True(t, ok, "no example %s", name)
		got, after, ok := strings.Cut(rest, "```\n")
		require.True(t, ok, "example %s has no end", name)
		if *update {
			require.NoError(t, os.WriteFile("formats.md", []byte(before+begin+want+"```\n"+after), 0o666))
			got = want
		}
		require.Equal(t, want, got)
	}
}

// TestEveryFieldIsDocumented looks for the fields of results and of the ledger
// in formats.md.
func TestEveryFieldIsDocumented(t *testing.T) {
	text := read(t, "formats.md")
	for typ, prefix := range map[reflect.Type]string{
		reflect.TypeFor[report.Result](): "", reflect.TypeFor[report.List](): "list.",
		reflect.TypeFor[report.Matched](): "matched.", reflect.TypeFor[report.Key](): "keys[].",
		reflect.TypeFor[report.File](): "", reflect.TypeFor[ledger.Entry](): "",
		reflect.TypeFor[ledger.File](): "", reflect.TypeFor[ledger.ListDigest](): "",
	} {
		for i := range typ.NumField() {
			tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			require.NotEmpty(t, tag, typ.Field(i).Name)
			if tag == "-" || tag == "list" || tag == "matched" {
				continue
			}
			require.True(t, strings.Contains(text, "`"+prefix+tag+"`"), "%s of %s", tag, typ)
		}
	}
}
