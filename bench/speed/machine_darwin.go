package speed

import "golang.org/x/sys/unix"

// processorModel returns the model name of the processor.
func processorModel() string {
	name, _ := unix.Sysctl("machdep.cpu.brand_string")
	return name
}

// systemMemory returns the bytes of memory of the machine.
func systemMemory() uint64 {
	bytes, _ := unix.SysctlUint64("hw.memsize")
	return bytes
}
