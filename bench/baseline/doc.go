// Package baseline holds what a reader would take instead of recoupe, so that
// it can be measured beside it: for comparison only, never for real lists.
//
//	salted hashes   SHA-256 with a salt that both parties know. INSECURE: either
//	                party computes the whole other list back, see [Recover].
//	Diffie-Hellman  H(x)^(a·b) on circl's ristretto255. Sound against parties
//	                that follow it, but slow: the querier too computes a power
//	                for every entry of the holder's list, in every run.
//	circl's OPRF    RFC 9497 as cloudflare/circl offers it, one element at a
//	                time, each with its proof. Sound and slow.
//	recoupe         the same function with psi/oprf, in batches, and a coded set.
//
// Each is a whole protocol between two parties in one process: [SaltedHashes],
// [DiffieHellman], [CirclOPRF] and [Recoupe] take the inputs of the holder and
// of the querier and return a [Run], which of the querier's inputs the holder
// has and what it cost whom. [Intersect] is the model in clear text that all of
// them must equal. [CirclServer] and [CirclClient] are circl's OPRF on
// serialized elements, as package oprf has them, for benchmarks of single
// steps.
//
// It is the only package beside psi/oprf that may import circl.
package baseline
