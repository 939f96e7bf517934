// Package golomb maps PRF outputs to the tokens of a set, codes sorted tokens
// in about as few bits as any code can, and does the arithmetic of false
// matches that fixes how many bits that is.
//
// A set of N tokens that is asked at most M times lives in the range
// [0, U) with U = 2^40·N·M, so that a false match among all M questions has
// a probability below 2^-40. [NewRange] makes the range, [Range.Map] maps a PRF
// output into it, and [NewCode] gives the code of its tokens:
//
//	r, err := golomb.NewRange(n, m)
//	token := r.Map(golomb.Uint128FromBytes(output[:16]))
//	// sort the tokens, keep equal ones once, then for each BlockSize of them
//	block, err := golomb.NewCode(r).AppendBlock(nil, tokens)
//
// # Blocks
//
// A block holds 1 to [BlockSize] strictly increasing tokens and can be decoded
// without any other. It is a string of bits, the least significant bit of each
// byte first, padded with zero bits to a whole byte:
//
//	16 bits            the number of tokens, less one
//	W bits             the first token; W is the bit length of U-1
//	(count-1) × k bits the low k bits of each gap
//	unary              each gap shifted right by k, as that many zeros and a one
//
// A gap is the difference of two neighbours, less one. This is the code of
// Golomb (Run-length encodings, IEEE Transactions on Information Theory 12,
// 1966) with the powers of two of Rice. The fixed-width part stands apart from
// the unary part so that both are read a word at a time. k follows from M
// alone, see [Code.RiceParameter]. Every set of tokens has exactly one coding,
// and [Code.DecodeBlock] refuses whatever is not it.
package golomb
