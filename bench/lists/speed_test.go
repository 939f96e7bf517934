package lists

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

func BenchmarkWrite(b *testing.B) {
	const rows = 20_000
	for _, l := range []List{FT24, UNML25, Truth} {
		b.Run(l.String(), func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, Default(1, rows, rows, rows/2).Write(io.Discard, l))
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
