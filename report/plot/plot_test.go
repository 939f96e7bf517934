package plot

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

func TestDump(t *testing.T) {
	dir := os.Getenv("PLOT_DUMP")
	for _, s := range samples {
		for _, lang := range []message.Language{"en", "fr"} {
			for th, n := range []string{"light", "dark", "auto"} {
				var b bytes.Buffer
				require.NoError(t, s.chart(lang).SVG(&b, Theme(th), lang), s.name)
				if dir != "" {
					require.NoError(t, os.WriteFile(filepath.Join(dir, s.name+"."+string(lang)+"."+n+".svg"), b.Bytes(), 0o644))
				}
			}
		}
	}
}
