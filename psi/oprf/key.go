package oprf

import (
	"encoding/binary"
	"slices"

	"github.com/cloudflare/circl/group"
)

// PrivateKey is a server's key skS with its public key pkS = skS·G. It serves
// one suite and one mode, and is safe for concurrent use.
type PrivateKey struct {
	p *params
	// k is not zero.
	k group.Scalar
	// public is computed once: circl's own key caches it at first use, without
	// a lock.
	public      group.Element
	publicBytes []byte
}

// GenerateKey makes a key from the system's randomness. For keys that can be
// made again, as in tests, there is [DeriveKey].
func GenerateKey(suite Suite, mode Mode) (*PrivateKey, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	return newPrivateKey(p, p.randomScalar())
}

// DeriveKey implements DeriveKeyPair of RFC 9497, Section 3.2.1. The seed must
// be uniform and secret; info has at most 65,535 bytes.
func DeriveKey(suite Suite, mode Mode, seed [32]byte, info []byte) (*PrivateKey, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	if len(info) > 1<<16-1 {
		return nil, ErrInfo
	}
	// deriveInput = seed || I2OSP(len(info), 2) || info || I2OSP(counter, 1)
	deriveInput := append([]byte(nil), seed[:]...)
	deriveInput = binary.BigEndian.AppendUint16(deriveInput, uint16(len(info)))
	deriveInput = append(deriveInput, info...)
	dst := p.dst("DeriveKeyPair")
	for counter := range 256 {
		k := p.group.HashToScalar(append(deriveInput, byte(counter)), dst)
		if !k.IsZero() {
			return newPrivateKey(p, k)
		}
	}
	return nil, ErrScalar
}

// ParsePrivateKey reads what [PrivateKey.Marshal] wrote. It returns ErrScalar
// unless b has exactly [Suite.ScalarSize] bytes, is reduced and not zero.
func ParsePrivateKey(suite Suite, mode Mode, b []byte) (*PrivateKey, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	k, err := p.decodeScalar(b)
	if err != nil {
		return nil, err
	}
	return newPrivateKey(p, k)
}

func newPrivateKey(p *params, k group.Scalar) (*PrivateKey, error) {
	public := p.group.NewElement().MulGen(k)
	b, err := p.appendElement(nil, public)
	if err != nil {
		return nil, err
	}
	return &PrivateKey{p: p, k: k, public: public, publicBytes: b}, nil
}

// Suite returns the suite that the key serves.
func (k *PrivateKey) Suite() Suite { return k.p.suite }

// Mode returns the mode that the key serves.
func (k *PrivateKey) Mode() Mode { return k.p.mode }

// Marshal returns the secret scalar, [Suite.ScalarSize] bytes as
// SerializeScalar of RFC 9497 writes it.
func (k *PrivateKey) Marshal() []byte {
	b, err := k.k.MarshalBinary()
	if err != nil {
		panic(err) // a scalar in memory always has an encoding
	}
	return b
}

// PublicKey returns pkS, [Suite.ElementSize] bytes.
func (k *PrivateKey) PublicKey() []byte { return slices.Clone(k.publicBytes) }
