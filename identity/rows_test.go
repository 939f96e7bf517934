package identity

import (
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenRow is one row of testdata/golden/rows.txt: its fields, and the inputs
// that it must give as "key: field|field".
type goldenRow struct {
	name   string
	record Record
	inputs []string
}

// goldenRows reads testdata/golden/rows.txt: blocks divided by empty lines, each
// with its name, its fields and, behind "> ", its inputs.
func goldenRows(t *testing.T) []goldenRow {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "golden", "rows.txt"))
	require.NoError(t, err)
	var rows []goldenRow
	for _, block := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		var row goldenRow
		for _, line := range strings.Split(block, "\n") {
			if input, ok := strings.CutPrefix(line, "> "); ok {
				row.inputs = append(row.inputs, input)
			} else if name, ok := strings.CutPrefix(line, "# "); ok {
				row.name = name
			} else {
				name, value, ok := strings.Cut(line, ":")
				require.True(t, ok, line)
				f, ok := ParseField(name)
				require.True(t, ok, line)
				row.record[f] = []byte(strings.TrimPrefix(value, " "))
			}
		}
		require.NotEmpty(t, row.name, block)
		rows = append(rows, row)
	}
	return rows
}

// readable renders an input as "key: field|field" and checks its encoding.
func readable(t *testing.T, k Key, input []byte) string {
	t.Helper()
	rest, ok := strings.CutPrefix(string(input), "recoupe/identity/1\x00"+k.String()+"\x00")
	require.True(t, ok, "domain separation of %s", k)
	var fields []string
	for len(rest) > 0 {
		require.GreaterOrEqual(t, len(rest), 2)
		size := int(binary.BigEndian.Uint16([]byte(rest)))
		require.LessOrEqual(t, 2+size, len(rest))
		fields = append(fields, rest[2:2+size])
		rest = rest[2+size:]
	}
	return k.String() + ": " + strings.Join(fields, "|")
}

func TestGoldenRows(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	var in Inputs
	for _, row := range goldenRows(t) {
		n.Normalize(&row.record, &in)
		var got []string
		for i := range in.Len() {
			got = append(got, readable(t, keyAt(&in, i), inputAt(&in, i)))
		}
		require.Equal(t, row.inputs, got, row.name)
	}
}

// TestGoldenInputs pins the bytes of every input.
func TestGoldenInputs(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	var in Inputs
	var out strings.Builder
	for _, row := range goldenRows(t) {
		fmt.Fprintf(&out, "# %s\n", row.name)
		n.Normalize(&row.record, &in)
		for i := range in.Len() {
			fmt.Fprintf(&out, "%s %s\n", keyAt(&in, i), hex.EncodeToString(inputAt(&in, i)))
		}
	}
	name := filepath.Join("testdata", "golden", "inputs.hex")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(out.String()), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), out.String())
}

func keyAt(in *Inputs, i int) Key {
	k, _ := in.At(i)
	return k
}

func inputAt(in *Inputs, i int) []byte {
	_, b := in.At(i)
	return b
}

// TestDocumentedExamples computes the examples of docs/identity.md.
func TestDocumentedExamples(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "identity.md"))
	require.NoError(t, err)
	n := NewNormalizer([]Key{KeyCivil, KeyPhone}, reference)
	var in Inputs
	n.Normalize(&Record{
		BirthName: []byte("Le Goff"), FirstName: []byte("Jean-Pierre"), BirthDate: []byte("01/01/1985"),
		Phone: []byte("0199 00 01 42"), Postcode: []byte("29200"),
	}, &in)
	require.Equal(t, 2, in.Len())
	var documented []string
	for _, block := range strings.Split(string(page), "```")[1:] {
		digits := ""
		for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
			code, _, ok := strings.Cut(line, "  ")
			if ok && strings.Trim(code, "0123456789abcdef ") == "" {
				digits += strings.ReplaceAll(code, " ", "")
			}
		}
		documented = append(documented, digits)
	}
	for i := range in.Len() {
		require.Contains(t, documented, hex.EncodeToString(inputAt(&in, i)), keyAt(&in, i))
	}
}
