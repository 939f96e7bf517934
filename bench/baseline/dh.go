package baseline

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"slices"

	"github.com/cloudflare/circl/group"
)

// dhTag is the domain separation tag of the hash to the group.
const dhTag = "recoupe baseline DH-PSI ristretto255"

// DiffieHellman is private set intersection by commutative powers (Meadows
// 1986; Huberman, Franklin and Hogg 1999) on circl's ristretto255, one element
// at a time:
//
//	Holder(a, X)                                    Querier(b, Y)
//	=============================================================
//	                         H(y)^b
//	                       <----------
//	              H(y)^(b·a), and H(x)^a sorted
//	                       ---------->
//	                     y is in X if H(y)^(b·a) is one of H(x)^(a·b)
//
// Answers come in the order of the questions; sorting takes the order of the
// list away. Every run draws new keys, so that the querier raises every entry
// of the holder's list to the power b every time; and nothing shows that the
// holder used the same a for all.
func DiffieHellman(ctx context.Context, holder, querier [][]byte) (*Run, error) {
	if len(holder) == 0 || len(querier) == 0 {
		return nil, ErrEmpty
	}
	run := &Run{}
	a := group.Ristretto255.RandomNonZeroScalar(rand.Reader)
	b := group.Ristretto255.RandomNonZeroScalar(rand.Reader)
	var list, listed, asked, answered [][]byte
	err := errors.Join(
		timed(&run.Entries.Holder, func() (err error) {
			list, err = hashToPower(ctx, holder, a)
			slices.SortFunc(list, bytes.Compare)
			return err
		}),
		timed(&run.Questions.Querier, func() (err error) {
			asked, err = hashToPower(ctx, querier, b)
			return err
		}),
		timed(&run.Questions.Holder, func() (err error) {
			answered, err = powers(ctx, asked, a)
			return err
		}),
		timed(&run.Entries.Querier, func() (err error) {
			listed, err = powers(ctx, list, b)
			return err
		}),
	)
	if err != nil {
		return nil, err
	}
	has := set(len(listed))
	timed(&run.Entries.Querier, func() error {
		for _, e := range listed {
			has[string(e)] = true
		}
		return nil
	})
	timed(&run.Questions.Querier, func() error {
		run.Matches = matches(answered, has)
		return nil
	})
	size := int(group.Ristretto255.Params().CompressedElementLength)
	run.Entries.Bytes, run.Questions.Bytes = size*len(list), size*(len(asked)+len(answered))
	return run, nil
}

// hashToPower returns H(x)^k for each input x, serialized.
func hashToPower(ctx context.Context, inputs [][]byte, k group.Scalar) ([][]byte, error) {
	out := make([][]byte, 0, len(inputs))
	power := group.Ristretto255.NewElement()
	for _, x := range inputs {
		hashed := group.Ristretto255.HashToElement(x, []byte(dhTag))
		b, err := power.Mul(hashed, k).MarshalBinaryCompress()
		if err != nil {
			return nil, err
		}
		out = append(out, b)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// powers returns e^k for each serialized element e. It refuses the identity,
// whose powers say nothing of k or of an input.
func powers(ctx context.Context, elements [][]byte, k group.Scalar) ([][]byte, error) {
	out := make([][]byte, 0, len(elements))
	e := group.Ristretto255.NewElement()
	for _, encoding := range elements {
		if e.UnmarshalBinary(encoding) != nil || e.IsIdentity() {
			return nil, ErrElement
		}
		b, err := e.Mul(e, k).MarshalBinaryCompress()
		if err != nil {
			return nil, err
		}
		out = append(out, b)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
