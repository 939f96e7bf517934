package session

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

// A text is put in front of files of all sizes around that of a block.
func TestPrepend(t *testing.T) {
	const block = 256 << 10
	for _, size := range []int{0, 1, 2, block - 1, block, block + 1, 3*block + 7} {
		f, err := atomicfile.Create(filepath.Join(t.TempDir(), "f"), atomicfile.Options{})
		require.NoError(t, err)
		text := bytes.Repeat([]byte("abcdefghijk"), size/11+1)[:size]
		_, err = f.Write(text)
		require.NoError(t, err)
		require.NoError(t, prepend(f, byteOrderMark))
		require.NoError(t, f.Commit())
		got, err := os.ReadFile(f.Path())
		require.NoError(t, err)
		require.True(t, bytes.Equal(append([]byte(byteOrderMark), text...), got), "%d bytes", size)
	}
}

// lateList is a holder's list whose first letter beyond ASCII, in the last line,
// comes after all that is looked at when the list is opened. The lines between
// have no identifiers.
func lateList(t *testing.T, first string) string {
	t.Helper()
	demo := strings.SplitAfter(part(t, "ft24.csv", 400, nil), "\n")
	var ascii, other string
	for _, line := range demo[1:] {
		switch plain := !strings.ContainsFunc(line, func(r rune) bool { return r > 0x7F }) && !strings.Contains(line, `"`); {
		case plain && ascii == "":
			ascii = line
		case !plain && other == "":
			other = line
		}
	}
	require.NotEmpty(t, ascii)
	require.NotEmpty(t, other)
	header := "Identifiant FT;NIR;Civilite;Nom de naissance;Nom d'usage;Prenom;Date de naissance;Courriel;Adresse;Code postal;Commune;Telephone;Statut\r\n"
	return header + ascii + strings.Repeat(first+";;;;;;;;;;;;\r\n", 20_000) + other
}

// The holder's list is read once, and its encoding shows only at its end: its
// result has the byte order mark that goes with it all the same.
func TestReceiveLateEncoding(t *testing.T) {
	p := newPair(t, agreement.Draft{Result: agreement.ResultBoth})
	list := lateList(t, strings.Repeat("x", 30))
	require.NoError(t, os.WriteFile(p.ft24, []byte(list), 0o600))
	// The querier has the same persons.
	require.NoError(t, os.WriteFile(p.unml25, []byte(lateList(t, "y")), 0o600))
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	p.finish(t, List{Name: p.unml25})
	h := p.receive(t, List{Name: p.ft24})
	require.EqualValues(t, 2, h.Result.Matched.Rows)
	text, err := os.ReadFile(filepath.Join(p.holder, resultsDir, "matches-1.csv"))
	require.NoError(t, err)
	require.True(t, bytes.HasPrefix(text, []byte(byteOrderMark+"Identifiant FT;")), "%.40q", text)
	require.Equal(t, 3, bytes.Count(text, []byte("\n")))
	require.True(t, bytes.ContainsFunc(text[len(byteOrderMark):], func(r rune) bool { return r > 0x7F && r != 0xFFFD }))
}

// Another list than the pinned one shows at its end at the latest, and leaves no
// result behind.
func TestReceiveOtherList(t *testing.T) {
	p := newPair(t, agreement.Draft{Result: agreement.ResultBoth})
	list := part(t, "ft24.csv", 60, nil)
	require.NoError(t, os.WriteFile(p.ft24, []byte(list), 0o600))
	require.NoError(t, os.WriteFile(p.unml25, []byte(part(t, "unml25.csv", 20, nil)), 0o600))
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	p.finish(t, List{Name: p.unml25})
	for name, other := range map[string]string{
		"last byte":  list[:len(list)-3] + "x\r\n",
		"a row less": list[:strings.LastIndex(strings.TrimRight(list, "\r\n"), "\n")+1],
		"a row more": list + list[strings.LastIndex(strings.TrimRight(list, "\r\n"), "\n")+1:],
	} {
		require.NoError(t, os.WriteFile(p.ft24, []byte(other), 0o600))
		s, err := Open(p.holder, RoleHolder, p.options())
		require.NoError(t, err)
		ret, err := OpenFile(filepath.Join(p.querier, outboxDir, ReturnName(1)))
		require.NoError(t, err)
		_, err = s.Receive(t.Context(), ret, List{Name: p.ft24}, false)
		require.ErrorIs(t, err, message.SessionReceiveOther, name)
		require.NoError(t, ret.Close())
		left, err := os.ReadDir(s.path(resultsDir))
		require.NoError(t, err)
		require.Empty(t, left, name)
		require.Nil(t, s.last(actReceive, 1), name)
		require.NoError(t, s.Close())
	}
}
