package oprf

import (
	"bytes"
	"testing"

	"filippo.io/edwards25519/field"
	"github.com/cloudflare/circl/group"
	"github.com/stretchr/testify/require"
)

// reference returns circl's engine for the suite and the mode of p.
func reference(p *params) *circl {
	g := group.P256
	if p.suite == Ristretto255SHA512 {
		g = group.Ristretto255
	}
	return &circl{group: g, hash: p.hash, groupDST: p.groupDST}
}

// decode decodes serialized elements with circl.
func (c *circl) decodeList(t require.TestingT, b []byte) []group.Element {
	decoded, err := c.decode(b)
	require.NoError(t, err)
	return decoded.(*circlElements).list
}

// encodeList serializes elements with circl.
func (c *circl) encodeList(elements []group.Element) (b []byte) {
	for _, e := range elements {
		b = c.append(b, e.Copy())
	}
	return b
}

// fixed is an engine for which every input hashes to one element.
type fixed struct {
	engine
	element []byte
}

func (f fixed) hashToGroup(inputs Inputs) elements {
	list, err := f.decode(bytes.Repeat(f.element, inputs.Len()))
	if err != nil {
		panic(err)
	}
	return list
}

// hashToIdentity has bad hash to the identity under p.
func hashToIdentity(p *params, bad []byte) {
	switch e := p.engine.(type) {
	case *circl:
		p.engine = &circl{group: hashing{e.group, bad}, hash: e.hash, groupDST: e.groupDST}
	case *ristretto:
		expand := func(out []byte, n int, message func(i int) []byte) []byte {
			out = e.expand(out, n, message)
			for i := range n {
				if bytes.Equal(message(i), bad) {
					copy(out[len(out)-(n-i)*64:], bytes.Repeat(mapsToIdentity(), 2))
				}
			}
			return out
		}
		p.engine = &ristretto{kernel: e.kernel, expand: expand}
	}
}

// hashing is a group in which one input hashes to the identity.
type hashing struct {
	group.Group
	bad []byte
}

func (h hashing) HashToElement(input, dst []byte) group.Element {
	if bytes.Equal(input, h.bad) {
		return h.Identity()
	}
	return h.Group.HashToElement(input, dst)
}

// mapsToIdentity returns 32 bytes that the function MAP of RFC 9496,
// Section 4.3.4, maps to the identity: t = √(√-1·d), for which r = -d, so that
// v = 0 and s = 0.
func mapsToIdentity() []byte {
	one := new(field.Element).One()
	i, _ := new(field.Element).SqrtRatio(new(field.Element).Negate(one), one)
	d := new(field.Element).Invert(new(field.Element).Mult32(one, 121666))
	d.Multiply(d, new(field.Element).Mult32(one, 121665)).Negate(d)
	t, wasSquare := new(field.Element).SqrtRatio(d.Multiply(d, i), one)
	if wasSquare == 0 {
		panic("no root")
	}
	return t.Bytes()
}

// TestMapsToIdentity checks that mapsToIdentity holds what it promises, and that
// other inputs hash as they do with circl.
func TestMapsToIdentity(t *testing.T) {
	p, err := newParams(Ristretto255SHA512, VOPRF)
	require.NoError(t, err)
	hashToIdentity(p, []byte("bad"))
	inputs := VariableInputs([][]byte{[]byte("good"), []byte("bad"), []byte("fair")})
	hashed := p.engine.hashToGroup(inputs)
	require.Equal(t, 1, hashed.firstIdentity())
	encoded := hashed.appendAll(nil)
	require.Equal(t, make([]byte, 32), encoded[32:64])
	require.NotEqual(t, encoded[:32], encoded[64:])
	good := reference(p).hashToGroup(FixedInputs([]byte("good"), 4))
	require.Equal(t, good.appendAll(nil), encoded[:32])
}
