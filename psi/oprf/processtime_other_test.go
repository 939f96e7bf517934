//go:build !unix

package oprf

import (
	"testing"
	"time"
)

var processStart = time.Now()

// processTime is the time since the start, where the processor's is not at
// hand.
func processTime(testing.TB) time.Duration { return time.Since(processStart) }
