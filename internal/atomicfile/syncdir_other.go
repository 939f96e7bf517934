//go:build !unix

package atomicfile

// SyncDir does nothing: a directory cannot be synced on this system.
func SyncDir(string) error { return nil }
