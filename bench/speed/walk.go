package speed

import (
	"context"
	"io"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/codec/rcp"
)

// walk walks the different outputs among sorted records, of whatever row.
type walk struct {
	it   *extsort.Iterator
	rest []byte // records not yet walked
	last [tokenSize]byte
	any  bool
}

func newWalk(ctx context.Context, sorted *extsort.Sorted) (*walk, error) {
	it, err := sorted.Iterate(ctx)
	if err != nil {
		return nil, err
	}
	return &walk{it: it}, nil
}

// next returns the match key and the bytes of the next output, or io.EOF.
func (w *walk) next() (key int, output golomb.Uint128, err error) {
	for {
		if len(w.rest) == 0 {
			if w.rest, err = w.it.Next(); err != nil {
				return 0, golomb.Uint128{}, err
			}
		}
		record := [tokenSize]byte(w.rest)
		w.rest = w.rest[tokenSize+rowSize:]
		if !w.any || record != w.last {
			w.last, w.any = record, true
			return int(record[0]), golomb.Uint128FromBytes(record[1:]), nil
		}
	}
}

func (w *walk) close() { w.it.Close() }

// cutter cuts outputs into blocks of the set. Two outputs of one key on one
// token, which is less likely than 2^-36, end it with an error.
type cutter struct {
	walk   *walk
	ranges []golomb.Range
	held   *tokens // the block that the last window left open
	ended  bool
}

// tokens are a block of one match key, not yet coded.
type tokens struct {
	key    int
	tokens []golomb.Uint128
}

// window returns the next blocks, coded, and how many tokens they hold; none at
// the end.
func (c *cutter) window(ctx context.Context, workers int) (frames []rcp.Frame, items int, err error) {
	var blocks []tokens
	for len(blocks) < windowBlocks && !c.ended {
		b, err := c.cut()
		if err != nil {
			return nil, 0, err
		}
		if len(b.tokens) > 0 {
			blocks, items = append(blocks, b), items+len(b.tokens)
		}
	}
	frames, err = parallel(ctx, workers, blocks, func(_ int, b tokens) (rcp.Frame, error) {
		payload, err := golomb.NewCode(c.ranges[b.key]).AppendBlock(nil, b.tokens)
		return rcp.Frame{Section: uint16(b.key), Payload: payload}, err
	})
	return frames, items, err
}

// cut returns the next block, an empty one if there is none.
func (c *cutter) cut() (b tokens, err error) {
	b.tokens = make([]golomb.Uint128, 0, golomb.BlockSize)
	if c.held != nil {
		b.key, b.tokens, c.held = c.held.key, append(b.tokens, c.held.tokens...), nil
	}
	for {
		key, output, err := c.walk.next()
		if err == io.EOF {
			c.ended = true
			return b, nil
		}
		if err != nil {
			return b, err
		}
		token := c.ranges[key].Map(output)
		if n := len(b.tokens); n == golomb.BlockSize || n > 0 && key != b.key {
			c.held = &tokens{key, []golomb.Uint128{token}}
			return b, nil
		}
		b.key, b.tokens = key, append(b.tokens, token)
	}
}
