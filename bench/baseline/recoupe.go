package baseline

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"

	"recoupe/codec/golomb"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// RecoupeCap is the cap on questions that the set of [Recoupe] is coded for,
// that of unml25 with some room: a set for fewer questions takes fewer bits.
const RecoupeCap = 1_600_000

// Recoupe is what recoupe does with the inputs of one match key, without files:
// psi/oprf in batches of [psi.BatchSize] in mode VOPRF with ristretto255, a
// proof for each batch, and the set in the code of codec/golomb. Between real
// lists, package psi does the same beyond memory and on all cores.
func Recoupe(ctx context.Context, holder, querier [][]byte) (*Run, error) {
	if len(holder) == 0 || len(querier) == 0 {
		return nil, ErrEmpty
	}
	r, err := newRecoupe(len(holder))
	if err != nil {
		return nil, err
	}
	run := &Run{}
	var set [][]byte
	err = timed(&run.Entries.Holder, func() (err error) {
		set, err = r.set(ctx, holder)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, block := range set {
		run.Entries.Bytes += len(block)
	}
	var tokens []golomb.Uint128
	err = timed(&run.Entries.Querier, func() error {
		for _, block := range set {
			var err error
			if tokens, err = r.code.DecodeBlock(tokens, block); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for start := 0; start < len(querier); start += psi.BatchSize {
		part := querier[start:min(start+psi.BatchSize, len(querier))]
		own, err := r.ask(&run.Questions, part, uint64(start/psi.BatchSize))
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		timed(&run.Questions.Querier, func() error {
			for i, token := range own {
				if _, found := slices.BinarySearchFunc(tokens, token, golomb.Uint128.Cmp); found {
					run.Matches = append(run.Matches, start+i)
				}
			}
			return nil
		})
	}
	return run, nil
}

// recoupe is both parties.
type recoupe struct {
	key    *oprf.PrivateKey
	server *oprf.Server
	client *oprf.Client
	code   golomb.Code
	blinds [psi.BatchSize * oprf.BlindSize]byte
}

func newRecoupe(entries int) (*recoupe, error) {
	key, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	if err != nil {
		return nil, err
	}
	client, err := oprf.NewClient(key.Suite(), key.Mode(), key.PublicKey())
	if err != nil {
		return nil, err
	}
	r, err := golomb.NewRange(uint64(entries), RecoupeCap)
	return &recoupe{key: key, server: oprf.NewServer(key), client: client, code: golomb.NewCode(r)}, err
}

// set returns the coded blocks of the holder's set.
func (r *recoupe) set(ctx context.Context, inputs [][]byte) (blocks [][]byte, err error) {
	var tokens []golomb.Uint128
	var outputs []byte
	for part := range slices.Chunk(inputs, psi.BatchSize) {
		if outputs, err = r.server.Evaluate(outputs[:0], oprf.VariableInputs(part)); err != nil {
			return nil, err
		}
		tokens = r.tokens(tokens, outputs)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(tokens, golomb.Uint128.Cmp)
	for part := range slices.Chunk(slices.Compact(tokens), golomb.BlockSize) {
		block, err := r.code.AppendBlock(nil, part)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, block)
	}
	return blocks, nil
}

// ask runs one batch of questions and returns their tokens.
func (r *recoupe) ask(cost *Cost, inputs [][]byte, batch uint64) (own []golomb.Uint128, err error) {
	blinds := oprf.Blinds(r.blinds[:len(inputs)*oprf.BlindSize])
	ctx := oprf.ProofContext{MatchKey: "nir", Batch: batch}
	var blinded, evaluated, proof []byte
	err = timed(&cost.Querier, func() (err error) {
		rand.Read(blinds)
		blinded, err = r.client.Blind(nil, oprf.VariableInputs(inputs), blinds)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = timed(&cost.Holder, func() (err error) {
		evaluated, proof, err = r.server.BlindEvaluateProve(nil, blinded, ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	cost.Bytes += len(blinded) + len(evaluated) + len(proof)
	err = timed(&cost.Querier, func() error {
		evaluation, err := r.client.VerifyVarTime(blinded, evaluated, proof, ctx)
		if err != nil {
			return err
		}
		outputs, err := r.client.Finalize(nil, oprf.VariableInputs(inputs), blinds, evaluation)
		own = r.tokens(nil, outputs)
		return err
	})
	return own, err
}

// tokens appends the token of each output.
func (r *recoupe) tokens(dst []golomb.Uint128, outputs []byte) []golomb.Uint128 {
	space := r.code.Range()
	for output := range slices.Chunk(outputs, r.key.Suite().OutputSize()) {
		dst = append(dst, space.Map(golomb.Uint128FromBytes(output)))
	}
	return dst
}
