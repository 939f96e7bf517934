package baseline

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"recoupe/psi/oprf"
)

// outputSize is how much of an output stands in the set of [CirclOPRF], the
// first bytes: 128 bits, so that a false match has a probability below
// (entries·questions)·2^-128.
const outputSize = 16

// CirclOPRF is private set intersection on circl's OPRF in mode VOPRF with
// ristretto255, batch elements in a call and in a proof; with batch 1 it is
// what the functions of circl make of it without further thought:
//
//	Holder(skS, X)                                  Querier(pkS, Y)
//	===============================================================
//	     FullEvaluate(x), cut to 16 bytes and sorted
//	                       ---------->
//	                        Blind(y)
//	                       <----------
//	                  Evaluate, with proof
//	                       ---------->
//	                           y is in X if Finalize is one of them
//
// The set serves any number of runs. With batch 1 it is as sound as recoupe; the
// RFC's proof of a large batch can be forged (see [oprf.ProofContext]).
func CirclOPRF(batch int) Protocol {
	return func(ctx context.Context, holder, querier [][]byte) (*Run, error) {
		if len(holder) == 0 || len(querier) == 0 {
			return nil, ErrEmpty
		}
		key, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
		if err != nil {
			return nil, err
		}
		server, err := NewCirclServer(key, batch)
		if err != nil {
			return nil, err
		}
		client, err := NewCirclClient(key.Suite(), key.Mode(), key.PublicKey(), batch)
		if err != nil {
			return nil, err
		}
		return circlRun(ctx, server, client, holder, querier)
	}
}

// circlPart is how many inputs are worked on before the context is looked at.
const circlPart = 256

func circlRun(ctx context.Context, server *CirclServer, client *CirclClient, holder, querier [][]byte) (*Run, error) {
	run := &Run{}
	var sent [][]byte
	for part := range slices.Chunk(holder, circlPart) {
		err := timed(&run.Entries.Holder, func() error {
			outputs, err := server.Evaluate(nil, part)
			sent = append(sent, cut(outputs, len(part))...)
			return err
		})
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
	}
	timed(&run.Entries.Holder, func() error {
		slices.SortFunc(sent, bytes.Compare)
		return nil
	})
	run.Entries.Bytes = outputSize * len(sent)
	has := set(len(sent))
	timed(&run.Entries.Querier, func() error {
		for _, output := range sent {
			has[string(output)] = true
		}
		return nil
	})
	whole := max(circlPart/client.batch, 1) * client.batch // whole batches
	for start := 0; start < len(querier); start += whole {
		part := querier[start:min(start+whole, len(querier))]
		own, err := circlAsk(&run.Questions, server, client, part)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		timed(&run.Questions.Querier, func() error {
			for _, i := range matches(own, has) {
				run.Matches = append(run.Matches, start+i)
			}
			return nil
		})
	}
	return run, nil
}

// circlAsk returns the outputs for some questions as they stand in a set.
func circlAsk(cost *Cost, server *CirclServer, client *CirclClient, inputs [][]byte) (own [][]byte, err error) {
	var blinded, evaluated, proofs []byte
	var question *CirclQuestion
	err = timed(&cost.Querier, func() (err error) {
		blinded, question, err = client.Blind(nil, inputs)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = timed(&cost.Holder, func() (err error) {
		evaluated, proofs, err = server.BlindEvaluateProve(nil, blinded)
		return err
	})
	if err != nil {
		return nil, err
	}
	cost.Bytes += len(blinded) + len(evaluated) + len(proofs)
	err = timed(&cost.Querier, func() error {
		outputs, err := client.Finalize(nil, question, evaluated, proofs)
		own = cut(outputs, len(inputs))
		return err
	})
	return own, err
}

// cut returns the first bytes of each of n outputs.
func cut(outputs []byte, n int) (short [][]byte) {
	for i := range n {
		at := i * (len(outputs) / n)
		short = append(short, outputs[at:at+min(outputSize, len(outputs)-at)])
	}
	return short
}
