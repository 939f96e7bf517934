package baseline

import (
	"bytes"
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
// The set serves any number of runs. Sound: neither party learns more than
// from recoupe.
func CirclOPRF(batch int) Protocol {
	return func(holder, querier [][]byte) (*Run, error) {
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
		return circlRun(server, client, holder, querier)
	}
}

func circlRun(server *CirclServer, client *CirclClient, holder, querier [][]byte) (*Run, error) {
	run := &Run{}
	var sent [][]byte
	err := timed(&run.Entries.Holder, func() error {
		outputs, err := server.Evaluate(nil, holder)
		sent = cut(outputs, len(holder))
		slices.SortFunc(sent, bytes.Compare)
		return err
	})
	if err != nil {
		return nil, err
	}
	has := set(len(sent))
	timed(&run.Entries.Querier, func() error {
		for _, output := range sent {
			has[string(output)] = true
		}
		return nil
	})
	var blinded, evaluated, proofs []byte
	var question *CirclQuestion
	err = timed(&run.Questions.Querier, func() (err error) {
		blinded, question, err = client.Blind(nil, querier)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = timed(&run.Questions.Holder, func() (err error) {
		evaluated, proofs, err = server.BlindEvaluateProve(nil, blinded)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = timed(&run.Questions.Querier, func() error {
		outputs, err := client.Finalize(nil, question, evaluated, proofs)
		run.Matches = matches(cut(outputs, len(querier)), has)
		return err
	})
	run.Entries.Bytes = outputSize * len(sent)
	run.Questions.Bytes = len(blinded) + len(evaluated) + len(proofs)
	return run, err
}

// cut returns the first bytes of each of n outputs.
func cut(outputs []byte, n int) (short [][]byte) {
	for i := range n {
		at := i * (len(outputs) / n)
		short = append(short, outputs[at:at+min(outputSize, len(outputs)-at)])
	}
	return short
}
