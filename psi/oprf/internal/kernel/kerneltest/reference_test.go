package kerneltest

import (
	"crypto"
	"slices"
	"testing"

	"github.com/cloudflare/circl/expander"
	"github.com/cloudflare/circl/group"
	"github.com/stretchr/testify/require"
)

// TestReference runs the suite on the reference itself: its vectors, laws and
// golden hashes hold.
func TestReference(t *testing.T) { Run(t, Reference()) }

// TestReferenceDerives compares the reference's SetUniform with the hash of
// circl's group, of which it is the second half.
func TestReferenceDerives(t *testing.T) {
	dst := []byte("kerneltest")
	var uniform, want []byte
	for i := range 100 {
		message := []byte{byte(i)}
		uniform = append(uniform, expander.NewExpanderMD(crypto.SHA512, dst).Expand(message, 64)...)
		encoding := encode(group.Ristretto255.HashToElement(message, dst))
		want = append(want, encoding[:]...)
	}
	b := Reference().NewBatch(100)
	b.SetUniform(uniform)
	require.Equal(t, want, b.AppendBytes(nil))
}

// TestEdgesHoldWhatTheyPromise checks that edges are distinct, reduced and
// where they should be.
func TestEdgesHoldWhatTheyPromise(t *testing.T) {
	for i, k := range edgeScalars() {
		require.Less(t, number(k).Cmp(order), 0, "%d", i)
		require.Equal(t, k, scalar(number(k)))
	}
	for _, root := range identities() {
		b := root.FillBytes(make([]byte, 32))
		slices.Reverse(b)
		e := derive((*[32]byte)(b), (*[32]byte)(b))
		require.True(t, e.IsIdentity(), "%x", b)
	}
}
