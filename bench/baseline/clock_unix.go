//go:build unix

package baseline

import (
	"syscall"
	"time"
)

const tellsProcessorTime = true

// processorTime is the processor time that this process has had, to which other
// processes add little.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
