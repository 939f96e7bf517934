package oprf

import (
	"encoding/binary"
	"slices"
)

// PrivateKey is a server's key skS with its public key pkS = skS·G. It serves
// one suite and one mode, and is safe for concurrent use.
type PrivateKey struct {
	p *params
	// k is skS, which is not zero.
	k scalar
	// public is pkS, serialized.
	public []byte
}

// GenerateKey makes a key from the system's randomness. For keys that can be
// made again, as in tests, there is [DeriveKey].
func GenerateKey(suite Suite, mode Mode) (*PrivateKey, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	return newPrivateKey(p, p.engine.randomScalar()), nil
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
		message := append(deriveInput, byte(counter))
		k := p.engine.hashToScalar(dst, 1, func(int) []byte { return message })[0]
		if !k.isZero() {
			return newPrivateKey(p, k), nil
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
	return newPrivateKey(p, k), nil
}

func newPrivateKey(p *params, k scalar) *PrivateKey {
	public := p.engine.generator().appendMultiples(nil, []scalar{k}) // skS·G
	return &PrivateKey{p: p, k: k, public: public}
}

// Suite returns the suite that the key serves.
func (k *PrivateKey) Suite() Suite { return k.p.suite }

// Mode returns the mode that the key serves.
func (k *PrivateKey) Mode() Mode { return k.p.mode }

// Marshal returns the secret scalar, [Suite.ScalarSize] bytes as
// SerializeScalar of RFC 9497 writes it.
func (k *PrivateKey) Marshal() []byte { return slices.Clone(k.k[:]) }

// PublicKey returns pkS, [Suite.ElementSize] bytes.
func (k *PrivateKey) PublicKey() []byte { return slices.Clone(k.public) }
