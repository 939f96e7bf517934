// Package oprf computes the oblivious pseudorandom functions of RFC 9497 on
// batches of serialized elements: the only place of recoupe where a curve is
// touched.
//
// A server holds a key skS and a client holds inputs. The client learns the
// output F(skS, x) for its inputs x and nothing else; the server learns how
// many there were.
//
//	Client(pkS)                                    Server(skS, pkS)
//	===============================================================
//	blinded = Blind(inputs, blinds)
//
//	                           blinded
//	                         ---------->
//
//	              evaluated, proof = BlindEvaluateProve(blinded, ctx)
//
//	                       evaluated, proof
//	                         <----------
//
//	evaluation = VerifyVarTime(blinded, evaluated, proof, ctx)
//	outputs = Finalize(inputs, blinds, evaluation)
//
//	                                  outputs = Evaluate(inputs)
//
// # Which function to use
//
// The holder of a key, for its own inputs: [Server.Evaluate]. To answer a
// client: [Server.BlindEvaluateProve], or its halves [Server.BlindEvaluate] and
// [Server.Prove]. The client: [Client.Blind], [Client.VerifyVarTime],
// [Client.Finalize]; only the result of the second lets the third begin. All
// are called alike in both modes: in mode [OPRF] a proof is empty. Protocols
// that need bare group operations: [Group].
//
// What yields bytes appends them to its first argument, as append does, which
// must not overlap the others; with an error it yields nil. Outputs are never
// truncated here. A batch has 1 to [MaxBatch] members. No function starts
// goroutines or keeps state: callers spread batches over workers.
//
// # What differs from RFC 9497
//
// Keys, elements and outputs are the RFC's. In mode VOPRF a proof is computed
// under a domain separation tag that depends on the whole batch and on a
// [ProofContext], because under the RFC's a server can have a batch of wrong
// answers accepted; and a client blinds by adding r·G, which the server cannot
// tell from the RFC's multiplication. The RFC's own test vectors run through
// the same code with the RFC's tag and blinding.
//
// # Engines
//
// [P256SHA256] computes with circl, one element at a time. [Ristretto255SHA512]
// has several engines with the same results, and takes the fastest that the
// processor has: large batches serve it best. The environment variable
// RECOUPE_KERNEL names another, such as portable, which uses no vector
// instructions.
//
// # Timing
//
// With [Ristretto255SHA512], whatever handles a key, an input or a blind takes
// a time that does not depend on their values. [P256SHA256] does not have this
// property: circl computes there with math/big. What is named VarTime handles
// public values only.
package oprf
