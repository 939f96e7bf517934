package session

import (
	"bytes"
	"context"
	"io"
	"strings"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi"
	"recoupe/table"
)

// The columns that results add to the party's own under `learns: detail`.
const (
	tierColumn = "recoupe_tier"
	keysColumn = "recoupe_keys"
)

// rowPass is a reading of a list in which its matched rows are written.
type rowPass struct {
	session  *Session
	list     *table.List
	outcomes *psi.Outcomes
	rows     uint64 // that the list is to have, for the progress
	out      *table.Writer
}

// write reads the list to its end and writes its matched rows to w, in their
// order. The result is UTF-8, with the delimiter of the list.
func (p *rowPass) write(ctx context.Context, w *atomicfile.File) error {
	marked := spreadsheet(p.list.Dialect())
	if marked {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	var extra []string
	if p.detail() {
		extra = []string{tierColumn, keysColumn}
	}
	var err error
	if p.out, err = table.NewWriter(w, p.list.Dialect().Delimiter, p.list.Header(), extra...); err != nil {
		return err
	}
	if err := p.out.Flush(); err != nil {
		return err
	}
	if err := p.read(ctx, w); err != nil {
		return err
	}
	if !marked && spreadsheet(p.list.Dialect()) { // its first other letter came late
		return prepend(w, byteOrderMark)
	}
	return nil
}

// detail reports whether the results say how rows matched.
func (p *rowPass) detail() bool { return p.session.Agreement.Learns == agreement.LearnsDetail }

// read reads the list to its end and writes its matched rows to w.
func (p *rowPass) read(ctx context.Context, w io.Writer) error {
	workers := max(p.session.opt.Workers, 1)
	progress := p.session.opt.Progress
	if progress != nil {
		progress.Stage(psi.StageRead, p.rows)
	}
	free := make(chan *table.Batch, workers+4)
	next := func(context.Context) (*table.Batch, error) {
		var b *table.Batch
		select {
		case b = <-free:
		default:
			b = table.NewBatch(readBatch)
		}
		return b, p.list.Read(b)
	}
	work := func(_ context.Context, _ int, b *table.Batch) ([]byte, error) {
		text, err := p.matched(b)
		if progress != nil {
			progress.Add(psi.StageRead, uint64(b.Len()))
		}
		select {
		case free <- b:
		default:
		}
		return text, err
	}
	sink := func(text []byte) error {
		_, err := w.Write(text)
		return err
	}
	return pipeline.Run(ctx, workers, next, work, sink)
}

// matched returns the matched rows of a batch as they are written.
func (p *rowPass) matched(b *table.Batch) ([]byte, error) {
	var text bytes.Buffer
	out := p.out.Part(&text)
	var row [][]byte
	var extra []string
	for i := range b.Len() {
		tier, hit := p.outcomes.Row(b.First() + uint32(i))
		if tier == psi.TierNone || tier < kept(p.session.Agreement) {
			continue
		}
		row = b.Row(i, row[:0])
		if p.detail() {
			extra = []string{tier.String(), p.session.keyNames(hit)}
		}
		if err := out.Write(row, extra...); err != nil {
			return nil, err
		}
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}

// writeRows reads the list a second time and writes its matched rows. read is
// what the first reading has found, which the second must find again.
func (s *Session) writeRows(ctx context.Context, l List, w *atomicfile.File, read Profile, o *psi.Outcomes) error {
	list, err := s.openList(l)
	if err != nil {
		return err
	}
	defer list.Close()
	p := &rowPass{session: s, list: list, outcomes: o, rows: uint64(read.Rows)}
	if err := p.write(ctx, w); err != nil {
		return err
	}
	if sum := list.Digest(); hexOf(sum[:]) != read.SHA256 {
		return message.New(message.PsiListChanged)
	}
	return nil
}

// byteOrderMark begins a result that is for a spreadsheet program: without it,
// some take UTF-8 for Windows-1252.
const byteOrderMark = "\ufeff"

// spreadsheet reports whether a list looks as if a spreadsheet program wrote it:
// it has a byte order mark, or an encoding other than UTF-8.
func spreadsheet(d table.Dialect) bool {
	return d.BOM || d.Encoding != table.ASCII && d.Encoding != table.UTF8
}

// keyNames returns the names of the match keys in a set, separated by spaces.
func (s *Session) keyNames(set psi.KeySet) string {
	var names []string
	for i, k := range s.params.Keys {
		if set.Has(i) {
			names = append(names, k.Name)
		}
	}
	return strings.Join(names, " ")
}

// prepend puts text in front of what f holds.
func prepend(f *atomicfile.File, text string) error {
	size, err := f.Size()
	if err != nil {
		return err
	}
	block := make([]byte, 256<<10)
	for end := size; end > 0; { // from the end on: what is written over has been moved
		start := max(0, end-int64(len(block)))
		part := block[:end-start]
		if _, err := f.ReadAt(part, start); err != nil {
			return err
		}
		if err := writeAt(f, part, start+int64(len(text))); err != nil {
			return err
		}
		end = start
	}
	return writeAt(f, []byte(text), 0)
}

// writeAt writes b at an offset of f.
func writeAt(f *atomicfile.File, b []byte, at int64) error {
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return err
	}
	_, err := f.Write(b)
	return err
}
