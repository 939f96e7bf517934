package oprf

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// statement is what a proof shows: that evaluated is skS·blinded, element by
// element, for the skS of pkS = skS·G. It implements the proofs of RFC 9497,
// Section 2.2, under any domain separation tag, whose contextString there the
// tag replaces. Names are those of the RFC.
type statement struct {
	p *params
	// pkS is one serialized element; blinded and evaluated are m of them each.
	pkS, blinded, evaluated []byte
	tag                     []byte
}

// prove implements GenerateProof, Section 2.2.1, with the scalar r as its
// randomness. The elements c are what blinded encodes. What is secret, k and r,
// meets constant-time operations only.
func (st *statement) prove(c elements, k, r scalar) ([]byte, error) {
	size := st.p.suite.ElementSize()
	m := c.sumVarTime(st.weights())
	twice, err := st.p.engine.decode(append(m, m...))
	if err != nil {
		return nil, fmt.Errorf("oprf: prove: the composite is the identity")
	}
	products := twice.appendEachMultiple(nil, []scalar{k, r})
	z, t3 := products[:size], products[size:] // Z = k·M, t3 = r·M
	t2 := st.p.engine.generator().appendMultiples(nil, []scalar{r})
	challenge := st.challenge(m, z, t2, t3)
	response := st.p.engine.subMul(r, challenge, k) // s = r - c·k
	return append(challenge[:], response[:]...), nil
}

// verifyVarTime implements VerifyProof, Section 2.2.2. The elements c and d are
// what blinded and evaluated encode. It returns ErrProof.
func (st *statement) verifyVarTime(c, d elements, proof []byte) error {
	e := st.p.engine
	if len(proof) != st.p.suite.ProofSize() {
		return fmt.Errorf("%w: %d bytes, want %d", ErrProof, len(proof), st.p.suite.ProofSize())
	}
	challenge, ok := e.decodeScalar(proof[:len(proof)/2])
	response, ok2 := e.decodeScalar(proof[len(proof)/2:])
	if !ok || !ok2 {
		return fmt.Errorf("%w: not two reduced scalars", ErrProof)
	}
	weights := st.weights()
	m, z := c.sumVarTime(weights), d.sumVarTime(weights)
	sum := func(a, b []byte) ([]byte, error) { // s·A + c·B
		pair, err := e.decode(slices.Concat(a, b))
		if err != nil {
			return nil, ErrProof
		}
		return pair.sumVarTime([]scalar{response, challenge}), nil
	}
	t2, err := sum(e.generator().base(), st.pkS)
	if err != nil {
		return err
	}
	t3, err := sum(m, z)
	if err != nil {
		return err
	}
	if st.challenge(m, z, t2, t3) != challenge {
		return ErrProof
	}
	return nil
}

// weights returns the dᵢ of ComputeComposites, Section 2.2.1.
func (st *statement) weights() []scalar {
	h := st.p.hash.New()
	h.Write(appendSized(appendSized(nil, st.pkS), append([]byte("Seed-"), st.tag...)))
	seed := h.Sum(nil)
	size := st.p.suite.ElementSize()
	var message []byte
	return st.hashToScalar(len(st.blinded)/size, func(i int) []byte {
		message = appendSized(message[:0], seed)
		message = binary.BigEndian.AppendUint16(message, uint16(i))
		message = appendSized(message, st.blinded[i*size:(i+1)*size])
		message = appendSized(message, st.evaluated[i*size:(i+1)*size])
		message = append(message, "Composite"...)
		return message
	})
}

// challenge returns c of the elements given, serialized.
func (st *statement) challenge(m, z, t2, t3 []byte) scalar {
	var transcript []byte
	for _, element := range [][]byte{st.pkS, m, z, t2, t3} {
		transcript = appendSized(transcript, element)
	}
	transcript = append(transcript, "Challenge"...)
	return st.hashToScalar(1, func(int) []byte { return transcript })[0]
}

func (st *statement) hashToScalar(n int, message func(i int) []byte) []scalar {
	return st.p.engine.hashToScalar(append([]byte("HashToScalar-"), st.tag...), n, message)
}

// appendSized appends the 16-bit length of b and b.
func appendSized(dst, b []byte) []byte {
	return append(binary.BigEndian.AppendUint16(dst, uint16(len(b))), b...)
}
