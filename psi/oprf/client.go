package oprf

import (
	"fmt"
	"slices"

	"github.com/cloudflare/circl/group"
)

// Client blinds inputs and turns answers into outputs. It is safe for
// concurrent use; each call runs in the calling goroutine.
//
// With ristretto255 the time of Blind and Finalize does not depend on inputs
// or blinds. With P-256 it does (see [Server]), on the client's own machine.
type Client struct {
	p *params
	// blinding is additive in VOPRF and multiplicative in OPRF, where nothing
	// shows that pkS is the server's.
	blinding blinding
	// pkS and its negative are nil in mode OPRF.
	pkS, negative group.Element
	pkSBytes      []byte
}

// blinding is the way in which a blind r hides an input element H(x).
type blinding uint8

const (
	// multiplicative sends r·H(x) and takes r⁻¹ off the answer, as RFC 9497
	// does.
	multiplicative blinding = iota
	// additive sends H(x) + r·G and takes r·pkS off the answer. Both products
	// have a fixed base. Jarecki, Krawczyk and Xu (2021) show that it is safe
	// only if pkS is proven to be the key of the answers, before the output is
	// used.
	additive
)

// NewClient returns a client of the server whose public key is pkS. It returns
// ErrPublicKey if pkS is malformed or the identity. In mode [OPRF], which does
// without, pkS may be nil.
func NewClient(suite Suite, mode Mode, pkS []byte) (*Client, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	c := &Client{p: p}
	if mode == OPRF && pkS == nil {
		return c, nil
	}
	if c.pkS, err = p.decodeElement(pkS); err != nil {
		return nil, ErrPublicKey
	}
	if mode == VOPRF {
		c.blinding = additive
	}
	c.negative = p.group.NewElement().Neg(c.pkS)
	c.pkSBytes = slices.Clone(pkS)
	return c, nil
}

// Blind appends to dst the blinded element of each input, [Suite.ElementSize]
// bytes each and in their order. The mode fixes the blinding: r·H(x) in mode
// [OPRF], as in RFC 9497, and H(x) + r·G in [VOPRF]. The server cannot tell
// them apart: both are uniform.
//
// It returns ErrBatch, or an [*IndexError] of ErrInputTooLong, ErrInput or
// ErrBlind.
func (c *Client) Blind(dst []byte, inputs Inputs, blinds Blinds) ([]byte, error) {
	n, err := inputs.check()
	if err != nil {
		return nil, err
	}
	if err := blinds.check(n); err != nil {
		return nil, err
	}
	dst = c.p.grow(dst, n)
	blinded := c.p.group.NewElement()
	for i := range n {
		r, err := c.p.reduceBlind(blinds.at(i))
		if err != nil {
			return nil, at(i, err)
		}
		inputElement, err := c.p.hashToElement(inputs.at(i))
		if err != nil {
			return nil, at(i, err)
		}
		if c.blinding == additive {
			blinded.MulGen(r)
			blinded.Add(blinded, inputElement)
		} else {
			blinded.Mul(inputElement, r)
		}
		if blinded.IsIdentity() {
			return nil, at(i, ErrBlind)
		}
		if dst, err = c.p.appendElement(dst, blinded); err != nil {
			return nil, at(i, err)
		}
	}
	return dst, nil
}

// Evaluation is a batch of evaluated elements that a client has accepted: the
// only thing that [Client.Finalize] takes, so that nothing is unblinded that
// was not verified.
type Evaluation struct {
	by       *Client
	elements []group.Element
}

// VerifyVarTime accepts the server's answer to a batch: it checks that every
// evaluated element is well-formed and not the identity and, in mode [VOPRF],
// that proof shows, in the context ctx, that all of them use pkS. In mode
// [OPRF] there is nothing to verify, and proof must be empty. Its time depends
// on its arguments, none of which is secret.
//
// It returns ErrBatch, an [*IndexError] of ErrElement, or ErrProof.
func (c *Client) VerifyVarTime(blinded, evaluated, proof []byte, ctx ProofContext) (*Evaluation, error) {
	sent, answered, err := c.p.decodePair(blinded, evaluated)
	if err != nil {
		return nil, err
	}
	if c.p.mode == VOPRF {
		err = c.p.verifyVarTime(c.pkS, sent, answered, proof, ctx.dst(c.p, c.pkSBytes, blinded, evaluated))
	} else if len(proof) != 0 {
		err = fmt.Errorf("%w: %d bytes in mode OPRF, want none", ErrProof, len(proof))
	}
	if err != nil {
		return nil, err
	}
	return &Evaluation{by: c, elements: answered}, nil
}

// Finalize unblinds an evaluation and appends to dst the output of each input,
// [Suite.OutputSize] bytes each and in their order: equal to what
// [Server.Evaluate] gives for it. Inputs and blinds must be those of
// [Client.Blind], in the same order.
//
// It returns ErrUnverified if another client (or none) accepted the
// evaluation, ErrBatch, or an [*IndexError] of ErrInputTooLong or ErrBlind.
func (c *Client) Finalize(dst []byte, inputs Inputs, blinds Blinds, evaluation *Evaluation) ([]byte, error) {
	if evaluation == nil || evaluation.by != c {
		return nil, ErrUnverified
	}
	n, err := inputs.check()
	if err != nil {
		return nil, err
	}
	if err := blinds.check(n); err != nil {
		return nil, err
	}
	if n != len(evaluation.elements) {
		return nil, fmt.Errorf("%w: %d inputs, %d evaluated elements", ErrBatch, n, len(evaluation.elements))
	}
	r, err := c.p.reduceBlinds(blinds)
	if err != nil {
		return nil, err
	}
	if c.blinding == multiplicative {
		c.p.invert(r)
	}
	dst = slices.Grow(dst, n*c.p.suite.OutputSize())
	output := c.p.newOutputHash()
	unblinded := c.p.group.NewElement()
	issued := make([]byte, 0, c.p.suite.ElementSize())
	for i, d := range evaluation.elements {
		if c.blinding == additive {
			unblinded.Mul(c.negative, r[i])
			unblinded.Add(unblinded, d) // D − r·pkS
		} else {
			unblinded.Mul(d, r[i]) // r⁻¹·D
		}
		issued, err = c.p.appendElement(issued[:0], unblinded)
		if err != nil {
			return nil, at(i, err)
		}
		dst = output.append(dst, inputs.at(i), issued)
	}
	return dst, nil
}
