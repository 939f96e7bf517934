package psi

import (
	"bytes"
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/codec/golomb"
	"recoupe/codec/rank"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// refused asserts that err is the given message, that it blames the file (or
// the agreement, for ErrRefused), and that a person is told what to do.
func refused(t *testing.T, err error, id message.ID, kind error) {
	t.Helper()
	require.ErrorIs(t, err, id)
	require.ErrorIs(t, err, kind)
	require.NotEmpty(t, message.English.Hint(err))
	require.NotContains(t, message.English.Explain(err), "%!")
}

// scene is a small session with sections that are empty at the start, in the
// middle and at the end.
func scene(t *testing.T, suite oprf.Suite, mode oprf.Mode) (*bench, *exchange) {
	b := newBench(t, suite, mode, testKeys(20))
	l := append(straight(2, 0, 4), straight(4, 0, 3)...)
	return b, b.run(l, l, TierNone)
}

// steps are the readers of each kind of stream; each runs on x with one stream
// replaced.
func steps(b *bench, x *exchange) map[rcp.Kind]func(*tape) error {
	ctx := context.Background()
	finish := func(a Answers) error {
		m, err := b.querier().Finish(ctx, x.question, a, &memory{})
		if err == nil {
			m.Close()
		}
		return err
	}
	return map[rcp.Kind]func(*tape) error{
		rcp.Request: func(s *tape) error {
			return b.holder().Answer(ctx, s.play(), &tape{}, admitAll)
		},
		rcp.Response: func(s *tape) error {
			a := x.answers()
			a.Response = s.play()
			return finish(a)
		},
		rcp.Set: func(s *tape) error {
			a := x.answers()
			a.Set = s.play()
			return finish(a)
		},
		rcp.Return: func(s *tape) error {
			_, _, err := b.holder().Receive(ctx, &x.holder, s.play())
			return err
		},
	}
}

// stream returns the stream of a kind.
func (x *exchange) stream(k rcp.Kind) *tape {
	return map[rcp.Kind]*tape{rcp.Set: &x.set, rcp.Request: &x.request, rcp.Response: &x.response, rcp.Return: &x.ret}[k]
}

// TestForeignHeadersAreRefused changes each field of the header of each kind of
// stream.
func TestForeignHeadersAreRefused(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	for kind, step := range steps(b, x) {
		require.NoError(t, step(x.stream(kind)))
		for name, c := range map[string]struct {
			id     message.ID
			change func(*rcp.Header)
		}{
			"kind":      {message.RcpKind, func(h *rcp.Header) { h.Kind = rcp.Set + rcp.Return - h.Kind }},
			"session":   {message.PsiForeignSession, func(h *rcp.Header) { h.Session[15] ^= 1 }},
			"agreement": {message.PsiForeignAgreement, func(h *rcp.Header) { h.Agreement[31] ^= 1 }},
			"suite":     {message.PsiForeignSetting, func(h *rcp.Header) { h.Suite = rcp.SuiteP256 }},
			"mode":      {message.PsiForeignSetting, func(h *rcp.Header) { h.Mode = rcp.ModeOPRF }},
			"function":  {message.PsiForeignSetting, func(h *rcp.Header) { h.Function++ }},
			"run of a set": {message.PsiForeignRun, func(h *rcp.Header) {
				if h.Run = 0; h.Kind == rcp.Set {
					h.Run = 1
				}
			}},
			"no sections":   {message.PsiSections, func(h *rcp.Header) { h.Sections = nil }},
			"section less":  {message.PsiSections, func(h *rcp.Header) { h.Sections = h.Sections[:5] }},
			"section more":  {message.PsiSections, func(h *rcp.Header) { h.Sections = append(h.Sections, h.Sections[5]) }},
			"section order": {message.PsiSections, func(h *rcp.Header) { h.Sections[0], h.Sections[1] = h.Sections[1], h.Sections[0] }},
			"section name":  {message.PsiSections, func(h *rcp.Header) { h.Sections[3].Name = "nir" }},
			"section type":  {message.PsiSections, func(h *rcp.Header) { h.Sections[3].Type ^= rcp.OptionalType }},
			"width":         {message.PsiSections, func(h *rcp.Header) { h.Sections[5].Width = 2 }},
			"params": {message.PsiSections, func(h *rcp.Header) {
				h.Sections[1].Params = append(bytes.Clone(h.Sections[1].Params), 0)
			}},
		} {
			t.Run(kind.String()+"/"+name, func(t *testing.T) {
				s := x.stream(kind).clone()
				c.change(s.header)
				refused(t, step(s), c.id, rcp.ErrFile)
			})
		}
	}
}

// TestCountsAboveTheCapAreRefused announces one element too many.
func TestCountsAboveTheCapAreRefused(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	for kind, step := range steps(b, x) {
		if kind == rcp.Set || kind == rcp.Return {
			continue
		}
		s := x.stream(kind).clone()
		s.header.Sections[2].Count = b.Keys[2].Cap + 1
		refused(t, step(s), message.PsiCap, ErrRefused)
		s.header.Sections[2].Count = 1<<64 - 1
		refused(t, step(s), message.PsiCap, ErrRefused)
	}
}

// TestStreamsOfAnotherRunAreRefused gives Finish a request or a response of
// another run, and a response with other counts than the request.
func TestStreamsOfAnotherRunAreRefused(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	finish := func(request, response *tape) error {
		a := Answers{Request: request.play(), Response: response.play(), Set: x.set.play()}
		_, err := b.querier().Finish(context.Background(), x.question, a, &memory{})
		return err
	}
	s := x.request.clone()
	s.header.Run = 2
	refused(t, finish(s, &x.response), message.PsiForeignRun, rcp.ErrFile)
	s = x.response.clone()
	s.header.Run = 2
	refused(t, finish(&x.request, s), message.PsiForeignRun, rcp.ErrFile)
	s = x.response.clone()
	s.header.Sections[2].Count--
	refused(t, finish(&x.request, s), message.PsiForeignRequest, rcp.ErrFile)
}

// TestFramesThatWereNotAnnouncedAreRefused damages the frames of each kind of
// stream.
func TestFramesThatWereNotAnnouncedAreRefused(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	damage := map[string]func(*tape){
		"last missing":  func(s *tape) { s.frames = s.frames[:1] },
		"all missing":   func(s *tape) { s.frames = nil },
		"first missing": func(s *tape) { s.frames = s.frames[1:]; renumber(s) },
		"extra":         func(s *tape) { s.frames = append(s.frames, s.frames[1]); renumber(s) },
		"twice":         func(s *tape) { s.frames = append(s.frames[:1], s.frames...); renumber(s) },
		"swapped":       func(s *tape) { s.frames[0], s.frames[1] = s.frames[1], s.frames[0]; renumber(s) },
		"index":         func(s *tape) { s.frames[1].Index = 7 },
		"empty section": func(s *tape) { s.frames[0].Section = 0 },
		"next section":  func(s *tape) { s.frames[0].Section = 4 },
		"no section":    func(s *tape) { s.frames[1].Section = 6 },
		"high section":  func(s *tape) { s.frames[1].Section = 1<<16 - 1 },
		"byte less":     func(s *tape) { s.frames[1].Payload = s.frames[1].Payload[1:] },
		"byte more":     func(s *tape) { s.frames[1].Payload = append(s.frames[1].Payload, 0) },
		"no bytes":      func(s *tape) { s.frames[0].Payload = nil },
		"element less":  func(s *tape) { cut(&s.frames[1], 32) },
		"element more":  func(s *tape) { s.frames[1].Payload = append(s.frames[1].Payload, make([]byte, 32)...) },
	}
	for kind, step := range steps(b, x) {
		for name, change := range damage {
			t.Run(kind.String()+"/"+name, func(t *testing.T) {
				s := x.stream(kind).clone()
				change(s)
				err := step(s)
				require.ErrorIs(t, err, rcp.ErrFile)
				require.NotEmpty(t, message.English.Hint(err))
			})
		}
	}
}

// renumber gives the frames of a stream indices without a gap.
func renumber(s *tape) {
	for i := range s.frames {
		s.frames[i].Index = uint64(i)
	}
}

// cut takes up to n bytes off the end of a payload.
func cut(f *rcp.Frame, n int) { f.Payload = f.Payload[:max(0, len(f.Payload)-n)] }

// identities returns encodings that are no elements, the identity first.
func identities(suite oprf.Suite) [][]byte {
	identity := make([]byte, suite.ElementSize())
	bad := bytes.Repeat([]byte{0xff}, suite.ElementSize())
	return [][]byte{identity, bad}
}

// TestBadElementsAreRefused puts the identity and what is no encoding at each
// end of a batch, in a request and in a response.
func TestBadElementsAreRefused(t *testing.T) {
	for _, suite := range []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256} {
		for _, mode := range []oprf.Mode{oprf.OPRF, oprf.VOPRF} {
			b, x := scene(t, suite, mode)
			step := steps(b, x)
			size := suite.ElementSize()
			for _, kind := range []rcp.Kind{rcp.Request, rcp.Response} {
				for _, bad := range identities(suite) {
					for _, last := range []bool{false, true} {
						s := x.stream(kind).clone()
						p := s.frames[1].Payload
						at := 0
						if kind == rcp.Response {
							at = b.proofSize()
						}
						if last {
							at = len(p) - size
						}
						copy(p[at:], bad)
						err := step[kind](s)
						refused(t, err, message.PsiElement, rcp.ErrFile)
						require.ErrorIs(t, err, oprf.ErrElement)
						require.Contains(t, err.Error(), "given")
					}
				}
			}
		}
	}
}

// TestWrongProofsAreRefused gives proofs that do not belong to their batch.
func TestWrongProofsAreRefused(t *testing.T) {
	for _, suite := range []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256} {
		b, x := scene(t, suite, oprf.VOPRF)
		step := steps(b, x)[rcp.Response]
		proof, size := b.proofSize(), suite.ElementSize()
		another := func(change func(*bench)) func(*tape) {
			return func(s *tape) {
				other := newBench(t, suite, oprf.VOPRF, testKeys(20))
				change(other)
				h, request := other.holder(), x.request.clone()
				request.header.Session, request.header.Agreement = other.Session, other.Agreement
				var answer tape
				require.NoError(t, h.Answer(context.Background(), request.play(), &answer, admitAll))
				s.frames = answer.frames
			}
		}
		for name, change := range map[string]func(*tape){
			"bit":               func(s *tape) { s.frames[0].Payload[5] ^= 1 },
			"zero":              func(s *tape) { clear(s.frames[0].Payload[:proof]) },
			"of another batch":  func(s *tape) { copy(s.frames[0].Payload[:proof], s.frames[1].Payload[:proof]) },
			"of another order":  func(s *tape) { swap(s.frames[0].Payload[proof:], size) },
			"of the request":    func(s *tape) { copy(s.frames[0].Payload[proof:], x.request.frames[0].Payload) },
			"another session":   another(func(b *bench) { b.Session[0] ^= 1 }),
			"another agreement": another(func(b *bench) { b.Agreement[0] ^= 1 }),
			"another key": another(func(b *bench) {
				key, err := oprf.DeriveKey(suite, oprf.VOPRF, [32]byte{9}, nil)
				require.NoError(t, err)
				b.key, b.PublicKey = key, key.PublicKey()
			}),
		} {
			t.Run(suite.String()+"/"+name, func(t *testing.T) {
				s := x.response.clone()
				change(s)
				refused(t, step(s), message.PsiProof, ErrProof)
			})
		}
	}
}

// swap exchanges the first two elements of p.
func swap(p []byte, size int) {
	first := bytes.Clone(p[:size])
	copy(p, p[size:2*size])
	copy(p[size:], first)
}

// TestOutputsOfARefusedBatchAreNotKept shows that nothing of a batch whose proof
// fails reaches the journal, but what came before it does.
func TestOutputsOfARefusedBatchAreNotKept(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	s := x.response.clone()
	s.frames[1].Payload[0] ^= 1
	a, j := x.answers(), memory{}
	a.Response = s.play()
	_, err := b.querier().Finish(context.Background(), x.question, a, &j)
	require.ErrorIs(t, err, ErrProof)
	require.Equal(t, x.querier.records[:1], j.records)
}

// TestResponseOfAnotherRequest answers another list of as many inputs: the
// response names that request and, where it lies, the proofs hold for what was
// asked there, not here.
func TestResponseOfAnotherRequest(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	ctx := context.Background()
	q := b.querier()
	var request, response tape
	other := append(straight(2, 10, 4), straight(4, 10, 3)...)
	require.NoError(t, q.Request(ctx, b.ask(q, other), &request))
	require.NoError(t, b.holder().Answer(ctx, request.play(), &response, admitAll))
	refused(t, steps(b, x)[rcp.Response](&response), message.PsiForeignRequest, rcp.ErrFile)
	for i, s := range x.request.header.Sections {
		response.header.Sections[i].Params = s.Params
	}
	refused(t, steps(b, x)[rcp.Response](&response), message.PsiProof, ErrProof)
}

// TestWrongSetsAreRefused changes the parameters of a section of the set and
// the tokens in its blocks.
func TestWrongSetsAreRefused(t *testing.T) {
	keys := testKeys(3 * golomb.BlockSize)[2:5]
	keys[1].Shared = 0
	b := plain(t, keys)
	holder := append(straight(0, 0, golomb.BlockSize+9), straight(2, 0, 9)...)
	x := b.simulate(holder, straight(0, 0, 3), TierNone, uniform)
	finish := func(s *tape) error {
		a := x.answers()
		a.Set = s.play()
		_, err := b.querier().Finish(context.Background(), x.question, a, &x.querier)
		return err
	}
	require.NoError(t, finish(&x.set))
	ranges, err := b.ranges(x.set.header.Sections)
	require.NoError(t, err)
	code := golomb.NewCode(*ranges[0])
	tokens := func(s *tape, frame int) []golomb.Uint128 {
		out, err := code.DecodeBlock(nil, s.frames[frame].Payload)
		require.NoError(t, err)
		return out
	}
	encode := func(s *tape, frame int, block []golomb.Uint128) {
		s.frames[frame].Payload, err = code.AppendBlock(nil, block)
		require.NoError(t, err)
	}
	n := x.set.header.Sections[0].Count
	params := func(n, m uint64) func(*tape) {
		return func(s *tape) { s.header.Sections[0].Params = setParams(n, m) }
	}
	for name, c := range map[string]struct {
		id     message.ID
		change func(*tape)
	}{
		"no params":        {message.PsiSections, func(s *tape) { s.header.Sections[0].Params = nil }},
		"long params":      {message.PsiSections, func(s *tape) { s.header.Sections[0].Params = make([]byte, 17) }},
		"another cap":      {message.PsiSections, params(n, keys[0].Cap+1)},
		"no cap":           {message.PsiSections, params(n, 0)},
		"no outputs":       {message.PsiSections, params(0, keys[0].Cap)},
		"too few outputs":  {message.PsiSections, params(n-1, keys[0].Cap)},
		"too many outputs": {message.PsiSections, params(golomb.MaxCount+1, keys[0].Cap)},
		"most outputs":     {message.PsiSections, params(1<<64-1, keys[0].Cap)},
		"empty with outputs": {message.PsiSections, func(s *tape) {
			s.header.Sections[1].Params = setParams(1, keys[1].Cap)
		}},
		"count too high": {message.PsiSectionShort, func(s *tape) { s.header.Sections[0].Count++; params(n+1, keys[0].Cap)(s) }},
		"last count too high": {message.PsiSectionShort, func(s *tape) {
			s.header.Sections[2].Count++
			s.header.Sections[2].Params = setParams(10, keys[2].Cap)
			s.frames = s.frames[:2]
		}},
		"count too low":   {message.PsiBlock, func(s *tape) { s.header.Sections[0].Count-- }},
		"tokens missing":  {message.PsiSectionShort, func(s *tape) { encode(s, 1, tokens(s, 1)[1:]) }},
		"block missing":   {message.PsiSectionShort, func(s *tape) { s.frames = append(s.frames[:1], s.frames[2]); s.frames[1].Index = 1 }},
		"blocks reversed": {message.PsiBlock, func(s *tape) { p := s.frames; p[0].Payload, p[1].Payload = p[1].Payload, p[0].Payload }},
		"block twice":     {message.PsiBlock, func(s *tape) { s.frames[1].Payload = s.frames[0].Payload }},
		"token twice": {message.PsiBlock, func(s *tape) {
			first, second := tokens(s, 0), tokens(s, 1)
			encode(s, 1, append([]golomb.Uint128{first[len(first)-1]}, second[1:]...))
		}},
		"section reversed": {message.PsiSectionShort, func(s *tape) {
			s.frames = []rcp.Frame{s.frames[2], s.frames[0], s.frames[1]}
			renumber(s)
		}},
		"section again": {message.PsiSections, func(s *tape) { s.frames = append(s.frames, s.frames[0]); renumber(s) }},
		"garbage":       {message.PsiBlock, func(s *tape) { s.frames[2].Payload = bytes.Repeat([]byte{0xa5}, 99) }},
	} {
		t.Run(name, func(t *testing.T) {
			s := x.set.clone()
			c.change(s)
			refused(t, finish(s), c.id, rcp.ErrFile)
		})
	}
}

// TestWrongReturnsAreRefused changes the ranks and tiers of a return.
func TestWrongReturnsAreRefused(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	receive := steps(b, x)[rcp.Return]
	// Section 2 has the ranks 0 to 3 with tier 2 (probable).
	number := func(gap, tier byte) byte { return gap<<2 | tier }
	good := []byte{number(0, 2), number(0, 2), number(0, 2), number(0, 2)}
	require.Equal(t, good, x.ret.frames[0].Payload)
	for name, payload := range map[string][]byte{
		"beyond the set":   {number(0, 2), number(0, 2), number(0, 2), number(1, 2)},
		"far beyond":       {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01},
		"tier 0":           {number(0, 0), number(0, 2), number(0, 2), number(0, 2)},
		"one less":         good[:3],
		"one more":         append(bytes.Clone(good), number(0, 2)),
		"number cut":       {number(0, 2), number(0, 2), number(0, 2), 0x80},
		"not shortest":     {number(0, 2), number(0, 2), number(0, 2), number(0, 2) | 0x80, 0},
		"nothing":          {},
		"longer than 64 b": bytes.Repeat([]byte{0xff}, 12),
	} {
		t.Run(name, func(t *testing.T) {
			s := x.ret.clone()
			s.frames[0].Payload = payload
			refused(t, receive(s), message.PsiFrame, rcp.ErrFile)
		})
	}
	for name, change := range map[string]func(*rcp.Section){
		"another size":  func(s *rcp.Section) { s.Params[7]++ },
		"too many hits": func(s *rcp.Section) { s.Count = 5 },
		"no end":        func(s *rcp.Section) { s.Count = 1<<64 - 1 },
	} {
		t.Run(name, func(t *testing.T) {
			s := x.ret.clone()
			change(&s.header.Sections[2])
			refused(t, receive(s), message.PsiForeignSet, rcp.ErrFile)
		})
	}
	t.Run("frames overlap", func(t *testing.T) {
		// The second frame of a section goes on after the first one.
		n := uint64(rank.BlockSize + 1)
		keys := testKeys(n)[2:3]
		b := plain(t, keys)
		x := b.simulate(straight(0, 0, int(n)), straight(0, 0, int(n)), TierNone, uniform)
		_, _, err := b.holder().Receive(context.Background(), &x.holder, x.ret.play())
		require.NoError(t, err)
		x.ret.frames[1].Payload[0] += 4
		_, _, err = b.holder().Receive(context.Background(), &x.holder, x.ret.play())
		refused(t, err, message.PsiFrame, rcp.ErrFile)
	})
}

// TestForeignKeysAreRefused makes parties with keys that are not the
// agreement's.
func TestForeignKeysAreRefused(t *testing.T) {
	b := plain(t, testKeys(3))
	key, err := oprf.GenerateKey(b.Suite, b.Mode)
	require.NoError(t, err)
	_, err = NewHolder(b.Params, key, b.res)
	require.ErrorIs(t, err, message.PsiForeignKey)
	for _, pks := range append(identities(b.Suite), nil, b.PublicKey[1:]) {
		p := b.Params
		p.PublicKey = pks
		_, err = NewQuerier(p, 1, RunSecret{}, b.res)
		require.ErrorIs(t, err, message.PsiPublicKey)
		require.ErrorIs(t, err, oprf.ErrPublicKey)
	}
}

// TestAdmissionComesFirst refuses the second batch: nothing of it is answered,
// and the response has no end.
func TestAdmissionComesFirst(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	var seen []Batch
	var response tape
	err := b.holder().Answer(context.Background(), x.request.play(), &response, func(a Batch) error {
		if seen = append(seen, a); len(seen) == 2 {
			return ErrRefused
		}
		return nil
	})
	require.ErrorIs(t, err, ErrRefused)
	require.False(t, response.ended)
	require.Len(t, response.frames, 1)
	require.Equal(t, []uint64{0, 1}, []uint64{seen[0].Index, seen[1].Index})
	require.Equal(t, []int{4, 3}, []int{seen[0].Count, seen[1].Count})
	require.NotEqual(t, seen[0].Digest, seen[1].Digest)
	require.EqualValues(t, 1, seen[0].Run)
}

// TestNothingIsLeftRunning refuses streams at different places, with sorters on
// disk and a journal half read: no goroutine outlives its step.
func TestNothingIsLeftRunning(t *testing.T) {
	b, x := scene(t, oprf.Ristretto255SHA512, oprf.VOPRF)
	b.res.Memory, b.res.Workers = 1, 4
	before := runtime.NumGoroutine()
	for kind, step := range steps(b, x) {
		for i := range x.stream(kind).frames {
			s := x.stream(kind).clone()
			s.frames = s.frames[:i]
			require.Error(t, step(s))
			s = x.stream(kind).clone()
			cut(&s.frames[i], 1)
			require.Error(t, step(s))
		}
	}
	a, bad := x.answers(), x.response.clone()
	bad.frames = bad.frames[:1]
	a.Response = bad.play()
	_, err := b.querier().Finish(context.Background(), x.question, a, &x.querier)
	require.ErrorIs(t, err, message.PsiSectionShort)
	for wait := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(wait) {
			stacks := make([]byte, 1<<20)
			require.Fail(t, "goroutines are left", "%s", stacks[:runtime.Stack(stacks, true)])
		}
	}
}
