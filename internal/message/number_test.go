package message

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNumber(t *testing.T) {
	require.Equal(t, "36,820,828", English.Number(36_820_828))
	require.Equal(t, "18,446,744,073,709,551,615", English.Number(1<<64-1))
	require.Equal(t, "1,234.5 s", English.Format("%.1f s", 1234.46))
	require.Equal(t, "36\u202f820\u202f828", French.Number(36_820_828))
	require.Equal(t, "1\u202f234,5\u202fs", French.Format("%.1f\u202fs", 1234.46))
}
