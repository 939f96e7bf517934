package oprf

import (
	"crypto/rand"

	"filippo.io/edwards25519"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/xmd"
)

// Scalars of ristretto255 are those of edwards25519, whose arithmetic is
// constant-time.

func (r *ristretto) hashToScalar(dst []byte, n int, message func(i int) []byte) []scalar {
	uniform := xmd.NewExpander(dst).Append(make([]byte, 0, n*xmd.UniformSize), n, message)
	out := make([]scalar, n)
	for i := range out {
		out[i] = r.reduce(uniform[i*xmd.UniformSize : (i+1)*xmd.UniformSize])
	}
	return out
}

func (r *ristretto) decodeScalar(b []byte) (scalar, bool) {
	if _, err := edwards25519.NewScalar().SetCanonicalBytes(b); err != nil {
		return scalar{}, false
	}
	return scalar(b), true
}

func (r *ristretto) randomScalar() scalar {
	for {
		var b [BlindSize]byte
		rand.Read(b[:]) // never fails
		if k := r.reduce(b[:]); !k.isZero() {
			return k
		}
	}
}

func (r *ristretto) reduce(b []byte) scalar {
	s, err := edwards25519.NewScalar().SetUniformBytes(b)
	if err != nil {
		panic(err) // only for a wrong length
	}
	return scalar(s.Bytes())
}

func (r *ristretto) invert(k []scalar) {
	list := make([]edwards25519.Scalar, len(k))
	for i := range k {
		list[i] = toEdwards(&k[i])
	}
	invertAll(list, multiplyScalars, func(a edwards25519.Scalar) (inverse edwards25519.Scalar) {
		inverse.Invert(&a)
		return inverse
	})
	for i := range k {
		k[i] = scalar(list[i].Bytes())
	}
}

func multiplyScalars(a, b edwards25519.Scalar) (product edwards25519.Scalar) {
	product.Multiply(&a, &b)
	return product
}

func (r *ristretto) negate(k []scalar) {
	for i := range k {
		s := toEdwards(&k[i])
		k[i] = scalar(s.Negate(&s).Bytes())
	}
}

func (r *ristretto) subMul(a, b, c scalar) scalar {
	x, y, z := toEdwards(&a), toEdwards(&b), toEdwards(&c)
	y.Negate(&y)
	return scalar(x.MultiplyAdd(&y, &z, &x).Bytes())
}

// toEdwards returns k as edwards25519 has it.
func toEdwards(k *scalar) (s edwards25519.Scalar) {
	if _, err := s.SetCanonicalBytes(k[:]); err != nil {
		panic(err) // a scalar is reduced
	}
	return s
}

// half is 1/2 modulo the order.
var half = func() (s edwards25519.Scalar) {
	two := toEdwards(&scalar{2})
	s.Invert(&two)
	return s
}()

// halve returns k/2 modulo the order.
func halve(k *scalar) kernel.Scalar {
	s := toEdwards(k)
	return kernel.Scalar(s.Multiply(&s, &half).Bytes())
}

// halves returns k[i]/2 modulo the order for each i.
func halves(k []scalar) []kernel.Scalar {
	out := make([]kernel.Scalar, len(k))
	for i := range k {
		out[i] = halve(&k[i])
	}
	return out
}

// kernelScalars returns k as the kernel has it.
func kernelScalars(k []scalar) []kernel.Scalar {
	out := make([]kernel.Scalar, len(k))
	for i := range k {
		out[i] = kernel.Scalar(k[i])
	}
	return out
}
