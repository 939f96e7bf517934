package oprf

import (
	"testing"

	"github.com/cloudflare/circl/oprf"
	"github.com/stretchr/testify/require"
)

func TestSuiteNamesAndSizes(t *testing.T) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		parsed, err := ParseSuite(suite.String())
		require.NoError(t, err)
		require.Equal(t, suite, parsed)

		theirs, err := oprf.GetSuite(suite.String())
		require.NoError(t, err)
		sizes := theirs.Group().Params()
		require.EqualValues(t, sizes.CompressedElementLength, suite.ElementSize())
		require.EqualValues(t, sizes.ScalarLength, suite.ScalarSize())
		require.EqualValues(t, 2*sizes.ScalarLength, suite.ProofSize())
		require.Equal(t, theirs.Hash().Size(), suite.OutputSize())
	}
	for _, name := range []string{"", "ristretto255", "P384-SHA384", "p256-sha256"} {
		_, err := ParseSuite(name)
		require.ErrorIs(t, err, ErrSuite)
	}
	unknown := Suite(3)
	require.Equal(t, "Suite(3)", unknown.String())
	require.Zero(t, unknown.ElementSize()+unknown.ScalarSize()+unknown.OutputSize()+unknown.ProofSize())
}

func TestModeNames(t *testing.T) {
	for _, mode := range []Mode{OPRF, VOPRF} {
		parsed, err := ParseMode(mode.String())
		require.NoError(t, err)
		require.Equal(t, mode, parsed)
	}
	for _, name := range []string{"", "voprf", "POPRF"} {
		_, err := ParseMode(name)
		require.ErrorIs(t, err, ErrMode)
	}
	require.Equal(t, "Mode(2)", Mode(2).String())
}

// TestUnknownSuiteOrMode has every constructor refuse them; the POPRF mode of
// the RFC is among the unknown.
func TestUnknownSuiteOrMode(t *testing.T) {
	constructors := map[string]func(Suite, Mode) error{
		"GenerateKey":     func(s Suite, m Mode) error { _, err := GenerateKey(s, m); return err },
		"DeriveKey":       func(s Suite, m Mode) error { _, err := DeriveKey(s, m, [32]byte{}, nil); return err },
		"ParsePrivateKey": func(s Suite, m Mode) error { _, err := ParsePrivateKey(s, m, nil); return err },
		"NewClient":       func(s Suite, m Mode) error { _, err := NewClient(s, m, nil); return err },
		"NewGroup":        func(s Suite, m Mode) error { _, err := NewGroup(s, m); return err },
	}
	for name, f := range constructors {
		require.ErrorIs(t, f(0, VOPRF), ErrSuite, name)
		require.ErrorIs(t, f(3, VOPRF), ErrSuite, name)
		require.ErrorIs(t, f(Ristretto255SHA512, 2), ErrMode, name)
	}
}
