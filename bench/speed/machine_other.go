//go:build !linux && !darwin

package speed

// processorModel is not known on this system.
func processorModel() string { return "" }

// systemMemory is not known on this system.
func systemMemory() uint64 { return 0 }
