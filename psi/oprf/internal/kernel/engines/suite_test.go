package engines

import (
	"testing"

	"recoupe/psi/oprf/internal/kernel/kerneltest"
)

// TestEngines runs the suite on every engine that is available here.
func TestEngines(t *testing.T) {
	for _, engine := range All() {
		t.Run(engine.Name(), func(t *testing.T) { kerneltest.Run(t, engine) })
	}
}
