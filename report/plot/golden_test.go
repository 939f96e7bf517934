package plot

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

var update = flag.Bool("update", false, "write the golden pictures and fuzz seeds anew")

// languages and themes are all that a picture can be made in.
var (
	languages = []message.Language{message.English, message.French}
	themes    = []Theme{Light, Dark, Auto}
)

// drawn returns the picture of a chart that can be drawn.
func drawn(t require.TestingT, c Chart, theme Theme, lang message.Language) string {
	var b bytes.Buffer
	require.NoError(t, c.SVG(&b, theme, lang))
	return b.String()
}

// sampleOf returns the sample of the given name.
func sampleOf(t require.TestingT, name string, lang message.Language) Chart {
	for _, s := range samples {
		if s.name == name {
			return s.chart(lang)
		}
	}
	require.FailNow(t, "no such sample", name)
	return nil
}

// TestGolden compares with the committed pictures; -update writes them. Look at
// them before you commit.
func TestGolden(t *testing.T) {
	for _, name := range []string{
		"lines.en.light", "lines.fr.auto", "workers.fr.dark", "bars.en.auto",
		"bars.fr.dark", "dots.fr.light", "waterfall.fr.auto", "zoomed.en.dark",
	} {
		part := strings.Split(name, ".")
		lang := message.Language(part[1])
		theme := map[string]Theme{"light": Light, "dark": Dark, "auto": Auto}[part[2]]
		got := drawn(t, sampleOf(t, part[0], lang), theme, lang)
		path := filepath.Join("testdata", name+".svg")
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err, "go test -update writes it")
		require.Equal(t, string(want), got, name)
	}
}

// TestSize draws every sample in each theme and language: a picture is small
// enough to stand in a page.
func TestSize(t *testing.T) {
	for _, s := range samples {
		for _, lang := range languages {
			for _, theme := range themes {
				got := drawn(t, s.chart(lang), theme, lang)
				require.Less(t, len(got), 20_000, s.name)
				selfContained(t, got)
			}
		}
	}
}

// TestPage puts pictures into one page: what one defines, no other has, and the
// same chart is the same picture.
func TestPage(t *testing.T) {
	seen := map[string]string{}
	for _, s := range samples {
		for _, lang := range languages {
			for _, theme := range themes {
				got := drawn(t, s.chart(lang), theme, lang)
				require.Equal(t, got, drawn(t, s.chart(lang), theme, lang))
				name := selfContained(t, got)
				require.Empty(t, seen[name], "%s and %s", s.name, seen[name])
				seen[name] = s.name
			}
		}
	}

	// Charts that look alike but differ in what they are called, too.
	bars := func(title, category string) string {
		return selfContained(t, drawn(t, &Bars{Title: title, Categories: []string{category}, Groups: []Group{{Values: []float64{1}}}}, Auto, message.English))
	}
	require.Equal(t, bars("a", "b"), bars("a", "b"))
	require.NotEqual(t, bars("a", "b"), bars("a", "c"))
	require.NotEqual(t, bars("a", "b"), bars("c", "b"))
}
