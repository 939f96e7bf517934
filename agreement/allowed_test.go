package agreement

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

func TestAllowedOnTheDaysOfValidityOnly(t *testing.T) {
	a := &Agreement{Valid: Validity{From: Date{2026, 1, 15}, Until: Date{2026, 4, 15}}}
	reunion := time.FixedZone("Réunion", 4*60*60)
	for _, c := range []struct {
		at   time.Time
		want error
	}{
		{time.Date(2026, 1, 14, 23, 59, 59, 0, time.UTC), message.AgreementNotYet},
		{time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC), nil},
		{time.Date(2026, 1, 15, 3, 0, 0, 0, reunion), nil},
		{time.Date(2026, 4, 15, 23, 59, 59, 0, time.UTC), nil},
		{time.Date(2026, 4, 16, 0, 0, 0, 0, reunion), message.AgreementExpired},
		{time.Time{}, message.AgreementNotYet},
	} {
		err := a.AllowedAt(c.at)
		if c.want == nil {
			require.NoError(t, err, c.at)
			continue
		}
		require.ErrorIs(t, err, ErrRefused, c.at)
		require.ErrorIs(t, err, c.want, c.at)
		require.NotErrorIs(t, err, ErrInvalid)
		require.NotEmpty(t, message.English.Hint(err))
	}
	require.EqualError(t, a.AllowedAt(time.Date(2026, 4, 16, 0, 0, 0, 0, time.UTC)),
		"refused by the agreement: it ended on 2026-04-15, and today is 2026-04-16")
}

func TestRuns(t *testing.T) {
	a := &Agreement{Runs: 2}
	require.NoError(t, a.AllowsRun(1))
	require.NoError(t, a.AllowsRun(2))
	require.ErrorIs(t, a.AllowsRun(3), message.AgreementRunsUsed)
	require.ErrorIs(t, a.AllowsRun(0), ErrRefused)
}

func TestSIRENHasALuhnKey(t *testing.T) {
	for s, want := range map[string]string{
		"000000000": "000000000", "000000018": "000000018", "000 000 026": "000000026",
		"000\u00a0000\u202f026": "000000026", "987654324": "987654324", "123456782": "123456782",
	} {
		got, ok := parseSIREN(s)
		require.True(t, ok, s)
		require.Equal(t, want, got)
	}
	for _, s := range []string{
		"", "00000000", "0000000000", "000000001", "000000081", "123456789", "00000001８", "00000000a", "-00000000",
		"000.000.000", "٠٠٠٠٠٠٠٠٠",
	} {
		_, ok := parseSIREN(s)
		require.False(t, ok, s)
	}
	for i := range 9 { // any one wrong digit is caught
		b := []byte("123456782")
		b[i] = '0' + (b[i]-'0'+1)%10
		_, ok := parseSIREN(string(b))
		require.False(t, ok, string(b))
	}
}

func TestDates(t *testing.T) {
	for _, s := range []string{"", "2026-2-1", "2026-02-30", "01/02/2026", "1999-12-31", "2200-01-01", "2026-02-01 ", "2026-02-01T00:00:00Z"} {
		_, ok := ParseDate(s)
		require.False(t, ok, s)
	}
	d, ok := ParseDate("2028-02-29")
	require.True(t, ok)
	require.Equal(t, "2028-03-01", d.AddDays(1).String())
	require.Equal(t, 366, d.DaysUntil(Date{2029, 3, 1}))
	require.Equal(t, d, DateOf(d.Time()))
	require.True(t, Date{}.IsZero())
	require.Equal(t, Placeholder, Date{}.String())
}
