package speed

import (
	"context"
	"crypto/rand"
	"slices"
	"time"

	"recoupe/bench/baseline"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// OperationName names an operation of the OPRF.
type OperationName string

// The operations, wire bytes to wire bytes. In mode VOPRF ours blinds by
// addition, circl by multiplication.
const (
	OperationEvaluate OperationName = "evaluate" // the holder's inputs to outputs
	OperationBlind    OperationName = "blind"    // inputs to blinded elements
	OperationAnswer   OperationName = "answer"   // blinded elements to evaluated ones, with a proof in mode VOPRF
	OperationFinish   OperationName = "finish"   // verified, and unblinded to outputs
	OperationExchange OperationName = "exchange" // the last three together
)

// operationNames has all operations in their order.
var operationNames = []OperationName{
	OperationEvaluate, OperationBlind, OperationAnswer, OperationFinish, OperationExchange,
}

// portable is the name of the engine that runs on every machine.
const portable = "portable"

// circlShare is how many times fewer elements circl has in a turn, for which it
// needs about as long: what disturbs the machine then disturbs both alike.
const circlShare = 8

// leastRounds is how many rounds a median is taken of at least.
const leastRounds = 3

// side is one implementation of the operations on n elements.
type side struct {
	engine     string
	n          int
	operations []operation
	micros     map[OperationName][]float64 // of each round
}

// operation is one operation, which leaves for the next what it needs.
type operation struct {
	name OperationName
	run  func() error
}

// measureGroup times the operations of a suite in a mode on the fastest engine
// and on the portable one, in turn with circl's, for as long as settle or
// leastRounds.
func measureGroup(ctx context.Context, setup Setup, batch int, settle time.Duration) (Group, error) {
	g := Group{Suite: setup.Suite, Mode: setup.Mode, Batch: batch, CirclBatch: max(1, batch/circlShare)}
	suite, mode, err := setup.suite()
	if err != nil {
		return g, err
	}
	var seed [32]byte
	rand.Read(seed[:]) // never fails: it ends the program instead
	inputs := make([][]byte, batch)
	for i := range inputs {
		input := psi.NewInput([]byte{byte(i >> 16), byte(i >> 8), byte(i)})
		inputs[i] = input[:]
	}
	engines := slices.Compact([]string{oprf.Kernel(), portable})
	if suite != oprf.Ristretto255SHA512 {
		engines = []string{suite.String()} // of which there is one
	}
	var sides []*side
	for _, engine := range engines {
		err := withEngine(engine, func() error {
			s, err := newSide(engine, suite, mode, seed, inputs)
			sides = append(sides, s)
			return err
		})
		if err != nil {
			return g, err
		}
	}
	circl, err := newCirclSide(suite, mode, seed, inputs[:g.CirclBatch])
	if err != nil {
		return g, err
	}
	begun := time.Now()
	for round := 0; round < leastRounds || time.Since(begun) < settle; round++ {
		for _, s := range append(sides, circl) {
			if err := s.round(ctx); err != nil {
				return g, err
			}
		}
	}
	for _, s := range sides {
		g.Operations = append(g.Operations, s.beside(circl)...)
	}
	return g, nil
}

// newSide returns our side, whose engine is the one in force.
func newSide(engine string, suite oprf.Suite, mode oprf.Mode, seed [32]byte, list [][]byte) (*side, error) {
	key, err := oprf.DeriveKey(suite, mode, seed, nil)
	if err != nil {
		return nil, err
	}
	client, err := oprf.NewClient(suite, mode, key.PublicKey())
	if err != nil {
		return nil, err
	}
	server, inputs := oprf.NewServer(key), oprf.VariableInputs(list)
	blinds := make(oprf.Blinds, len(list)*oprf.BlindSize)
	rand.Read(blinds) // never fails: it ends the program instead
	var out, blinded, evaluated, proof []byte
	return &side{engine, len(list), []operation{
		{OperationEvaluate, func() (err error) {
			out, err = server.Evaluate(out[:0], inputs)
			return err
		}},
		{OperationBlind, func() (err error) {
			blinded, err = client.Blind(blinded[:0], inputs, blinds)
			return err
		}},
		{OperationAnswer, func() (err error) {
			evaluated, proof, err = server.BlindEvaluateProve(evaluated[:0], blinded, oprf.ProofContext{})
			return err
		}},
		{OperationFinish, func() error {
			verified, err := client.VerifyVarTime(blinded, evaluated, proof, oprf.ProofContext{})
			if err == nil {
				out, err = client.Finalize(out[:0], inputs, blinds, verified)
			}
			return err
		}},
	}, map[OperationName][]float64{}}, nil
}

// newCirclSide returns circl's side.
func newCirclSide(suite oprf.Suite, mode oprf.Mode, seed [32]byte, list [][]byte) (*side, error) {
	key, err := oprf.DeriveKey(suite, mode, seed, nil)
	if err != nil {
		return nil, err
	}
	server, err := baseline.NewCirclServer(key, len(list))
	if err != nil {
		return nil, err
	}
	client, err := baseline.NewCirclClient(suite, mode, key.PublicKey(), len(list))
	if err != nil {
		return nil, err
	}
	var out, blinded, evaluated, proofs []byte
	var question *baseline.CirclQuestion
	return &side{"circl", len(list), []operation{
		{OperationEvaluate, func() (err error) {
			out, err = server.Evaluate(out[:0], list)
			return err
		}},
		{OperationBlind, func() (err error) {
			blinded, question, err = client.Blind(blinded[:0], list)
			return err
		}},
		{OperationAnswer, func() (err error) {
			evaluated, proofs, err = server.BlindEvaluateProve(evaluated[:0], blinded)
			return err
		}},
		{OperationFinish, func() (err error) {
			out, err = client.Finalize(out[:0], question, evaluated, proofs)
			return err
		}},
	}, map[OperationName][]float64{}}, nil
}

// round times every operation once.
func (s *side) round(ctx context.Context) error {
	var exchange float64
	for _, op := range s.operations {
		if err := ctx.Err(); err != nil {
			return err
		}
		begun, before := time.Now(), processorTime()
		if err := op.run(); err != nil {
			return message.New(message.SpeedOperation, s.engine, string(op.name)).Because(err)
		}
		took := processorTime() - before
		if took == 0 { // unknown here
			took = time.Since(begun)
		}
		micros := took.Seconds() * 1e6 / float64(s.n)
		s.micros[op.name] = append(s.micros[op.name], micros)
		if op.name != OperationEvaluate {
			exchange += micros
		}
	}
	s.micros[OperationExchange] = append(s.micros[OperationExchange], exchange)
	return nil
}

// beside returns the medians of our side beside circl's.
func (s *side) beside(circl *side) (operations []Operation) {
	for _, name := range operationNames {
		o := Operation{Engine: s.engine, Name: name, Micros: median(s.micros[name]), Circl: median(circl.micros[name])}
		o.Ratio = o.Circl / o.Micros
		operations = append(operations, o)
	}
	return operations
}
