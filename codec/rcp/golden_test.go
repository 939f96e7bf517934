package rcp

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files and the dump in docs/formats.md anew")

func TestGoldenFileOfEachKind(t *testing.T) {
	for k := Set; k <= Return; k++ {
		t.Run(k.String(), func(t *testing.T) {
			h, frames := sample(k)
			got := file(t, h, frames)
			name := filepath.Join("testdata", k.String()+".rcp")
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o777))
				require.NoError(t, os.WriteFile(name, got, 0o666))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, want, got)
			s, err := Verify(bytes.NewReader(want))
			require.NoError(t, err)
			require.Equal(t, h, s.Header)
			require.Equal(t, k, s.Header.Kind)
		})
	}
}

// The fence around the dump in docs/formats.md.
const (
	dumpBegin = "<!-- dump: written by TestDumpInTheDocument -->\n```\n"
	dumpEnd   = "```\n"
)

func TestDumpInTheDocument(t *testing.T) {
	h, _ := sample(Return)
	h.Run = 1
	h.Sections = []Section{{Type: SectionRanks, Name: "nir", Width: 1, Count: 2}}
	got := dump(t, file(t, h, []Frame{{0, 0, []byte{0x01, 0x16}}}))

	name := filepath.Join("..", "..", "docs", "formats.md")
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(b), dumpBegin)
	require.True(t, ok, "no dump in the document")
	want, after, ok := strings.Cut(rest, dumpEnd)
	require.True(t, ok, "the dump in the document has no end")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(before+dumpBegin+got+dumpEnd+after), 0o666))
		want = got
	}
	require.Equal(t, want, got)
}

// dump lists the fields of a file with one section and one frame, a line each:
// offset, bytes, name. It cuts where docs/formats.md says, not where the code
// does.
func dump(t *testing.T, b []byte) string {
	fields := []struct {
		size int
		name string
	}{
		{8, "magic"}, {2, "format version 1"}, {4, "header length 93"}, {1, "kind 4: return"},
		{1, "suite 1: ristretto255-SHA512"}, {1, "mode 1: VOPRF"}, {1, "function 1: membership"},
		{4, "run 1"}, {32, "agreement digest"}, {16, "session id"}, {2, "1 section"},
		{2, "section 0: type 4, ranks"}, {1, "name length 3"}, {3, "name `nir`"}, {2, "group width 1"},
		{8, "2 items"}, {1, "no parameters"}, {4, "CRC-32C of bytes 0 to 88"},
		{4, "payload length 2"}, {1, "frame type 1: data"}, {2, "section 0"}, {8, "index 0"},
		{2, "payload: rank 0, tier 1; rank 6, tier 2"}, {4, "CRC-32C of the frame"},
		{4, "payload length 137"}, {1, "frame type 2: trailer"}, {2, "after section 0 of 1"}, {8, "after 1 frame"},
		{8, "2 bytes of payload in all"}, {32, "SHA-256 of bytes 0 to LAST"}, {1, "signature algorithm 0: none"},
		{32, "no signer"}, {64, "no signature"}, {4, "CRC-32C of the trailer"},
	}
	var out strings.Builder
	at := 0
	for _, f := range fields {
		name := strings.ReplaceAll(f.name, "LAST", fmt.Sprint(at-1))
		for line := 0; line < f.size; line += 16 {
			n := min(16, f.size-line)
			fmt.Fprintf(&out, "%4d  %-32s  %s\n", at+line, hex.EncodeToString(b[at+line:at+line+n]), name)
			name = ""
		}
		at += f.size
	}
	require.Equal(t, len(b), at)
	return strings.ReplaceAll(out.String(), "  \n", "\n")
}
