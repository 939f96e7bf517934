//go:build !unix

package speed

import (
	"os"
	"time"
)

// peakMemory is not known on this system.
func peakMemory(*os.ProcessState) uint64 { return 0 }

// processorTime is not known on this system.
func processorTime() time.Duration { return 0 }
