package psi

import (
	"crypto/sha256"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

// A journal tells the rows that have an input, each once, and the fingerprint of
// its batches.
func TestReadJournal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		batches := rapid.SliceOfN(rapid.SliceOfN(rapid.Uint32Range(0, 300), 0, 20), 0, 5).Draw(t, "rows by batch")
		j := &memory{}
		different := map[uint32]bool{}
		all := sha256.New()
		for i, rows := range batches {
			record := make([]byte, checkSize)
			record[0] = byte(i + 1)
			all.Write(record)
			for _, row := range rows {
				record = append(record, make([]byte, tokenSize)...)
				record = binary.BigEndian.AppendUint32(record, row)
				different[row] = true
			}
			require.NoError(t, j.Append(record))
		}
		have, err := ReadJournal(j)
		require.NoError(t, err)
		require.EqualValues(t, len(different), have.Rows)
		require.Equal(t, all.Sum(nil), have.Fingerprint[:])
	})
}

// A record that is no batch is refused.
func TestReadJournalRefuses(t *testing.T) {
	for _, size := range []int{0, checkSize - 1, checkSize + 1, checkSize + tokenEntry - 1, checkSize + tokenEntry + 1} {
		j := &memory{}
		require.NoError(t, j.Append(make([]byte, size)))
		_, err := ReadJournal(j)
		require.ErrorIs(t, err, message.PsiJournal, "%d bytes", size)
	}
}
