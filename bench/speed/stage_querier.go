package speed

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"slices"

	"recoupe/codec/extsort"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// querier runs the stages from the querier's inputs to how many of them are in
// the set.
func (p *pass) querier(ctx context.Context, set *setFile) (common uint64, err error) {
	questions, err := p.questions(ctx)
	if err != nil {
		return 0, err
	}
	sorter, err := p.sorter()
	if err != nil {
		return 0, err
	}
	defer sorter.Close()
	x, err := newExchange(p)
	if err != nil {
		return 0, err
	}
	for window := range slices.Chunk(questions, windowBatches/2) {
		if err := x.run(ctx, window, sorter); err != nil {
			return 0, err
		}
	}
	err = p.watch.time(StageMerge, func() (items int, err error) {
		common, items, err = merge(ctx, sorter, set, p.setup.Workers)
		return items, err
	})
	return common, err
}

// questions reads the querier's list, which is not measured, and returns its
// different inputs in batches of one match key.
func (p *pass) questions(ctx context.Context) (questions []inputsOf, err error) {
	in, err := openPersons(p.lists.querier, p.keys, p.agreement.Valid.From.Time(), p.setup.Workers)
	if err != nil {
		return nil, err
	}
	defer in.close()
	different := make([][]psi.Input, len(p.keys))
	for {
		batches, err := in.next(ctx, nil)
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		for _, b := range batches {
			for input := range slices.Chunk(b.inputs, len(psi.Input{})) {
				different[b.key] = append(different[b.key], psi.Input(input))
			}
		}
	}
	for key, inputs := range different {
		slices.SortFunc(inputs, func(a, b psi.Input) int { return bytes.Compare(a[:], b[:]) })
		for batch := range slices.Chunk(slices.Compact(inputs), psi.BatchSize) {
			q := inputsOf{key: uint8(key), rows: make([]uint32, len(batch))}
			for i := range batch {
				q.inputs = append(q.inputs, batch[i][:]...)
			}
			questions = append(questions, q)
		}
	}
	return questions, nil
}

// exchange is both sides of the OPRF.
type exchange struct {
	*pass
	server *oprf.Server
	client *oprf.Client
	batch  uint64
}

func newExchange(p *pass) (*exchange, error) {
	client, err := oprf.NewClient(p.key.Suite(), p.key.Mode(), p.key.PublicKey())
	return &exchange{pass: p, server: oprf.NewServer(p.key), client: client}, err
}

// asked is a batch of questions on its way.
type asked struct {
	inputsOf
	context                   oprf.ProofContext
	blinds                    oprf.Blinds
	blinded, evaluated, proof []byte
	evaluation                *oprf.Evaluation
	records                   []byte // the outputs, to be sorted
}

func (a *asked) fixed() oprf.Inputs { return oprf.FixedInputs(a.inputs, len(psi.Input{})) }

// run asks a window of batches and gives the outputs to the sorter.
func (x *exchange) run(ctx context.Context, window []inputsOf, sorter *extsort.Sorter) error {
	var batches []*asked
	for _, b := range window {
		a := &asked{inputsOf: b, blinds: make(oprf.Blinds, len(b.rows)*oprf.BlindSize)}
		rand.Read(a.blinds) // never fails: it ends the program instead
		a.context = oprf.ProofContext{
			Agreement: x.agreement.Digest, Session: x.agreement.Session,
			MatchKey: x.agreement.Keys[b.key].Name, Batch: x.batch,
		}
		batches = append(batches, a)
		x.batch++
	}
	for _, stage := range []struct {
		name StageName
		work func(*asked) error
	}{
		{StageBlind, x.blind}, {StageAnswer, x.answer}, {StageVerify, x.verify}, {StageFinalise, x.finalize},
	} {
		if err := x.each(ctx, stage.name, batches, stage.work); err != nil {
			return err
		}
	}
	return x.watch.time(StageMerge, func() (int, error) {
		for _, a := range batches {
			if err := sorter.Add(a.records); err != nil {
				return 0, err
			}
		}
		return 0, nil // counted by the tokens of the set
	})
}

func (x *exchange) blind(a *asked) (err error) {
	a.blinded, err = x.client.Blind(nil, a.fixed(), a.blinds)
	return err
}

func (x *exchange) answer(a *asked) (err error) {
	a.evaluated, a.proof, err = x.server.BlindEvaluateProve(nil, a.blinded, a.context)
	return err
}

func (x *exchange) verify(a *asked) (err error) {
	a.evaluation, err = x.client.VerifyVarTime(a.blinded, a.evaluated, a.proof, a.context)
	return err
}

func (x *exchange) finalize(a *asked) error {
	outputs, err := x.client.Finalize(nil, a.fixed(), a.blinds, a.evaluation)
	a.records = x.records(nil, a.key, outputs, a.rows)
	return err
}

// each runs one stage on every batch.
func (x *exchange) each(ctx context.Context, name StageName, batches []*asked, work func(*asked) error) error {
	return x.watch.time(name, func() (items int, err error) {
		for _, a := range batches {
			items += len(a.rows)
		}
		_, err = parallel(ctx, x.setup.Workers, batches, func(_ int, a *asked) (struct{}, error) { return struct{}{}, work(a) })
		return items, err
	})
}
