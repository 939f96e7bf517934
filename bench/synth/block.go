package synth

import (
	"context"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"recoupe/internal/pipeline"
)

// blockRows is the number of rows that one worker forms at a time. A compressed
// file has one frame for each block, so that it does not depend on the number of
// workers; it is the same for all versions of the format.
const blockRows = 1 << 13

// block is some rows of a list with the truth about them, and both compressed if
// they are wanted so.
type block struct {
	list, truth           []byte
	listFrame, truthFrame []byte
	rows                  uint64
}

// blocks is how the blocks of a list are made.
type blocks struct {
	world       *world
	src         Source
	list, truth bool // which are wanted
	compressed  bool
	workers     int
}

// run makes the blocks of the list and hands them to sink in their order. The
// first one begins with the headers.
func (b *blocks) run(ctx context.Context, sink func(*block) error) error {
	rows := b.world.Rows[b.src]
	var spare sync.Pool  // of *block
	var shifts sync.Pool // of *shift
	at, first := uint64(0), true
	next := func(context.Context) (uint64, error) {
		if at >= rows && !first {
			return 0, io.EOF
		}
		first = false
		at += blockRows
		return at - blockRows, nil
	}
	work := func(_ context.Context, _ int, from uint64) (*block, error) {
		m, ok := shifts.Get().(*shift)
		if !ok {
			var err error
			if m, err = b.newShift(); err != nil {
				return nil, err
			}
		}
		defer shifts.Put(m)
		out, ok := spare.Get().(*block)
		if !ok {
			out = &block{}
		}
		m.fill(out, from, min(from+blockRows, rows))
		return out, nil
	}
	return pipeline.Run(ctx, b.workers, next, work, func(out *block) error {
		err := sink(out)
		spare.Put(out)
		return err
	})
}

// shift is what a worker needs.
type shift struct {
	*blocks
	maker  *maker
	record record
	zstd   *zstd.Encoder // nil where nothing is compressed
}

// newShift returns what a worker needs.
func (b *blocks) newShift() (*shift, error) {
	s := &shift{blocks: b, maker: b.world.newMaker(b.src), record: record{format: &formats[b.src]}}
	if b.compressed {
		var err error
		if s.zstd, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// fill fills a block with the rows from one number, from 0, up to another.
func (s *shift) fill(out *block, from, to uint64) {
	out.rows = to - from
	s.record.buf, out.truth = out.list[:0], out.truth[:0]
	if from == 0 {
		s.record.buf = append(s.record.buf, s.record.head()...)
		out.truth = append(out.truth, truthHeader+"\n"...)
	}
	for r := from; r < to; r++ {
		s.maker.make(r)
		if w := &s.maker.row; s.truth {
			out.truth = w.truth(out.truth)
		}
		if s.list {
			s.record.write(&s.record, &s.maker.row)
		}
	}
	out.list = s.record.buf
	if s.compressed {
		out.listFrame = s.zstd.EncodeAll(out.list, out.listFrame[:0])
		out.truthFrame = s.zstd.EncodeAll(out.truth, out.truthFrame[:0])
	}
}

// truth appends the truth about the row.
func (w *row) truth(b []byte) []byte {
	t := Truth{Row: w.number, Person: w.person.Index, Errors: w.kinds}
	return t.append(b)
}

// WriteList writes the list of a source to w, with as many workers as given, 0
// for one per processor. Memory does not grow with the number of rows, and the
// bytes do not depend on the workers. It fails with [ErrSpec], ctx.Err() or what
// w returns.
func (s *Spec) WriteList(ctx context.Context, w io.Writer, src Source, workers int) error {
	return s.writeBlocks(ctx, src, workers, true, func(b *block) error {
		_, err := w.Write(b.list)
		return err
	})
}

// WriteTruth writes the truth about the list of a source to w: a line for each
// row, in their order, as [TruthReader] reads them.
func (s *Spec) WriteTruth(ctx context.Context, w io.Writer, src Source, workers int) error {
	return s.writeBlocks(ctx, src, workers, false, func(b *block) error {
		_, err := w.Write(b.truth)
		return err
	})
}

// writeBlocks makes the list of a source or the truth about it.
func (s *Spec) writeBlocks(ctx context.Context, src Source, workers int, list bool, sink func(*block) error) error {
	world, err := newWorld(s)
	if err != nil {
		return err
	}
	b := blocks{world: world, src: src, list: list, truth: !list, workers: workers}
	return b.run(ctx, sink)
}
