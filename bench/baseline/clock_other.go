//go:build !unix

package baseline

import "time"

const tellsProcessorTime = false

var processStart = time.Now()

// processorTime is the time since the start, where the processor's is not at
// hand.
func processorTime() time.Duration { return time.Since(processStart) }
