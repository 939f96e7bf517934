package table

import (
	"crypto/sha256"
	"hash"
)

// Sizes of what waits to be hashed. Together they bound the memory of a digest.
const (
	digestBlock  = 128 << 10 // bytes handed over at once
	digestBlocks = 4         // in existence
)

// digest is the SHA-256 of what is written to it, computed in a goroutine of its
// own: reading a list and hashing it take about as long, and go on side by side.
// The goroutine starts with the first block that is full and ends with sum or
// close. The methods are for one goroutine.
type digest struct {
	hash  hash.Hash
	block []byte // written and not yet handed over

	made int
	full chan []byte // to the goroutine; nil until it runs
	free chan []byte // back from it
	done chan struct{}
}

// newDigest returns the digest of nothing.
func newDigest() *digest { return &digest{hash: sha256.New()} }

// Write implements [io.Writer]. It never fails, and keeps no reference to p.
func (d *digest) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		if d.block == nil {
			d.block = d.empty()
		}
		room := min(len(p), cap(d.block)-len(d.block))
		d.block = append(d.block, p[:room]...)
		p = p[room:]
		if len(d.block) == cap(d.block) {
			d.handOver()
		}
	}
	return n, nil
}

// empty returns a block to write to, waiting for one once all are in use.
func (d *digest) empty() []byte {
	if d.made < digestBlocks {
		d.made++
		return make([]byte, 0, digestBlock)
	}
	return (<-d.free)[:0]
}

// handOver gives the block to the goroutine.
func (d *digest) handOver() {
	if d.full == nil {
		d.full, d.free = make(chan []byte, digestBlocks), make(chan []byte, digestBlocks)
		d.done = make(chan struct{})
		go d.run()
	}
	d.full <- d.block
	d.block = nil
}

// run hashes blocks until there are no more.
func (d *digest) run() {
	defer close(d.done)
	for block := range d.full {
		d.hash.Write(block)
		d.free <- block
	}
}

// sum returns the digest of all that was written, the same each time. Nothing may
// be written after it.
func (d *digest) sum() (s [sha256.Size]byte) {
	d.close()
	d.hash.Write(d.block)
	d.block = nil
	d.hash.Sum(s[:0])
	return s
}

// close ends the goroutine, if it runs. It may be called more than once.
func (d *digest) close() {
	if d.full != nil {
		close(d.full)
		<-d.done
		d.full = nil
	}
}
