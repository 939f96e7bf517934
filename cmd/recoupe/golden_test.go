package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// masks hide what changes from one session to the next.
var masks = []struct {
	what *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`[0-9a-f]{64,}`), "<digest>"},
	{regexp.MustCompile(`[0-9a-f]{32}`), "<session>"},
	{regexp.MustCompile(`20\d\d-\d\d-\d\d`), "<day>"},
	{regexp.MustCompile(`took [0-9.]+ s`), "took <time>"},
	{regexp.MustCompile(`(set\.rcp) \([0-9,]+ bytes\)`), "$1 (<size>)"},
	{regexp.MustCompile(`(frames \d+, )[0-9,]+ bytes`), "$1<size>"},
}

// mask hides what changes from one session to the next.
func mask(text string) string {
	for _, m := range masks {
		text = m.what.ReplaceAllString(text, m.with)
	}
	return text
}

// golden compares text with a file in testdata/golden.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	require.Equal(t, read(t, path), text, "go test ./cmd/recoupe -run TestGolden -update writes %s", path)
}

// TestGoldenSession pins what a whole session says on the terminal, so that no
// wording changes unseen.
func TestGoldenSession(t *testing.T) {
	for name, flags := range map[string][]string{
		"detail.txt": {"--result", "both"},
		"union.txt":  {"--result", "both", "--learns", "union"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, copyLists(dir))
			var text strings.Builder
			say := func(args ...string) {
				c := start(t, dir, args...)
				code := c.end()
				require.Equal(t, exitDone, code, c.said.String())
				text.WriteString("$ recoupe " + strings.Join(quoted(args), " ") + "\n" + c.said.String() + c.out.String() + "\n")
			}
			say(append([]string{
				"agree", "new", "--session", "holder", "--profile", "ft24-unml25", "--rows", "500",
				"--holder", "Made-up Holder", "--querier", "Made-up Querier",
			}, flags...)...)
			require.NoError(t, sendAgreement(dir))
			say("agree", "show", "--session", "querier")
			say("check", "--session", "querier", "querier.csv")
			for _, step := range jobSteps {
				say(step...)
				require.NoError(t, sendFiles(dir))
			}
			for _, file := range []string{"set", "request-1", "response-1", "return-1"} {
				from := "holder"
				if file == "set" || file == "response-1" {
					from = "querier"
				}
				say("inspect", filepath.Join(from, "inbox", file+".rcp"))
			}
			golden(t, name, mask(text.String()))
		})
	}
}

// TestGoldenHelp pins the help texts.
func TestGoldenHelp(t *testing.T) {
	var text strings.Builder
	for _, name := range []string{
		"", "demo", "agree", "agree new", "agree show", "check", "prepare", "request", "answer", "finish", "receive", "inspect", "synth",
	} {
		c := start(t, t.TempDir(), append(strings.Fields(name), "--help")...)
		require.Equal(t, exitDone, c.end())
		require.Empty(t, c.said.String())
		text.WriteString("$ recoupe " + strings.TrimSpace(name+" --help") + "\n" + c.out.String() + "\n")
	}
	golden(t, "help.txt", text.String())
}
