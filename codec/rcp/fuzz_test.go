package rcp

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// mended returns b with every checksum made right, so that a fuzzer gets past
// them: header, frames, and the SHA-256 in a trailer.
func mended(b []byte) []byte {
	b = slices.Clone(b)
	if len(b) < headMin {
		return b
	}
	size := int(b[headStart-2])<<8 | int(b[headStart-1])
	if size < headMin || size > len(b) {
		return b
	}
	copy(b[:size], sealed(b[:size]))
	for at := size; at+frameOverhead <= len(b); {
		payload := int(b[at+1])<<16 | int(b[at+2])<<8 | int(b[at+3])
		end := at + frameOverhead + payload
		if end > len(b) {
			break
		}
		if b[at+4] == frameTrailer && payload == trailerPayload {
			digest := digestOf(b[:at+digestAt])
			copy(b[at+digestAt:], digest[:])
		}
		copy(b[at:end], sealed(b[at:end]))
		at = end
	}
	return b
}

func FuzzReader(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte, mend bool) {
		if mend {
			b = mended(b)
		}
		s, err := Verify(bytes.NewReader(b))
		if err != nil {
			require.ErrorIs(t, err, ErrFile)
			require.NotEmpty(t, message.English.Hint(err))
			require.NotContains(t, message.English.Explain(err), "%!")
			return
		}
		require.Equal(t, uint64(len(b)), s.Totals.Bytes)
		require.Equal(t, digestOf(b), s.Totals.File)

		// A file that is accepted is the one that its content is written as.
		h, frames, err := read(b)
		require.NoError(t, err)
		if uint64(len(frames)) == s.Totals.Frames { // no optional section was left out
			require.Equal(t, b, file(t, h, frames))
		}
	})
}

func FuzzResume(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte, mend bool) {
		if mend {
			b = mended(b)
		}
		h, frames := sample(Request)
		disk := &ram{b: slices.Clone(b)}
		w := Resume(disk)
		have, err := w.Begin(h)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(disk.b, h.append(nil)))
		if have > uint64(len(frames)) {
			return // more whole frames than ours, with right checksums
		}
		for _, f := range frames[have:] {
			if err := w.Frame(f); err != nil {
				require.NotErrorIs(t, err, message.RcpWrite)
				return // what was kept has other sections than ours
			}
		}
		if err := w.End(); err != nil {
			require.ErrorIs(t, err, message.RcpSectionMissing)
			return
		}
		s, err := Verify(bytes.NewReader(disk.b))
		require.NoError(t, err)
		require.Equal(t, w.Totals(), s.Totals)
	})
}

func TestFuzzSeedsAreThere(t *testing.T) {
	for _, target := range []string{"FuzzReader", "FuzzResume"} {
		seeds, err := filepath.Glob(filepath.Join("testdata", "fuzz", target, "*"))
		require.NoError(t, err)
		require.NotEmpty(t, seeds, target)
	}
}

func TestMendedFileIsAccepted(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	require.Equal(t, b, mended(b))
	b[headFixed+20]++
	b[len(b)-trailerSize-crcSize-1]++
	_, err := Verify(bytes.NewReader(b))
	require.Error(t, err)
	_, err = Verify(bytes.NewReader(mended(b)))
	require.NoError(t, err)
}
