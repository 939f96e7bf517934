package identity

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

func TestNamesOfFieldsAndKeys(t *testing.T) {
	for f := range NumFields {
		got, ok := ParseField(f.String())
		require.True(t, ok)
		require.Equal(t, f, got)
	}
	for k := range NumKeys {
		got, ok := ParseKey(k.String())
		require.True(t, ok)
		require.Equal(t, k, got)
		required, _ := k.Fields()
		require.NotEmpty(t, required)
	}
	for _, name := range []string{"", "NIR", "birthname", "unknown"} {
		_, ok := ParseField(name)
		require.False(t, ok)
		_, ok = ParseKey(name)
		require.False(t, ok)
	}
	require.Empty(t, NumFields.String())
	require.Empty(t, NumKeys.String())
	required, optional := NumKeys.Fields()
	require.Empty(t, required)
	require.Empty(t, optional)
	require.Equal(t, []Key{KeyNIR, KeyFTID, KeyCivil, KeyEmail, KeyPhone, KeyGiven}, Everyday())
}

// TestRequiredFieldsSuffice checks that a row with the required fields of a key,
// and none else, gives an input; and none without any one of them.
func TestRequiredFieldsSuffice(t *testing.T) {
	full := goldenRows(t)[0].record
	var in Inputs
	for k := range NumKeys {
		n := NewNormalizer([]Key{k}, reference)
		required, _ := k.Fields()
		var r Record
		for _, f := range required {
			r[f] = full[f]
		}
		n.Normalize(&r, &in)
		require.NotZero(t, in.Len(), k)
		for _, f := range required {
			less := r
			less[f] = nil
			n.Normalize(&less, &in)
			require.Zero(t, in.Len(), "%s without %s", k, f)
		}
	}
}

func TestReasonsHaveTexts(t *testing.T) {
	for r := range NumReasons {
		require.NotEmpty(t, r.String())
		require.NotEqual(t, string(r.ID()), message.English.Text(r.ID()))
	}
	require.Empty(t, accepted.String())
}

func TestStats(t *testing.T) {
	n := NewNormalizer(Everyday(), reference)
	var in Inputs
	rows := []Record{
		{NIR: []byte("2850799326001"), BirthName: []byte("DIALLO"), FirstName: []byte("Awa"), BirthDate: []byte("14/07/1985")},
		{NIR: []byte("2860799326001"), BirthName: []byte("#N/A"), FirstName: []byte("Awa"), BirthDate: []byte("14/07/1985")},
		{NIR: []byte("286079932600"), FirstName: []byte(" "), Phone: []byte("0600000000;0102030405")},
		{BirthName: []byte("DIALLO"), FirstName: []byte("Awa"), BirthDate: []byte("01/01/1985")},
	}
	for i := range rows {
		n.Normalize(&rows[i], &in)
	}
	s := n.Stats()
	require.EqualValues(t, 4, s.Rows)
	require.EqualValues(t, 3, s.Unlinkable)
	require.EqualValues(t, 1, s.IncoherentNIRs)
	require.EqualValues(t, 1, s.LowConfidenceDates)
	require.EqualValues(t, 2, s.DroppedDummies)
	require.Equal(t, KeyStats{Rows: 1, Inputs: 1}, s.Keys[KeyNIR])
	require.Equal(t, KeyStats{Rows: 1, Inputs: 1}, s.Keys[KeyCivil])
	require.Zero(t, s.Keys[KeyPhone])

	nir := FieldStats{Missing: 1, Present: 3, Valid: 1, Used: 1}
	nir.Rejected[ReasonIncoherent], nir.Rejected[ReasonLength] = 1, 1
	require.Equal(t, nir, s.Fields[NIR])
	name := FieldStats{Missing: 1, Present: 3, Valid: 2, Used: 1}
	name.Rejected[ReasonDigit] = 1
	require.Equal(t, name, s.Fields[BirthName])
	require.Equal(t, FieldStats{Missing: 1, Present: 3, Valid: 3, Used: 1}, s.Fields[FirstName])

	twice := *s
	twice.Merge(s)
	require.EqualValues(t, 8, twice.Rows)
	require.EqualValues(t, 6, twice.Unlinkable)
	require.EqualValues(t, 2, twice.Fields[NIR].Rejected[ReasonLength])
	require.EqualValues(t, 2, twice.Keys[KeyNIR].Inputs)
	require.EqualValues(t, 4, twice.DroppedDummies)
}

func TestCanonicalIsOfTheLastRow(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	var in Inputs
	row := goldenRows(t)[0].record
	n.Normalize(&row, &in)
	c := n.Canonical()
	require.Equal(t, "1840375116042", string(c.NIR))
	require.Equal(t, "MARTIN", string(c.Surname(0)))
	require.Equal(t, 1, c.Surnames())
	require.Equal(t, "jeanmartin@gmail.com", string(c.Email(0)))
	require.Equal(t, 1, c.Emails())
	require.Equal(t, "+33199000142", string(c.Phone(0)))
	require.Equal(t, 1, c.Phones())
	n.Normalize(&Record{}, &in)
	require.Zero(t, in.Len())
	require.Empty(t, c.NIR)
	require.Zero(t, c.Surnames()+c.Emails()+c.Phones())
}

func TestLongCells(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	for f := range NumFields {
		require.Equal(t, "!too-long", canonicalText(n, f, []byte(strings.Repeat("A", MaxCell+1))))
	}
	require.Equal(t, strings.Repeat("A", MaxCell), canonicalText(n, BirthName, []byte(strings.Repeat("A", MaxCell))))
}

// TestReferenceDecidesTheFuture checks that the reference date, and no clock,
// says which dates are in the future.
func TestReferenceDecidesTheFuture(t *testing.T) {
	n := NewNormalizer(allKeys(), time.Date(2000, time.March, 1, 0, 0, 0, 0, time.UTC))
	require.Equal(t, "20000301", canonicalText(n, BirthDate, []byte("2000-03-01")))
	require.Equal(t, "!future", canonicalText(n, BirthDate, []byte("2000-03-02")))
	require.Equal(t, "19000302", canonicalText(n, BirthDate, []byte("02/03/00")))
}
