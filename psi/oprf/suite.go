package oprf

import (
	"crypto"
	_ "crypto/sha256" // for crypto.SHA256.New
	_ "crypto/sha512" // for crypto.SHA512.New
	"fmt"

	"github.com/cloudflare/circl/group"

	"recoupe/psi/oprf/internal/kernel/engines"
)

// Suite is a ciphersuite of RFC 9497, Section 4: a prime-order group and a
// hash. Its value is what formats store.
type Suite uint8

const (
	// Ristretto255SHA512 is the default: fast, and constant-time in secrets.
	Ristretto255SHA512 Suite = 1
	// P256SHA256 is on the curve of ANSSI's guides. It is over ten times slower,
	// and in circl not constant-time.
	P256SHA256 Suite = 2
)

// String returns the identifier of RFC 9497, such as "ristretto255-SHA512".
func (s Suite) String() string {
	switch s {
	case Ristretto255SHA512:
		return "ristretto255-SHA512"
	case P256SHA256:
		return "P256-SHA256"
	}
	return fmt.Sprintf("Suite(%d)", uint8(s))
}

// ParseSuite is the inverse of [Suite.String]; it returns ErrSuite otherwise.
func ParseSuite(s string) (Suite, error) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		if s == suite.String() {
			return suite, nil
		}
	}
	return 0, ErrSuite
}

// ElementSize is the number of bytes of a serialized element (Ne of RFC 9497):
// 32 or 33. It is 0 for an unknown suite, as are the other sizes.
func (s Suite) ElementSize() int {
	switch s {
	case Ristretto255SHA512:
		return 32
	case P256SHA256:
		return 33
	}
	return 0
}

// ScalarSize is the number of bytes of a serialized scalar (Ns): 32.
func (s Suite) ScalarSize() int {
	switch s {
	case Ristretto255SHA512, P256SHA256:
		return 32
	}
	return 0
}

// OutputSize is the number of bytes of an output (Nh): 64 or 32.
func (s Suite) OutputSize() int {
	switch s {
	case Ristretto255SHA512:
		return 64
	case P256SHA256:
		return 32
	}
	return 0
}

// ProofSize is the number of bytes of a batch proof, two scalars: 64. Only
// [VOPRF] has proofs.
func (s Suite) ProofSize() int { return 2 * s.ScalarSize() }

// Mode is a protocol variant of RFC 9497, Section 3.1, and has its value there.
type Mode uint8

const (
	// OPRF has no proof: the client must trust that the server used one key.
	OPRF Mode = 0
	// VOPRF proves for each batch that the answers use the public key.
	VOPRF Mode = 1
)

// String returns "OPRF" or "VOPRF".
func (m Mode) String() string {
	switch m {
	case OPRF:
		return "OPRF"
	case VOPRF:
		return "VOPRF"
	}
	return fmt.Sprintf("Mode(%d)", uint8(m))
}

// ParseMode is the inverse of [Mode.String]; it returns ErrMode otherwise.
func ParseMode(s string) (Mode, error) {
	for _, mode := range []Mode{OPRF, VOPRF} {
		if s == mode.String() {
			return mode, nil
		}
	}
	return 0, ErrMode
}

// params is a suite in a mode, with its constants computed once. It is not
// written to after newParams.
type params struct {
	suite  Suite
	mode   Mode
	engine engine
	hash   crypto.Hash
	// context is contextString of RFC 9497, Section 3.1, and the start of the
	// domain separation tag of a proof.
	context []byte
	// groupDST is the domain separation tag of HashToGroup.
	groupDST []byte
}

func newParams(suite Suite, mode Mode) (*params, error) {
	p := &params{suite: suite, mode: mode}
	if suite != Ristretto255SHA512 && suite != P256SHA256 {
		return nil, ErrSuite
	}
	if mode != OPRF && mode != VOPRF {
		return nil, ErrMode
	}
	// contextString = "OPRFV1-" || I2OSP(mode, 1) || "-" || identifier
	p.context = append([]byte("OPRFV1-"), byte(mode), '-')
	p.context = append(p.context, suite.String()...)
	p.groupDST = p.dst("HashToGroup-")
	if suite == Ristretto255SHA512 {
		p.hash = crypto.SHA512
		p.engine = newRistretto(engines.Best(), p.groupDST)
	} else {
		p.hash = crypto.SHA256
		p.engine = &circl{group: group.P256, hash: p.hash, groupDST: p.groupDST}
	}
	return p, nil
}

// dst returns label || contextString.
func (p *params) dst(label string) []byte {
	return append([]byte(label), p.context...)
}
