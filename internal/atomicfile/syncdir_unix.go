//go:build unix

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

// SyncDir puts the names in the directory dir on disk: those made, renamed and
// removed. A file system that cannot sync directories is left at that.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
