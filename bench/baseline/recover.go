package baseline

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"sync"
	"sync/atomic"
	"time"
)

// Recovery is what [Recover] has found.
type Recovery struct {
	// NIRs are those whose hashes were among the targets, by hash.
	NIRs map[Digest]NIR
	// Hashes is the number of hashes computed.
	Hashes uint64
	// Took is the time that hashing took, with Workers goroutines, and Busy the
	// processor time of all of them: less than Workers times Took where other
	// programs take their share.
	Took, Busy time.Duration
	Workers    int
}

// Rate returns hashes per second of one core.
func (r *Recovery) Rate() float64 { return float64(r.Hashes) / r.Busy.Seconds() }

// For returns the time that a space of the given size takes at the same rate,
// on as many cores as there were workers.
func (r *Recovery) For(size uint64) time.Duration {
	return time.Duration(float64(size) / r.Rate() / float64(r.Workers) * float64(time.Second))
}

// Recover shows why salted hashes of NIRs protect nobody. It plays the party
// that has received the hashes of the other one's list: it knows the salt,
// because it must hash its own list, so that it hashes every NIR of the space
// and looks whether the result is among the targets. All targets are looked for
// at once; more of them cost nothing. It stops early when ctx ends.
//
// A longer salt is no protection, nor is a keyed hash whose key both parties
// have.
//
// It computes on the processor, one hash after the other, which is the slowest
// way: a graphics card of 2020 computes 9.9·10^9 SHA-256 per second (NVIDIA RTX
// 3090, hashcat 6.1.1, mode 1400; siseci/hashcat-benchmark-comparison, issue 3),
// all NIRs in nine seconds.
func Recover(ctx context.Context, salt []byte, targets []Digest, space *Space, workers int) (*Recovery, error) {
	wanted := newWanted(targets)
	start, busy := time.Now(), processorTime()
	r := &Recovery{NIRs: map[Digest]NIR{}, Workers: workers}
	var next, hashes atomic.Uint64
	var mu sync.Mutex
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			message := make([]byte, len(salt)+len(NIR{}))
			copy(message, salt)
			nir := message[len(salt):]
			for ctx.Err() == nil {
				prefix := next.Add(1) - 1
				if prefix >= space.prefixes() {
					return
				}
				space.putPrefix(nir, prefix)
				eachOrder(message, func(d *Digest) {
					if wanted.has(d) {
						mu.Lock()
						r.NIRs[*d] = NIR(nir)
						mu.Unlock()
					}
				})
				hashes.Add(orders)
			}
		})
	}
	group.Wait()
	r.Hashes, r.Took, r.Busy = hashes.Load(), time.Since(start), processorTime()-busy
	if !tellsProcessorTime {
		r.Busy = r.Took * time.Duration(workers)
	}
	return r, ctx.Err()
}

// eachOrder sets the order at the end of message to each that there is, and
// calls found with the hash.
func eachOrder(message []byte, found func(d *Digest)) {
	order := message[len(message)-3:]
	var d Digest
	if !fits(len(message)) {
		for n := 1; n <= orders; n++ {
			putDigits(order, n)
			d = sha256.Sum256(message)
			found(&d)
		}
		return
	}
	t := newTries(message)
	for n := 1; n <= orders; n++ {
		putDigits(order, n)
		d = t.hash([3]byte(order))
		found(&d)
	}
}

// wanted is a set of hashes that is mostly asked for others.
type wanted struct {
	all map[Digest]bool
	// bits has one bit set for the first 24 bits of each hash; it is 2 MiB and
	// stays in the cache.
	bits []uint64
}

func newWanted(targets []Digest) *wanted {
	w := &wanted{all: make(map[Digest]bool, len(targets)), bits: make([]uint64, 1<<24/64)}
	for _, d := range targets {
		w.all[d] = true
		i := first24(&d)
		w.bits[i/64] |= 1 << (i % 64)
	}
	return w
}

func (w *wanted) has(d *Digest) bool {
	i := first24(d)
	return w.bits[i/64]>>(i%64)&1 != 0 && w.all[*d]
}

// first24 returns the first 24 bits of a hash.
func first24(d *Digest) uint32 { return binary.BigEndian.Uint32(d[:]) >> 8 }
