package oprf

import (
	"testing"

	"recoupe/psi/oprf/internal/kernel/engines"
)

// TestEveryEngine runs on every engine that is available here the tests that
// otherwise run on the best one, where vectors, bad elements or blinds go through
// the engine.
func TestEveryEngine(t *testing.T) {
	for _, engine := range engines.All() {
		t.Run(engine.Name(), func(t *testing.T) {
			t.Setenv(engines.Variable, engine.Name())
			for name, test := range map[string]func(*testing.T){
				"VectorsRFC9497":            TestVectorsRFC9497,
				"Golden":                    TestGolden,
				"ProofsEqualCircls":         TestProofsEqualCircls,
				"VerifyAgreesWithCircl":     TestVerifyAgreesWithCircl,
				"InteroperatesWithCircl":    TestInteroperatesWithCircl,
				"ProofRefused":              TestProofRefused,
				"WrongAnswerCannotBeProved": TestWrongAnswerCannotBeProved,
				"BadElementsRefused":        TestBadElementsRefused,
				"GoodElements":              TestGoodElements,
				"ZeroBlindRefused":          TestZeroBlindRefused,
				"BlindThatCancelsRefused":   TestBlindThatCancelsRefused,
				"InputThatHashesToIdentity": TestInputThatHashesToIdentityRefused,
				"PublicKeyRefused":          TestPublicKeyRefused,
				"GroupAgreesWithServer":     TestGroupAgreesWithServer,
				"Appends":                   TestAppends,
				"Order":                     TestOrder,
				"Concurrent":                TestConcurrent,
			} {
				t.Run(name, test)
			}
		})
	}
}
