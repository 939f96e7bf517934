// Package atomicfile writes files that exist under their final name only when
// they are complete and on disk.
//
// The bytes go to .NAME.part beside the final name NAME. [File.Commit] syncs
// them, renames the file and syncs the directory; [File.Abort] removes it. With
// [Options.Resumable] the part outlives a run that did not commit, and the next
// Create of the same name opens it with what it holds.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"recoupe/internal/message"
)

// Options say how a file is created. The zero value is a private file that must
// not exist yet and starts anew in every run.
type Options struct {
	// Mode are the permission bits of the file, less the umask; 0 means 0600,
	// because most of what recoupe writes is about persons or is a secret.
	Mode fs.FileMode
	// Force lets Commit replace a file that exists.
	Force bool
	// Resumable keeps the part when the file is not committed, and opens the
	// one that is there.
	Resumable bool
}

// File is a file that is being written under its part's name. It is not safe
// for concurrent use, except ReadAt beside anything that does not shorten it.
type File struct {
	f      *os.File
	path   string // the final name
	opts   Options
	closed bool // Commit or Abort was called
}

// PartName returns the name under which the file path is written.
func PartName(path string) string {
	dir, name := filepath.Split(path)
	return dir + "." + name + ".part"
}

// Create opens the part of the file path for reading and writing. It is empty
// unless it is resumed; then the position is at its start, and the caller
// inspects it, seeks or truncates before it goes on.
//
// It fails with message.FileExists when path exists and opts.Force is not set
// (Commit checks this again), and with message.FileCreate for the rest.
func Create(path string, opts Options) (*File, error) {
	if opts.Mode == 0 {
		opts.Mode = 0o600
	}
	final, err := os.Lstat(path)
	switch {
	case err == nil && (!opts.Force || final.IsDir()):
		return nil, message.New(message.FileExists, path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, message.New(message.FileCreate, path).Because(cause(err))
	}
	f, err := openPart(PartName(path), final, opts)
	if err != nil {
		return nil, message.New(message.FileCreate, path).Because(cause(err))
	}
	return &File{f: f, path: path, opts: opts}, nil
}

// openPart opens the part to be resumed or makes a new one. final is the file
// under the final name, nil if there is none.
func openPart(part string, final fs.FileInfo, opts Options) (*os.File, error) {
	old, err := os.Lstat(part)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case opts.Resumable && old.Mode().IsRegular() && !os.SameFile(old, final):
		return reopen(part, old, opts.Mode)
	default:
		// A part that an earlier run left; or one that it had linked to the
		// final name, where writing to it would change the finished file.
		if err := os.Remove(part); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_EXCL, opts.Mode)
}

// reopen opens an existing part and takes away permissions beyond mode.
func reopen(part string, old fs.FileInfo, mode fs.FileMode) (*os.File, error) {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	if now, err := f.Stat(); err != nil || !os.SameFile(now, old) {
		return nil, errors.Join(errReplaced, err, f.Close())
	}
	if perm := old.Mode().Perm(); perm&^mode != 0 {
		if err := f.Chmod(perm & mode); err != nil {
			return nil, errors.Join(err, f.Close())
		}
	}
	return f, nil
}

// errReplaced occurs when another program put a file in the place of the part.
var errReplaced = errors.New("another program wrote the same file")

// Path returns the final name of f.
func (f *File) Path() string { return f.path }

// Write appends p at the position of f. It fails with message.FileWrite.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	return n, f.failed(err)
}

// Read reads from the position of f.
func (f *File) Read(p []byte) (int, error) { return f.f.Read(p) }

// ReadAt reads len(p) bytes from offset off, as io.ReaderAt.
func (f *File) ReadAt(p []byte, off int64) (int, error) { return f.f.ReadAt(p, off) }

// Seek moves the position of f, as io.Seeker.
func (f *File) Seek(offset int64, whence int) (int64, error) { return f.f.Seek(offset, whence) }

// Truncate makes f size bytes long and puts the position at its new end.
func (f *File) Truncate(size int64) error {
	err := f.f.Truncate(size)
	if err == nil {
		_, err = f.f.Seek(size, io.SeekStart)
	}
	return f.failed(err)
}

// Size returns the number of bytes in f.
func (f *File) Size() (int64, error) {
	info, err := f.f.Stat()
	if err != nil {
		return 0, f.failed(err)
	}
	return info.Size(), nil
}

// Sync puts the bytes of f on disk, still under the part's name.
func (f *File) Sync() error { return f.failed(f.f.Sync()) }

// Commit puts f on disk under its final name and closes it. When it fails, no
// file stands under the final name that was not there before, and the part is
// removed unless f is resumable. It fails with message.FileExists when a file
// has appeared under the final name and Force is not set, otherwise with
// message.FileWrite.
func (f *File) Commit() error {
	if err := f.f.Sync(); err != nil {
		return errors.Join(f.failed(err), f.Abort())
	}
	if err := f.close(); err != nil {
		return f.failed(err)
	}
	part := PartName(f.path)
	err := publish(part, f.path, f.opts.Force)
	if err != nil && !f.opts.Resumable {
		os.Remove(part)
	}
	if errors.Is(err, fs.ErrExist) {
		return message.New(message.FileExists, f.path)
	}
	if err == nil {
		err = SyncDir(filepath.Dir(f.path))
	}
	return f.failed(err)
}

// Abort closes f and removes it, or keeps it for the next run if it is
// resumable. After Commit or Abort it does nothing, so that it can be deferred.
func (f *File) Abort() error {
	if f.closed {
		return nil
	}
	err := f.close()
	if err == nil && !f.opts.Resumable {
		err = os.Remove(PartName(f.path))
	}
	return f.failed(err)
}

// close closes f. It fails with errReplaced when the part's name no longer leads
// to f: that file is not ours to rename or remove.
func (f *File) close() error {
	f.closed = true
	mine, err := f.f.Stat()
	if err := errors.Join(err, f.f.Close()); err != nil {
		return err
	}
	there, err := os.Lstat(PartName(f.path))
	if err != nil || !os.SameFile(mine, there) {
		return errReplaced
	}
	return nil
}

// publish gives the file part the name path. Without force it never replaces a
// file: os.Link fails where one is; only on a file system without hard links
// is there an instant between the check and the renaming. Should the part's
// name stay behind beside the final one, the next Create removes it.
func publish(part, path string, force bool) error {
	if force {
		return os.Rename(part, path)
	}
	err := os.Link(part, path)
	switch {
	case err == nil:
		os.Remove(part)
		return nil
	case errors.Is(err, fs.ErrExist):
		return err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(part, path)
}

// failed returns err as a failure to write f, nil if err is nil.
func (f *File) failed(err error) error {
	if err == nil {
		return nil
	}
	return message.New(message.FileWrite, f.path).Because(cause(err))
}
