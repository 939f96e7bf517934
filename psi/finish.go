package psi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"

	"recoupe/codec/extsort"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi/oprf"
)

// Answers are what the querier has from the holder, and its own request, as
// the streams of files that were verified whole before. The caller has made sure
// that the request is the one that it sent; that the question is the request's,
// [Querier.Finish] sees by the request's id.
type Answers struct {
	Request  rcp.Source // the querier's own
	Response rcp.Source
	Set      rcp.Source
	// SetDigest identifies the set to the holder, who has to find the same in
	// the return: SHA-256 of the set's file.
	SetDigest [sha256.Size]byte
}

// check holds the three streams to the agreement and to one another.
func (q *Querier) check(a Answers, question *Question) error {
	request, response, set := a.Request.Header(), a.Response.Header(), a.Set.Header()
	err := errors.Join(q.Check(request, rcp.Request), q.Check(response, rcp.Response), q.Check(set, rcp.Set))
	switch {
	case err != nil:
		return err
	case request.Run != q.run || response.Run != q.run:
		return foreign(message.PsiForeignRun)
	case !sameRequest(request, response):
		return foreign(message.PsiForeignRequest)
	case !sameRequest(request, q.requestHeader(question)):
		return message.New(message.PsiListChanged)
	}
	return nil
}

// Finish unblinds the holder's answers, after the proof of each batch, and
// finds which rows of the question have a token in the set. Unblinded batches
// go to the journal, and are not computed again when it has them.
func (q *Querier) Finish(ctx context.Context, question *Question, a Answers, j Journal) (*Matches, error) {
	if err := q.check(a, question); err != nil {
		return nil, err
	}
	own, err := q.finalize(ctx, question, a, j)
	if err != nil {
		return nil, err
	}
	defer own.Close()
	return q.match(ctx, question, own, a)
}

// finalization is a batch of the question with what went over the wire for it.
type finalization struct {
	asked
	blinded []byte
	proof   []byte          // empty in OPRF mode
	answer  []byte          // evaluated elements
	check   [checkSize]byte // zero until it is computed
	prfs    []byte          // P of each input
	old     bool            // prfs are from the journal
}

// digest identifies the batch in the journal: it covers all that its outputs
// depend on but the secret.
func (f *finalization) digest() [checkSize]byte {
	h := sha256.New()
	for _, b := range [][]byte{f.inputs, f.blinded, f.proof, f.answer} {
		binary.Write(h, binary.BigEndian, uint64(len(b)))
		h.Write(b)
	}
	return [checkSize]byte(h.Sum(nil))
}

// finalizer reads the batches of the question beside those of the request, of
// the response and of the journal.
type finalizer struct {
	done     *unblinded
	question *askedReader
	request  *elementReader
	response *elementReader
	proof    int // bytes of the proof in each frame of the response
}

// next returns the next batch, or io.EOF when all three have ended.
func (s *finalizer) next(context.Context) (*finalization, error) {
	a, err := s.question.next()
	if err != nil && err != io.EOF {
		return nil, err
	}
	blinded, err1 := s.request.next()
	answer, err2 := s.response.next()
	if err == io.EOF && err1 == io.EOF && err2 == io.EOF {
		return nil, io.EOF
	}
	if err := errors.Join(unexpected(err), unexpected(err1), unexpected(err2)); err != nil {
		return nil, err
	}
	f := &finalization{
		asked: *a, blinded: blinded.payload,
		proof: answer.payload[:s.proof], answer: answer.payload[s.proof:],
	}
	if s.done.over { // as in a step that begins: the check is left to a worker
		return f, nil
	}
	f.check = f.digest()
	f.prfs, f.old, err = s.done.take(f.check, len(f.ends))
	return f, unexpected(err)
}

// finalize unblinds all batches and returns the sorted outputs: records of match
// key, P and row.
func (q *Querier) finalize(ctx context.Context, question *Question, a Answers, j Journal) (*extsort.Sorted, error) {
	src := &finalizer{done: readUnblinded(j)}
	defer src.done.stop()
	if q.Mode == oprf.VOPRF {
		src.proof = q.Suite.ProofSize()
	}
	var err error
	if src.question, err = question.read(ctx, a.Request.Header()); err != nil {
		return nil, err
	}
	defer src.question.groups.close()
	src.request = newElementReader(a.Request, q.Suite.ElementSize(), 0)
	src.response = newElementReader(a.Response, q.Suite.ElementSize(), src.proof)
	sorter, err := q.res.sorter(3, tokenSize, rowSize)
	if err != nil {
		return nil, err
	}
	q.res.begin(StageFinalize, total(question.Counts))
	work := func(_ context.Context, _ int, f *finalization) (*finalization, error) {
		defer q.res.add(StageFinalize, len(f.ends))
		if f.old {
			return f, nil
		}
		if f.check == ([checkSize]byte{}) {
			f.check = f.digest()
		}
		var err error
		f.prfs, err = q.unblind(f)
		return f, err
	}
	sink := func(f *finalization) error {
		if !f.old {
			if err := j.Append(append(f.check[:], f.prfs...)); err != nil {
				return err
			}
		}
		return sorter.Add(f.entries(f.prfs))
	}
	if err := pipeline.Run(ctx, q.res.Workers, src.next, work, sink); err != nil {
		sorter.Close()
		return nil, err
	}
	return sorter.Sort(ctx)
}

// unblind verifies the answer to a batch and returns P of each of its inputs.
func (q *Querier) unblind(f *finalization) ([]byte, error) {
	if err := q.recognise(f); err != nil {
		return nil, err
	}
	evaluated, err := q.client.VerifyVarTime(f.blinded, f.answer, f.proof, q.proofContext(&f.elements))
	if errors.Is(err, oprf.ErrProof) {
		return nil, message.New(message.PsiProof, q.Keys[f.section].Name, f.batch).Of(ErrProof)
	}
	if err != nil {
		return nil, q.badElement(err, &f.elements)
	}
	out, err := q.client.Finalize(nil, f.oprfInputs(), q.blinds(&f.asked), evaluated)
	if err != nil {
		return nil, q.badElement(err, &f.elements)
	}
	size := q.Suite.OutputSize()
	prfs := make([]byte, 0, len(f.ends)*prfSize)
	for ; len(out) > 0; out = out[size:] {
		prfs = append(prfs, out[:prfSize]...)
	}
	return prfs, nil
}

// recognise refuses a batch whose first element in the request is not that of
// its first input: unblinded, it would yield nothing but noise, and the result
// would say that nobody matched. A request of another run secret never gets
// past it; whether the whole list is the same, the request's id tells.
func (q *Querier) recognise(f *finalization) error {
	first := asked{elements: f.elements, inputs: f.inputs[:len(Input{})], ends: f.ends[:1]}
	blinded, err := q.client.Blind(nil, first.oprfInputs(), q.blinds(&first))
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(f.blinded, blinded) {
		return message.New(message.PsiListChanged)
	}
	return nil
}

// ErrProof is wrapped by the error of a batch whose proof does not hold.
var ErrProof = errors.New("proof failed")

// entries returns the sortable records of a batch: match key, P and row.
func (a *asked) entries(prfs []byte) []byte {
	out := make([]byte, 0, len(a.rows)*tokenEntry)
	row := 0
	for i, end := range a.ends {
		for ; row < end; row++ {
			out = append(out, byte(a.section))
			out = append(out, prfs[i*prfSize:][:prfSize]...)
			out = binary.BigEndian.AppendUint32(out, a.rows[row])
		}
	}
	return out
}
