package baseline

import (
	"context"
	"crypto/sha256"
)

// Digest is the salted hash of an input.
type Digest [sha256.Size]byte

// SaltedHash returns SHA-256(salt || input). INSECURE where inputs can be
// enumerated, whatever the salt: whoever must match knows it.
func SaltedHash(salt, input []byte) Digest {
	h := sha256.New()
	h.Write(salt)
	h.Write(input)
	var d Digest
	h.Sum(d[:0])
	return d
}

// SaltedHashes is INSECURE and here to show it; use it for nothing. Both parties
// hash their inputs with the same salt, the holder sends all of its hashes, and
// the querier looks its own up. [Recover] is what the querier does next.
func SaltedHashes(salt []byte) Protocol {
	return func(ctx context.Context, holder, querier [][]byte) (*Run, error) {
		if len(holder) == 0 || len(querier) == 0 {
			return nil, ErrEmpty
		}
		run := &Run{}
		var sent, asked [][]byte
		timed(&run.Entries.Holder, func() error {
			sent = saltedHashes(salt, holder)
			return nil
		})
		run.Entries.Bytes = sha256.Size * len(sent)
		has := set(len(sent))
		timed(&run.Entries.Querier, func() error {
			for _, d := range sent {
				has[string(d)] = true
			}
			return nil
		})
		timed(&run.Questions.Querier, func() error {
			asked = saltedHashes(salt, querier)
			run.Matches = matches(asked, has)
			return nil
		})
		return run, ctx.Err()
	}
}

// saltedHashes returns the salted hash of each input.
func saltedHashes(salt []byte, inputs [][]byte) [][]byte {
	hashes := make([][]byte, len(inputs))
	for i, x := range inputs {
		d := SaltedHash(salt, x)
		hashes[i] = d[:]
	}
	return hashes
}
