package psi

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"hash"
)

// RunSecret is the only secret of the querier. Order and blinds of a request
// are PRFs of it, so that a resumed or repeated step sends the same bytes, and
// nothing but these 32 bytes has to be kept. A run has a fresh one. With the
// request file it lets one test guesses of the querier's list: it is kept and
// destroyed like a key.
type RunSecret [32]byte

// NewRunSecret draws a run secret from crypto/rand.
func NewRunSecret() RunSecret {
	var s RunSecret
	rand.Read(s[:]) // never fails: it ends the program instead
	return s
}

// Domain separation of the PRFs of the run secret.
const (
	orderLabel = "recoupe/order/1"
	blindLabel = "recoupe/blind/1"
	idLabel    = "recoupe/request/1"
)

// requestIDSize is the length of the name of a request.
const requestIDSize = 16

// requestID returns the name of the request for a question, which its response
// has to repeat:
//
//	HMAC-SHA-256(run secret, "recoupe/request/1" ‖ agreement digest ‖ session ‖
//	    run ‖ question digest), the first 16 bytes
//
// It tells nothing without the secret. It only keeps an honest response from
// being taken for that to another request; the proofs bind the elements.
func (s RunSecret) requestID(p *Params, run uint32, question *Question) []byte {
	m := hmac.New(sha256.New, s[:])
	m.Write([]byte(idLabel))
	m.Write(p.Agreement[:])
	m.Write(p.Session[:])
	m.Write(binary.BigEndian.AppendUint32(nil, run))
	m.Write(question.Digest[:])
	return m.Sum(nil)[:requestIDSize]
}

// blindSize is the length of a blind before its reduction modulo the order of
// the group: long enough for the result to be uniform.
const blindSize = sha512.Size

// orderSize is the length of the key by which inputs are ordered.
const orderSize = 16

// orderer computes the order of inputs in a request: a 128-bit PRF of the input
// under the run secret. Nothing on the wire then follows the order of rows or
// of values.
type orderer struct {
	mac hash.Hash
	sum [sha256.Size]byte
}

// newOrderer returns an orderer for one goroutine.
func newOrderer(secret RunSecret, p *Params) *orderer {
	m := hmac.New(sha256.New, secret[:])
	m.Write([]byte(orderLabel))
	m.Write(p.Agreement[:])
	m.Write(p.Session[:])
	return &orderer{mac: hmac.New(sha256.New, m.Sum(nil))}
}

// order returns the order key of an input, valid until the next call. The
// section is part of the record that is sorted, so that the name of the match
// key, which the input covers, need not enter again.
func (o *orderer) order(input *Input) []byte {
	o.mac.Reset()
	o.mac.Write(input[:])
	return o.mac.Sum(o.sum[:0])[:orderSize]
}

// blinder computes the blinds of the inputs of one match key.
type blinder struct {
	mac    hash.Hash
	prefix []byte
}

// newBlinder returns a blinder for the match key with index key, for one
// goroutine. The blind of an input is
//
//	HMAC-SHA-512(run secret, "recoupe/blind/1" ‖ agreement digest ‖ session ‖
//	    suite ‖ mode ‖ pkS ‖ I2OSP(len(key), 2) ‖ key ‖ I2OSP(32, 2) ‖ input)
//
// before its reduction modulo the order of the group. It depends on the input:
// a list that changed never reuses a blind for another one.
func newBlinder(secret RunSecret, p *Params, key int) *blinder {
	name := p.Keys[key].Name
	b := &blinder{mac: hmac.New(sha512.New, secret[:])}
	b.prefix = append(b.prefix, blindLabel...)
	b.prefix = append(b.prefix, p.Agreement[:]...)
	b.prefix = append(b.prefix, p.Session[:]...)
	b.prefix = append(b.prefix, byte(p.Suite), byte(p.Mode))
	b.prefix = append(b.prefix, p.PublicKey...)
	b.prefix = binary.BigEndian.AppendUint16(b.prefix, uint16(len(name)))
	b.prefix = append(b.prefix, name...)
	b.prefix = binary.BigEndian.AppendUint16(b.prefix, sha256.Size)
	return b
}

// blinds appends the 64-byte blind of each of the concatenated inputs to dst.
func (b *blinder) blinds(dst, inputs []byte) []byte {
	for ; len(inputs) > 0; inputs = inputs[sha256.Size:] {
		b.mac.Reset()
		b.mac.Write(b.prefix)
		b.mac.Write(inputs[:sha256.Size])
		dst = b.mac.Sum(dst)
	}
	return dst
}
