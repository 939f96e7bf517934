package compression

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"slices"

	"golang.org/x/sync/errgroup"

	"recoupe/codec/golomb"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// Set is a holder's set with what other protocols would send in its place. All
// is sorted and distinct.
type Set struct {
	// Outputs are the outputs of the PRF, 64 bytes each, and Elements as many
	// elements of the group, 32 bytes each.
	Outputs, Elements []byte
	// Prefixes are the first 128 bits of the outputs.
	Prefixes []golomb.Uint128
	// Tokens are the outputs mapped to the range of the set.
	Tokens []golomb.Uint128
	Range  golomb.Range
}

// ErrSize says that a set is to be made of no entries or of too many.
var ErrSize = errors.New("compression: a set has 1 to 2^24 entries")

// NewSet evaluates the PRF under a fresh key for n inputs and makes the set for
// at most questions inputs of the querier. It takes about 20 µs of processor time
// for each entry where the processor has AVX-512.
func NewSet(ctx context.Context, n int, questions uint64, workers int) (*Set, error) {
	if n < 1 || n > 1<<24 {
		return nil, ErrSize
	}
	r, err := golomb.NewRange(uint64(n), questions)
	if err != nil {
		return nil, err
	}
	s := &Set{Range: r}
	if s.Outputs, s.Elements, err = evaluate(ctx, n, workers); err != nil {
		return nil, err
	}
	for output := range slices.Chunk(s.Outputs, outputSize) {
		p := golomb.Uint128FromBytes(output)
		s.Prefixes, s.Tokens = append(s.Prefixes, p), append(s.Tokens, r.Map(p))
	}
	s.Prefixes, s.Tokens = slices.Compact(s.Prefixes), slices.Compact(s.Tokens)
	return s, nil
}

// Sizes of the records of a set.
const (
	outputSize  = 64
	elementSize = 32
)

// evaluate returns n outputs and n blinded elements, both sorted.
func evaluate(ctx context.Context, n, workers int) (outputs, elements []byte, err error) {
	key, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	if err != nil {
		return nil, nil, err
	}
	server := oprf.NewServer(key)
	client, err := oprf.NewClient(key.Suite(), key.Mode(), key.PublicKey())
	if err != nil {
		return nil, nil, err
	}
	outputs, elements = make([]byte, n*outputSize), make([]byte, n*elementSize)
	var group errgroup.Group
	group.SetLimit(max(workers, 1))
	for start := 0; start < n; start += psi.BatchSize {
		count := min(psi.BatchSize, n-start)
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			inputs := make([]byte, 8*count)
			for i := range count {
				binary.BigEndian.PutUint64(inputs[8*i:], uint64(start+i))
			}
			if _, err := server.Evaluate(outputs[start*outputSize:start*outputSize], oprf.FixedInputs(inputs, 8)); err != nil {
				return err
			}
			blinds := make(oprf.Blinds, count*oprf.BlindSize)
			rand.Read(blinds)
			_, err := client.Blind(elements[start*elementSize:start*elementSize], oprf.FixedInputs(inputs, 8), blinds)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	return sorted(outputs, outputSize), sorted(elements, elementSize), nil
}

// sorted returns the records of the given size in order.
func sorted(records []byte, size int) []byte {
	list := slices.Collect(slices.Chunk(records, size))
	slices.SortFunc(list, bytes.Compare)
	return slices.Concat(list...)
}
