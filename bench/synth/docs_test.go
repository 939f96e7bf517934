package synth

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDefaultsAreDocumented compares the tables of docs/synthetic.md with the
// defaults.
func TestDefaultsAreDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/synthetic.md")
	require.NoError(t, err)
	rows := map[string][]string{}
	for _, line := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|(.*)\\|$").FindAllStringSubmatch(string(b), -1) {
		var cells []string
		for cell := range strings.SplitSeq(line[2], "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows[line[1]] = cells
	}
	percent := func(r Rate) string { return fmt.Sprintf("%.4g", float64(r*100)) }
	s := Default(1)
	for _, p := range Pairs() {
		require.NotEmpty(t, rows[p.String()], p)
		require.Equal(t, percent(s.Overlap[p]), rows[p.String()][0], p)
	}
	for _, k := range Kinds() {
		if kinds[k].given {
			require.Contains(t, string(b), "`"+k.String()+"`")
			continue
		}
		cells := rows[k.String()]
		require.Len(t, cells, int(NumSources)+1, k)
		for _, src := range Sources() {
			want := "–"
			if k.HasRate(src) {
				want = percent(s.Rates[src][k])
			}
			require.Equal(t, want, cells[src], "%s.%s", src, k)
		}
	}
	require.Contains(t, string(b), "`"+Version+"`")
}
