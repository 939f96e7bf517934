package oprf

import "fmt"

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
	// pkS may be nil in mode OPRF.
	pkS table
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
	if c.pkS, err = p.engine.newTable(pkS); err != nil {
		return nil, ErrPublicKey
	}
	if mode == VOPRF {
		c.blinding = additive
	}
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
	r, err := c.p.reduceBlinds(blinds)
	if err != nil {
		return nil, err
	}
	hashed := c.p.engine.hashToGroup(inputs)
	start := len(dst)
	dst = c.p.grow(dst, n)
	atIdentity := ErrInput
	if c.blinding == additive {
		if i := hashed.firstIdentity(); i >= 0 {
			return nil, at(i, ErrInput)
		}
		dst = hashed.appendSums(dst, c.p.engine.generator(), r) // H(x) + r·G
		atIdentity = ErrBlind
	} else {
		dst = hashed.appendEachMultiple(dst, r) // r·H(x), where r is not zero
	}
	if i := firstIdentity(dst[start:], c.p.suite.ElementSize()); i >= 0 {
		return nil, at(i, atIdentity)
	}
	return dst, nil
}

// Evaluation is a batch of evaluated elements that a client has accepted: the
// only thing that [Client.Finalize] takes, so that nothing is unblinded that
// was not verified.
type Evaluation struct {
	by       *Client
	elements elements
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
		pkS := c.pkS.base()
		st := statement{c.p, pkS, blinded, evaluated, ctx.dst(c.p, pkS, blinded, evaluated)}
		err = st.verifyVarTime(sent, answered, proof)
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
// evaluation, ErrBatch, or an [*IndexError] of ErrInputTooLong or ErrBlind, or
// of ErrElement where the blind is none of [Client.Blind] and unblinding gives
// the identity.
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
	if n != evaluation.elements.len() {
		return nil, fmt.Errorf("%w: %d inputs, %d evaluated elements", ErrBatch, n, evaluation.elements.len())
	}
	r, err := c.p.reduceBlinds(blinds)
	if err != nil {
		return nil, err
	}
	issued := c.p.grow(nil, n)
	if c.blinding == additive {
		c.p.engine.negate(r)
		issued = evaluation.elements.appendSums(issued, c.pkS, r) // D - r·pkS
	} else {
		c.p.engine.invert(r)
		issued = evaluation.elements.appendEachMultiple(issued, r) // r⁻¹·D
	}
	if i := firstIdentity(issued, c.p.suite.ElementSize()); i >= 0 {
		return nil, at(i, ErrElement)
	}
	return c.p.engine.appendOutputs(dst, inputs, issued), nil
}
