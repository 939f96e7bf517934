package speed

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// Sizes of what is sorted: match key, the first bytes of the output, row.
const (
	outputSize = 16
	tokenSize  = 1 + outputSize
	rowSize    = 4
)

// setFile is a set as it was written, with the range of each match key.
type setFile struct {
	path   string
	ranges []golomb.Range
}

func (s *setFile) remove() error { return os.Remove(s.path) }

// holder runs the stages from the holder's list to the set.
func (p *pass) holder(ctx context.Context) (set *setFile, err error) {
	in, err := openPersons(p.lists.holder, p.keys, p.agreement.Valid.From.Time(), p.setup.Workers)
	if err != nil {
		return nil, err
	}
	defer in.close()
	sorter, err := p.sorter()
	if err != nil {
		return nil, err
	}
	defer sorter.Close()
	server := oprf.NewServer(p.key)
	for {
		batches, err := in.next(ctx, p.watch)
		if err == io.EOF {
			break
		}
		if err == nil {
			err = p.evaluate(ctx, server, batches, sorter)
		}
		if err != nil {
			return nil, err
		}
	}
	var sorted *extsort.Sorted
	var counts []uint64
	err = p.watch.time(StageSort, func() (_ int, err error) {
		if sorted, err = sorter.Sort(ctx); err == nil {
			counts, err = p.count(ctx, sorted)
		}
		return 0, err // counted as they were added
	})
	if err != nil {
		return nil, err
	}
	defer sorted.Close()
	return p.write(ctx, sorted, counts)
}

// sorter returns a sorter of outputs.
func (p *pass) sorter() (*extsort.Sorter, error) {
	return extsort.New(extsort.Config{
		KeySize: tokenSize, PayloadSize: rowSize, Memory: p.setup.Memory / 2, Dir: p.dir, Workers: p.setup.Workers,
	})
}

// evaluate runs batches through the OPRF and gives them to the sorter.
func (p *pass) evaluate(ctx context.Context, server *oprf.Server, batches []inputsOf, sorter *extsort.Sorter) error {
	var records [][]byte
	err := p.watch.time(StageEvaluate, func() (items int, err error) {
		for _, b := range batches {
			items += len(b.rows)
		}
		records, err = parallel(ctx, p.setup.Workers, batches, func(_ int, b inputsOf) ([]byte, error) {
			out, err := server.Evaluate(nil, oprf.FixedInputs(b.inputs, len(psi.Input{})))
			return p.records(nil, b.key, out, b.rows), err
		})
		return items, err
	})
	if err != nil {
		return err
	}
	return p.watch.time(StageSort, func() (items int, err error) {
		for _, r := range records {
			items += len(r) / (tokenSize + rowSize)
			err = errors.Join(err, sorter.Add(r))
		}
		return items, err
	})
}

// records appends the sortable record of each output.
func (p *pass) records(dst []byte, key uint8, outputs []byte, rows []uint32) []byte {
	size := p.key.Suite().OutputSize()
	for i := range len(outputs) / size {
		dst = append(dst, key)
		dst = append(dst, outputs[i*size:][:outputSize]...)
		dst = binary.BigEndian.AppendUint32(dst, rows[i])
	}
	return dst
}

// count returns the number of different outputs of each match key.
func (p *pass) count(ctx context.Context, sorted *extsort.Sorted) ([]uint64, error) {
	counts := make([]uint64, len(p.keys))
	walk, err := newWalk(ctx, sorted)
	if err != nil {
		return nil, err
	}
	defer walk.close()
	for {
		key, _, err := walk.next()
		if err == io.EOF {
			return counts, nil
		}
		if err != nil {
			return nil, err
		}
		counts[key]++
	}
}

// windowBlocks is how many blocks of a set are coded before they are written.
const windowBlocks = 64

// write codes the sorted outputs as a set and writes it to a file.
func (p *pass) write(ctx context.Context, sorted *extsort.Sorted, counts []uint64) (set *setFile, err error) {
	set = &setFile{path: filepath.Join(p.dir, "stages.set")}
	header, err := p.header(set, counts)
	if err != nil {
		return nil, err
	}
	f, err := os.Create(set.path)
	if err != nil {
		return nil, message.New(message.FileCreate, set.path).Because(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := rcp.NewWriter(f)
	if _, err := w.Begin(header); err != nil {
		return nil, err
	}
	walk, err := newWalk(ctx, sorted)
	if err != nil {
		return nil, err
	}
	defer walk.close()
	cutter := &cutter{walk: walk, ranges: set.ranges}
	for index := uint64(0); ; {
		var frames []rcp.Frame
		err := p.watch.time(StageCode, func() (items int, err error) {
			frames, items, err = cutter.window(ctx, p.setup.Workers)
			return items, err
		})
		if err == nil && len(frames) == 0 {
			break
		}
		if err == nil {
			err = p.watch.time(StageWrite, func() (int, error) { return writeFrames(w, frames, &index) })
		}
		if err != nil {
			return nil, err
		}
	}
	return set, p.watch.time(StageWrite, func() (int, error) { return 0, errors.Join(w.End(), f.Sync()) })
}

// header returns the header of the set, and notes the range of each key.
func (p *pass) header(set *setFile, counts []uint64) (*rcp.Header, error) {
	h := &rcp.Header{
		Kind: rcp.Set, Suite: uint8(p.key.Suite()), Mode: uint8(p.key.Mode()), Function: rcp.FunctionMembership,
		Agreement: p.agreement.Digest, Session: p.agreement.Session,
	}
	for i, k := range p.agreement.Keys {
		r, err := golomb.NewRange(counts[i], k.Cap)
		if err != nil {
			return nil, err
		}
		set.ranges = append(set.ranges, r)
		params := binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, r.N()), r.M())
		h.Sections = append(h.Sections, rcp.Section{Type: rcp.SectionSet, Name: k.Name, Width: 1, Count: counts[i], Params: params})
	}
	return h, nil
}

// writeFrames writes frames, the first with the given index, and returns how
// many tokens they have.
func writeFrames(w *rcp.Writer, frames []rcp.Frame, index *uint64) (tokens int, err error) {
	for _, f := range frames {
		f.Index = *index
		if err := w.Frame(f); err != nil {
			return tokens, err
		}
		*index++
		tokens += int(binary.LittleEndian.Uint16(f.Payload)) + 1
	}
	return tokens, nil
}
