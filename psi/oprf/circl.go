package oprf

import (
	"crypto"
	"crypto/rand"
	"encoding/binary"
	"math/big"
	"slices"

	"github.com/cloudflare/circl/group"
)

// circl is the engine on circl's groups, one element at a time. It is the one
// of P-256, where circl is not constant-time, and in tests the reference for
// ristretto255.
type circl struct {
	group group.Group
	hash  crypto.Hash
	// groupDST is the domain separation tag of HashToGroup.
	groupDST []byte
}

func (c *circl) size() int { return int(c.group.Params().CompressedElementLength) }

func (c *circl) hashToGroup(inputs Inputs) elements {
	out := &circlElements{by: c, list: make([]group.Element, inputs.Len())}
	for i := range out.list {
		out.list[i] = c.group.HashToElement(inputs.at(i), c.groupDST)
	}
	return out
}

func (c *circl) decode(b []byte) (elements, error) {
	out := &circlElements{by: c}
	for encoding := range slices.Chunk(b, c.size()) {
		e, err := c.decodeOne(encoding)
		if err != nil {
			return nil, at(len(out.list), err)
		}
		out.list = append(out.list, e)
	}
	return out, nil
}

// decodeOne rejects the identity, which circl's UnmarshalBinary accepts. For
// P-256 circl also takes the one byte of the identity and the 65 bytes of an
// uncompressed point, which have the wrong length here.
func (c *circl) decodeOne(b []byte) (group.Element, error) {
	if len(b) != c.size() {
		return nil, ErrElement
	}
	e := c.group.NewElement()
	if err := e.UnmarshalBinary(b); err != nil || e.IsIdentity() {
		return nil, ErrElement
	}
	return e, nil
}

func (c *circl) newTable(b []byte) (table, error) {
	e, err := c.decodeOne(b)
	if err != nil {
		return nil, err
	}
	multiply := func(k group.Scalar) group.Element { return c.group.NewElement().Mul(e, k) }
	return &circlTable{by: c, encoding: slices.Clone(b), multiply: multiply}, nil
}

func (c *circl) generator() table {
	multiply := func(k group.Scalar) group.Element { return c.group.NewElement().MulGen(k) }
	// A copy, because circl reduces the coordinates of a P-256 element in place
	// when it serializes it: a race on a shared one.
	return &circlTable{by: c, encoding: c.append(nil, c.group.Generator().Copy()), multiply: multiply}
}

func (c *circl) appendOutputs(dst []byte, inputs Inputs, issued []byte) []byte {
	h := c.hash.New()
	size := c.size()
	var length [2]byte
	dst = slices.Grow(dst, inputs.Len()*h.Size())
	for i := range inputs.Len() {
		for _, part := range [][]byte{inputs.at(i), issued[i*size : (i+1)*size]} {
			binary.BigEndian.PutUint16(length[:], uint16(len(part)))
			h.Write(length[:])
			h.Write(part)
		}
		h.Write([]byte("Finalize"))
		dst = h.Sum(dst)
		h.Reset()
	}
	return dst
}

// append implements SerializeElement, with the identity as elements has it.
func (c *circl) append(dst []byte, e group.Element) []byte {
	if e.IsIdentity() {
		return append(dst, make([]byte, c.size())...)
	}
	b, err := e.MarshalBinaryCompress()
	if err != nil {
		panic(err) // an element in memory always has an encoding
	}
	return append(dst, b...)
}

// circlElements is what [circl] makes.
type circlElements struct {
	by   *circl
	list []group.Element
}

func (e *circlElements) len() int { return len(e.list) }

func (e *circlElements) firstIdentity() int {
	return slices.IndexFunc(e.list, group.Element.IsIdentity)
}

func (e *circlElements) appendAll(dst []byte) []byte {
	for _, element := range e.list {
		dst = e.by.append(dst, element.Copy()) // a copy, as in generator
	}
	return dst
}

func (e *circlElements) appendMultiples(dst []byte, k scalar) []byte {
	factor := e.by.scalar(k)
	product := e.by.group.NewElement()
	for _, element := range e.list {
		dst = e.by.append(dst, product.Mul(element, factor))
	}
	return dst
}

func (e *circlElements) appendEachMultiple(dst []byte, k []scalar) []byte {
	product := e.by.group.NewElement()
	for i, element := range e.list {
		dst = e.by.append(dst, product.Mul(element, e.by.scalar(k[i])))
	}
	return dst
}

func (e *circlElements) appendSums(dst []byte, t table, k []scalar) []byte {
	for i, element := range e.list {
		sum := t.(*circlTable).multiply(e.by.scalar(k[i]))
		dst = e.by.append(dst, sum.Add(sum, element))
	}
	return dst
}

func (e *circlElements) sumVarTime(k []scalar) []byte {
	sum := e.by.group.Identity()
	product := e.by.group.NewElement()
	for i, element := range e.list {
		sum.Add(sum, product.Mul(element, e.by.scalar(k[i])))
	}
	return e.by.append(nil, sum)
}

// circlTable is a base without a table, as circl has one for G only.
type circlTable struct {
	by       *circl
	encoding []byte
	multiply func(group.Scalar) group.Element
}

func (t *circlTable) base() []byte { return slices.Clone(t.encoding) }

func (t *circlTable) appendMultiples(dst []byte, k []scalar) []byte {
	for i := range k {
		dst = t.by.append(dst, t.multiply(t.by.scalar(k[i])))
	}
	return dst
}

func (c *circl) hashToScalar(dst []byte, n int, message func(i int) []byte) []scalar {
	out := make([]scalar, n)
	for i := range out {
		out[i] = encodeScalar(c.group.HashToScalar(message(i), dst))
	}
	return out
}

func (c *circl) decodeScalar(b []byte) (scalar, bool) {
	s := c.group.NewScalar()
	if len(b) != len(scalar{}) || s.UnmarshalBinary(b) != nil {
		return scalar{}, false
	}
	return scalar(b), true
}

func (c *circl) randomScalar() scalar {
	return encodeScalar(c.group.RandomNonZeroScalar(rand.Reader))
}

func (c *circl) reduce(b []byte) scalar {
	if c.group == group.Ristretto255 {
		b = slices.Clone(b)
		slices.Reverse(b)
	}
	return encodeScalar(c.group.NewScalar().SetBigInt(new(big.Int).SetBytes(b)))
}

func (c *circl) invert(k []scalar) {
	mul := func(a, b scalar) scalar {
		return encodeScalar(c.group.NewScalar().Mul(c.scalar(a), c.scalar(b)))
	}
	invertAll(k, mul, func(a scalar) scalar { return encodeScalar(c.group.NewScalar().Inv(c.scalar(a))) })
}

func (c *circl) negate(k []scalar) {
	for i := range k {
		k[i] = encodeScalar(c.group.NewScalar().Neg(c.scalar(k[i])))
	}
}

func (c *circl) subMul(a, b, m scalar) scalar {
	product := c.group.NewScalar().Mul(c.scalar(b), c.scalar(m))
	return encodeScalar(product.Sub(c.scalar(a), product))
}

func (c *circl) scalar(k scalar) group.Scalar {
	s := c.group.NewScalar()
	if err := s.UnmarshalBinary(k[:]); err != nil {
		panic(err) // a scalar is reduced
	}
	return s
}

func encodeScalar(s group.Scalar) scalar {
	b, err := s.MarshalBinary()
	if err != nil {
		panic(err) // a scalar in memory always has an encoding
	}
	return scalar(b)
}
