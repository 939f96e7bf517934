package speed

import (
	"context"
	"io"
	"os"
	"slices"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
)

// merge sorts the querier's outputs, reads the set beside them, and returns how
// many are in it, and how many tokens it has.
func merge(ctx context.Context, sorter *extsort.Sorter, set *setFile, workers int) (common uint64, items int, err error) {
	sorted, err := sorter.Sort(ctx)
	if err != nil {
		return 0, 0, err
	}
	defer sorted.Close()
	own, err := newWalk(ctx, sorted)
	if err != nil {
		return 0, 0, err
	}
	defer own.close()
	f, err := os.Open(set.path)
	if err != nil {
		return 0, 0, message.New(message.SessionOpen, set.path).Because(err)
	}
	defer f.Close()
	r, err := rcp.NewReader(f)
	if err != nil {
		return 0, 0, err
	}
	m := &matcher{own: own, ranges: set.ranges}
	if err := m.advance(); err != nil {
		return 0, 0, err
	}
	for {
		frames, err := nextFrames(r)
		if err != nil || len(frames) == 0 {
			return m.common, items, err
		}
		blocks, err := parallel(ctx, workers, frames, func(_ int, f rcp.Frame) (tokens, error) {
			decoded, err := golomb.NewCode(set.ranges[f.Section]).DecodeBlock(nil, f.Payload)
			return tokens{int(f.Section), decoded}, err
		})
		if err != nil {
			return 0, 0, err
		}
		for _, b := range blocks {
			items += len(b.tokens)
			if err := m.block(b); err != nil {
				return 0, 0, err
			}
		}
	}
}

// nextFrames returns the next frames of a set with payloads of their own, none
// at its end.
func nextFrames(r *rcp.Reader) (frames []rcp.Frame, err error) {
	for len(frames) < windowBlocks {
		f, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		f.Payload = slices.Clone(f.Payload)
		frames = append(frames, f)
	}
	return frames, nil
}

// matcher compares the querier's sorted outputs with the tokens of a set.
type matcher struct {
	own    *walk
	ranges []golomb.Range
	key    int            // of the querier's current output; beyond all keys at the end
	token  golomb.Uint128 // that of the querier's current output
	common uint64
}

// advance moves on to the querier's next output.
func (m *matcher) advance() error {
	key, output, err := m.own.next()
	if err == io.EOF {
		m.key = len(m.ranges)
		return nil
	}
	if err == nil {
		m.key, m.token = key, m.ranges[key].Map(output)
	}
	return err
}

// block compares the next block.
func (m *matcher) block(b tokens) error {
	for _, token := range b.tokens {
		for m.key < b.key || m.key == b.key && m.token.Less(token) {
			if err := m.advance(); err != nil {
				return err
			}
		}
		for m.key == b.key && m.token == token {
			m.common++
			if err := m.advance(); err != nil {
				return err
			}
		}
	}
	return nil
}
