package psi

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi/oprf"
)

// ErrRefused is wrapped by the errors of what the agreement does not allow.
var ErrRefused = errors.New("refused by the agreement")

// Batch identifies a batch of a request to the one who counts them.
type Batch struct {
	Run    uint32
	Index  uint64 // in the whole request
	Count  int    // elements
	Digest [sha256.Size]byte
}

// Admit decides on a batch before anything of it is answered, and records it
// for ever: a batch with the same run and index but another digest is refused.
type Admit func(Batch) error

// elements is a batch of serialized elements on its way through a step.
type elements struct {
	section uint16
	frame   uint64 // index in the whole stream
	batch   uint64 // index in the section
	payload []byte
}

// Answer evaluates the blinded elements of a request, batch by batch, each
// admitted first, and in VOPRF mode proves each batch. Batches that the sink
// has from an interrupted run are admitted again and not computed again.
func (h *Holder) Answer(ctx context.Context, request rcp.Source, sink rcp.Sink, admit Admit) error {
	asked := request.Header()
	if err := h.Check(asked, rcp.Request); err != nil {
		return err
	}
	header := h.header(rcp.Response)
	header.Run = asked.Run
	var total uint64
	for _, s := range asked.Sections {
		s.Type = rcp.SectionEvaluated
		header.Sections = append(header.Sections, s)
		total += s.Count
	}
	have, err := sink.Begin(header)
	if err != nil {
		return err
	}
	h.res.begin(StageAnswer, total)
	src := newElementReader(request, h.Suite.ElementSize(), 0)
	next := func(context.Context) (*elements, error) {
		for {
			e, err := src.next()
			if err != nil {
				return nil, err
			}
			n := len(e.payload) / h.Suite.ElementSize()
			b := Batch{Run: asked.Run, Index: e.frame, Count: n, Digest: sha256.Sum256(e.payload)}
			if err := admit(b); err != nil {
				return nil, unexpected(err)
			}
			if e.frame >= have {
				return e, nil
			}
			h.res.add(StageAnswer, n)
		}
	}
	work := func(_ context.Context, _ int, e *elements) (rcp.Frame, error) {
		payload, err := h.answer(e)
		h.res.add(StageAnswer, len(e.payload)/h.Suite.ElementSize())
		return rcp.Frame{Section: e.section, Index: e.frame, Payload: payload}, err
	}
	if err := pipeline.Run(ctx, h.res.Workers, next, work, sink.Frame); err != nil {
		return err
	}
	return sink.End()
}

// answer returns the payload of a response frame: the proof (VOPRF only),
// followed by the evaluated elements.
func (h *Holder) answer(e *elements) ([]byte, error) {
	evaluated, proof, err := h.server.BlindEvaluateProve(nil, e.payload, h.proofContext(e))
	if err != nil {
		return nil, h.badElement(err, e)
	}
	return append(proof, evaluated...), nil
}

// proofContext returns what the proof of a batch is bound to.
func (p *Params) proofContext(e *elements) oprf.ProofContext {
	return oprf.ProofContext{
		Agreement: p.Agreement, Session: p.Session,
		MatchKey: p.Keys[e.section].Name, Batch: e.batch,
	}
}

// badElement says in which batch a malformed element stands.
func (p *Params) badElement(err error, e *elements) error {
	if errors.Is(err, oprf.ErrElement) {
		return message.New(message.PsiElement, p.Keys[e.section].Name, e.batch).Of(rcp.ErrFile).Because(err)
	}
	return err
}

// elementReader reads batches of elements from a stream and holds their sizes
// to what its header announces.
type elementReader struct {
	src    rcp.Source
	size   int // bytes of an element
	extra  int // bytes before the elements of each frame: the proof
	walker frameWalker
}

// newElementReader returns a reader of the batches of src.
func newElementReader(src rcp.Source, size, extra int) *elementReader {
	return &elementReader{src: src, size: size, extra: extra, walker: newFrameWalker(src.Header())}
}

// next returns the next batch with a payload of its own, or io.EOF when the
// stream has ended where it should.
func (r *elementReader) next() (*elements, error) {
	f, err := r.src.Next()
	if err == io.EOF {
		return nil, r.walker.end()
	}
	if err != nil {
		return nil, err
	}
	section, batch, count, ok := r.walker.step()
	if !ok || f.Section != section || f.Index != r.walker.frame-1 || len(f.Payload) != r.extra+count*r.size {
		return nil, message.New(message.PsiFrame, f.Index).Of(rcp.ErrFile)
	}
	payload := append([]byte(nil), f.Payload...)
	return &elements{section: section, frame: f.Index, batch: batch, payload: payload}, nil
}

// frameWalker walks the frames that a stream of batches must consist of.
type frameWalker struct {
	sections []rcp.Section
	section  int
	batch    uint64 // next in the section
	frame    uint64 // next in the stream
}

// newFrameWalker returns a walker over the frames of h.
func newFrameWalker(h *rcp.Header) frameWalker {
	w := frameWalker{sections: h.Sections}
	w.settle()
	return w
}

// settle moves on to the section of the next frame.
func (w *frameWalker) settle() {
	for w.section < len(w.sections) && w.batch >= batches(w.sections[w.section].Count) {
		w.section, w.batch = w.section+1, 0
	}
}

// done reports whether no frame is left.
func (w *frameWalker) done() bool { return w.section == len(w.sections) }

// end returns io.EOF if the stream may end here, and otherwise the error of one
// that lacks frames.
func (w *frameWalker) end() error {
	if w.done() {
		return io.EOF
	}
	return message.New(message.PsiSectionShort, w.sections[w.section].Name).Of(rcp.ErrFile)
}

// step returns the section of the next frame, its index there and its number of
// elements.
func (w *frameWalker) step() (section uint16, batch uint64, count int, ok bool) {
	if w.done() {
		return 0, 0, 0, false
	}
	section, batch = uint16(w.section), w.batch
	count = int(min(BatchSize, w.sections[w.section].Count-batch*BatchSize))
	w.batch++
	w.frame++
	w.settle()
	return section, batch, count, true
}
