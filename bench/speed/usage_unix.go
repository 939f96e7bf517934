//go:build unix

package speed

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// peakMemory returns the largest resident memory of an ended process, in bytes.
func peakMemory(s *os.ProcessState) uint64 {
	peak := uint64(s.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" {
		peak <<= 10 // kilobytes elsewhere
	}
	return peak
}

// processorTime returns the processor time that this process has used.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
