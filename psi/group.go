package psi

import (
	"context"
	"encoding/binary"
	"io"

	"recoupe/codec/extsort"
)

// rowSize is the length of a row number at the end of a sorted record.
const rowSize = 4

// group is a run of sorted records that differ in their rows only.
type group struct {
	prefix []byte   // what the records share
	rows   []uint32 // ascending; a row occurs once
}

// key returns the index of the group's match key: every record begins with it.
func (g *group) key() int { return int(g.prefix[0]) }

// groups walks sorted records group by group. Merging runs in a goroutine of its
// own, some blocks ahead of the walk.
type groups struct {
	prefix int    // bytes of a record before its row
	block  []byte // records not yet walked
	cur    group
	err    error // sticky; io.EOF at the end

	whole  []byte      // the block that block is the rest of
	blocks chan []byte // merged; closed after the last one
	free   chan []byte // walked
	failed error       // what ended the merging, once blocks is closed
	cancel context.CancelFunc
}

// aheadBlocks is the number of blocks between the merging and the walk.
const aheadBlocks = 2

// newGroups returns an iterator over the groups of s, whose records are prefix
// bytes followed by a row.
func newGroups(ctx context.Context, s *extsort.Sorted, prefix int) (*groups, error) {
	it, err := s.Iterate(ctx)
	if err != nil {
		return nil, err
	}
	g := &groups{prefix: prefix, blocks: make(chan []byte), free: make(chan []byte, aheadBlocks)}
	for range aheadBlocks {
		g.free <- nil
	}
	ctx, g.cancel = context.WithCancel(ctx)
	go g.merge(ctx, it)
	return g, nil
}

// merge hands the blocks of it to the walk, each in memory of its own.
func (g *groups) merge(ctx context.Context, it *extsort.Iterator) {
	defer close(g.blocks)
	defer it.Close()
	for {
		var block []byte
		select {
		case block = <-g.free:
		case <-ctx.Done():
			g.failed = ctx.Err()
			return
		}
		next, err := it.Next()
		if err != nil {
			g.failed = err
			return
		}
		select {
		case g.blocks <- append(block[:0], next...):
		case <-ctx.Done():
			g.failed = ctx.Err()
			return
		}
	}
}

// next returns the next group, valid until the next call, or io.EOF.
func (g *groups) next() (*group, error) {
	if len(g.block) == 0 && !g.fill() {
		return nil, g.err
	}
	g.cur.prefix = append(g.cur.prefix[:0], g.block[:g.prefix]...)
	g.cur.rows = g.cur.rows[:0]
	for {
		for len(g.block) > 0 {
			if string(g.block[:g.prefix]) != string(g.cur.prefix) {
				return &g.cur, nil
			}
			row := binary.BigEndian.Uint32(g.block[g.prefix:])
			if n := len(g.cur.rows); n == 0 || g.cur.rows[n-1] != row {
				g.cur.rows = append(g.cur.rows, row)
			}
			g.block = g.block[g.prefix+rowSize:]
		}
		if !g.fill() {
			if g.err == io.EOF {
				return &g.cur, nil
			}
			return nil, g.err
		}
	}
}

// fill fetches the next block and reports whether there is one.
func (g *groups) fill() bool {
	if g.err != nil {
		return false
	}
	if g.whole != nil {
		g.free <- g.whole
	}
	var ok bool
	if g.whole, ok = <-g.blocks; !ok {
		g.whole, g.err = nil, g.failed
	}
	g.block = g.whole
	return ok
}

// close ends the walk and waits for the merging to end. It may be called more
// than once.
func (g *groups) close() {
	g.cancel()
	for range g.blocks {
	}
	if g.err == nil {
		g.err = extsort.ErrClosed
	}
}

// eachGroup calls each with the groups of s in their order.
func eachGroup(ctx context.Context, s *extsort.Sorted, prefix int, each func(*group) error) error {
	g, err := newGroups(ctx, s, prefix)
	if err != nil {
		return err
	}
	defer g.close()
	for {
		gr, err := g.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := each(gr); err != nil {
			return unexpected(err)
		}
	}
}

// KeyCount says what became of the inputs of one match key in one list.
type KeyCount struct {
	Inputs     uint64 // inputs of all rows
	Distinct   uint64 // different inputs that are matched
	Shared     uint64 // different inputs dropped because too many rows carry them
	SharedRows uint64 // rows that carried them
}

// Duplicates returns how many inputs repeat one of an earlier row.
func (c KeyCount) Duplicates() uint64 { return c.Inputs - c.SharedRows - c.Distinct }

// count adds a group to the counts and reports whether its input is matched.
func (c *KeyCount) count(k *Key, g *group) bool {
	n := uint64(len(g.rows))
	c.Inputs += n
	if k.Common(len(g.rows)) {
		c.Shared++
		c.SharedRows += n
		return false
	}
	c.Distinct++
	return true
}
