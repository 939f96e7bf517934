package oprf_test

import (
	"bytes"
	"crypto/rand"
	"fmt"

	"recoupe/psi/oprf"
)

// The two parties of a membership protocol, as the package comment draws them.
func Example() {
	suite, mode := oprf.Ristretto255SHA512, oprf.VOPRF
	// Both know the context of a batch.
	ctx := oprf.ProofContext{MatchKey: "email", Batch: 0}

	//                                               Server(skS, pkS)
	key, _ := oprf.GenerateKey(suite, mode)
	server := oprf.NewServer(key)
	// Client(pkS)
	client, _ := oprf.NewClient(suite, mode, key.PublicKey())
	// ===============================================================
	inputs := oprf.VariableInputs([][]byte{[]byte("a@exemple.fr"), []byte("b@exemple.fr")})
	// A client that may have to repeat a request derives its blinds from a
	// secret and the inputs instead.
	blinds := make(oprf.Blinds, inputs.Len()*oprf.BlindSize)
	rand.Read(blinds)
	blinded, _ := client.Blind(nil, inputs, blinds)
	//
	//                             blinded
	//                           ---------->
	//
	evaluated, proof, _ := server.BlindEvaluateProve(nil, blinded, ctx)
	//
	//                         evaluated, proof
	//                           <----------
	//
	evaluation, err := client.VerifyVarTime(blinded, evaluated, proof, ctx)
	if err != nil {
		fmt.Println("the server cheats:", err)
		return
	}
	outputs, _ := client.Finalize(nil, inputs, blinds, evaluation)

	own, _ := server.Evaluate(nil, inputs)
	fmt.Println(bytes.Equal(outputs, own), len(outputs)/inputs.Len())
	// Output: true 64
}

// A proof serves its own batch only.
func ExampleClient_VerifyVarTime() {
	key, _ := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	client, _ := oprf.NewClient(oprf.Ristretto255SHA512, oprf.VOPRF, key.PublicKey())
	blinds := make(oprf.Blinds, oprf.BlindSize)
	rand.Read(blinds)
	blinded, _ := client.Blind(nil, oprf.FixedInputs([]byte("x"), 1), blinds)
	evaluated, proof, _ := oprf.NewServer(key).BlindEvaluateProve(nil, blinded, oprf.ProofContext{Batch: 0})

	_, err := client.VerifyVarTime(blinded, evaluated, proof, oprf.ProofContext{Batch: 1})
	fmt.Println(err)
	// Output: oprf: proof does not hold
}

// Two parties multiply in turn, and the first takes its factor off again.
func ExampleGroup() {
	g, _ := oprf.NewGroup(oprf.Ristretto255SHA512, oprf.OPRF)
	querier, holder := g.RandomScalar(), g.RandomScalar()
	element, _ := g.HashToElement(nil, oprf.FixedInputs([]byte("input"), 5))

	sent, _ := g.ScalarMult(nil, element, querier)
	answered, _ := g.ScalarMult(nil, sent, holder)
	unblinded, _ := g.ScalarMult(nil, answered, querier.Inverse())

	own, _ := g.ScalarMult(nil, element, holder)
	fmt.Println(bytes.Equal(unblinded, own))
	// Output: true
}
