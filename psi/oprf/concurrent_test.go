package oprf

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestConcurrent has several goroutines share one server, one client and one
// group, each with batches of its own; under the race detector it finds what
// circl writes to on reading, such as the coordinates of a shared P-256 element
// and the public key that it caches.
func TestConcurrent(t *testing.T) {
	const workers, batches, size = 4, 3, 3
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 1)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		k := g.RandomScalar()
		type result struct {
			got, want []byte
			err       error
		}
		results := make([]result, workers*batches)
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for b := range batches {
					i := w*batches + b
					r := &results[i]
					inputs, blinds := FixedInputs(randomBytes(size*32), 32), Blinds(randomBytes(size*BlindSize))
					ctx := x.ctx
					ctx.Batch = uint64(i)
					if r.got, r.err = x.roundTrip(inputs, blinds, ctx); r.err != nil {
						return
					}
					if r.want, r.err = x.server.Evaluate(nil, inputs); r.err != nil {
						return
					}
					var elements []byte
					if elements, r.err = g.HashToElement(nil, inputs); r.err != nil {
						return
					}
					if _, r.err = g.ScalarMult(nil, elements, k); r.err != nil {
						return
					}
					_, r.err = NewClient(suite, mode, x.key.PublicKey())
				}
			})
		}
		wg.Wait()
		for _, r := range results {
			require.NoError(t, r.err)
			require.Equal(t, r.want, r.got)
		}
	})
}

// TestConcurrentFinalize has several goroutines finalize one evaluation, which
// they share: each gets the outputs, and so does who finalizes it afterwards.
func TestConcurrentFinalize(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 9)
		evaluation := x.verify(t)
		want, err := x.server.Evaluate(nil, x.inputs)
		require.NoError(t, err)
		var outputs [4][]byte
		var wg sync.WaitGroup
		for i := range outputs {
			wg.Go(func() { outputs[i], _ = x.client.Finalize(nil, x.inputs, x.blinds, evaluation) })
		}
		wg.Wait()
		for _, got := range outputs {
			require.Equal(t, want, got)
		}
		again, err := x.client.Finalize(nil, x.inputs, x.blinds, evaluation)
		require.NoError(t, err)
		require.Equal(t, want, again)
	})
}

// roundTrip sends one batch through client and server.
func (x *exchange) roundTrip(inputs Inputs, blinds Blinds, ctx ProofContext) ([]byte, error) {
	blinded, err := x.client.Blind(nil, inputs, blinds)
	if err != nil {
		return nil, err
	}
	evaluated, proof, err := x.server.BlindEvaluateProve(nil, blinded, ctx)
	if err != nil {
		return nil, err
	}
	evaluation, err := x.client.VerifyVarTime(blinded, evaluated, proof, ctx)
	if err != nil {
		return nil, err
	}
	return x.client.Finalize(nil, inputs, blinds, evaluation)
}
