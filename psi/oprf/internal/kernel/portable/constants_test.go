package portable

import (
	"math/big"
	"slices"
	"testing"

	"filippo.io/edwards25519/field"
	"github.com/stretchr/testify/require"
)

// TestConstants compares with the decimals of RFC 9496, Section 4.1, which fix
// the signs of the roots.
func TestConstants(t *testing.T) {
	for _, c := range []struct {
		name, decimal string
		got           *field.Element
	}{
		{"D", "37095705934669439343138083508754565189542113879843219016388785533085940283555", d},
		{"SQRT_M1", "19681161376707505956807079304988542015446066515923890162744021073123829784752", sqrtM1},
		{"SQRT_AD_MINUS_ONE", "25063068953384623474111414158702152701244531502492656460079210482610430750235", sqrtADMinusOne},
		{"INVSQRT_A_MINUS_D", "54469307008909316920995813868745141605393597292927456921205312896311721017578", invSqrtAMinusD},
		{"ONE_MINUS_D_SQ", "1159843021668779879193775521855586647937357759715417654439879720876111806838", oneMinusDSquared},
		{"D_MINUS_ONE_SQ", "40440834346308536858101042469323190826248399146238708352240133220865137265952", dMinusOneSquared},
	} {
		want, ok := new(big.Int).SetString(c.decimal, 10)
		require.True(t, ok)
		b := c.got.Bytes()
		slices.Reverse(b)
		require.Zero(t, want.Cmp(new(big.Int).SetBytes(b)), c.name)
	}
}
