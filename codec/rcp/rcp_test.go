package rcp

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// sectionOf is the section type of each kind.
var sectionOf = map[Kind]SectionType{
	Set: SectionSet, Request: SectionElements, Response: SectionEvaluated, Return: SectionRanks,
}

// sample returns a header of kind k with two sections and the frames of such a
// file: two of `nir`, one of `email`.
func sample(k Kind) (*Header, []Frame) {
	h := &Header{Kind: k, Suite: SuiteRistretto255, Mode: ModeVOPRF, Function: FunctionMembership, Run: 7}
	for i := range h.Agreement {
		h.Agreement[i] = byte(0xa0 + i)
	}
	for i := range h.Session {
		h.Session[i] = byte(0x50 + i)
	}
	h.Sections = []Section{
		{Type: sectionOf[k], Name: "nir", Width: 1, Count: 3, Params: []byte{1, 2, 3, 4}},
		{Type: sectionOf[k], Name: "email", Width: 1, Count: 1},
	}
	return h, []Frame{
		{0, 0, []byte("first payload")},
		{0, 1, []byte("second")},
		{1, 2, []byte{0xff}},
	}
}

// write gives the frames to s, going on where s left off.
func write(s Sink, h *Header, frames []Frame) error {
	have, err := s.Begin(h)
	if err != nil {
		return err
	}
	for _, f := range frames[have:] {
		if err := s.Frame(f); err != nil {
			return err
		}
	}
	return s.End()
}

// file returns the bytes of a file.
func file(t require.TestingT, h *Header, frames []Frame) []byte {
	var b bytes.Buffer
	require.NoError(t, write(NewWriter(&b), h, frames))
	return b.Bytes()
}

// read returns the header and all frames of a file.
func read(b []byte) (*Header, []Frame, error) {
	r, err := NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, nil, err
	}
	var frames []Frame
	for {
		f, err := r.Next()
		if err == io.EOF {
			return r.Header(), frames, nil
		}
		if err != nil {
			return nil, nil, err
		}
		f.Payload = bytes.Clone(f.Payload)
		frames = append(frames, f)
	}
}

func TestRoundTripOfEachKind(t *testing.T) {
	for k := Set; k <= Return; k++ {
		t.Run(fmt.Sprint(k), func(t *testing.T) {
			h, frames := sample(k)
			got, gotFrames, err := read(file(t, h, frames))
			require.NoError(t, err)
			require.Equal(t, h, got)
			require.Equal(t, frames, gotFrames)
		})
	}
}

// TestCRC32C checks the check value of the catalogue of parametrised CRC
// algorithms for CRC-32/ISCSI, which docs/formats.md gives.
func TestCRC32C(t *testing.T) {
	require.Equal(t, "123456789\xe3\x06\x92\x83", string(appendCRC([]byte("123456789"))))
}

func TestNamesOfKinds(t *testing.T) {
	for k, want := range map[Kind]string{Set: "set", Request: "request", Response: "response", Return: "return"} {
		require.Equal(t, want, k.String())
		require.Equal(t, want, message.English.Text(k.Message()))
	}
	require.Equal(t, "9", Kind(9).String())
	require.Empty(t, Kind(9).Message())
}

func TestItems(t *testing.T) {
	h, _ := sample(Set)
	require.Equal(t, uint64(4), h.Items())
	h.Sections = nil
	require.Zero(t, h.Items())
}

func TestRefuse(t *testing.T) {
	err := fmt.Errorf("outer: %w", Refuse(message.New(message.RcpVersion, 2, 1).Because(io.ErrNoProgress)))
	require.ErrorIs(t, err, ErrFile)
	require.ErrorIs(t, err, message.RcpVersion)
	require.ErrorIs(t, err, io.ErrNoProgress)
	require.NotErrorIs(t, err, message.RcpMagic)
	require.NotContains(t, message.English.Explain(err), message.English.Text(message.RcpFile))
	require.NotEmpty(t, message.English.Hint(err))
}
