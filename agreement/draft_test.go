package agreement

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/psi/oprf"
)

// texts draws a text as a person may type it, with what YAML gives a meaning.
var texts = rapid.OneOf(
	rapid.StringMatching(`[A-Za-zÀ-ÿ0-9 :#'"\\{}\[\],&*!|>%@~.?-]{0,40}[A-Za-zé"'\\#:~]`),
	rapid.SampledFrom([]string{
		"", "null", "~", "yes", "0x10", "2026-01-01", "---", "- a", "a: b", "{{.}}", `\u0041`, `\`, `"`, "l’été", "名前", "a\u00a0b", "😀",
	}),
)

func drawParty(t *rapid.T, label string) Party {
	return Party{
		Name:          trimmed(texts.Draw(t, label+" name")),
		SIREN:         rapid.SampledFrom([]string{"", "000000000", "000000018", "987654324"}).Draw(t, label+" siren"),
		DPO:           trimmed(texts.Draw(t, label+" dpo")),
		BreachContact: trimmed(texts.Draw(t, label+" contact")),
		Recipients:    trimmed(texts.Draw(t, label+" recipients")),
		Signatory:     trimmed(texts.Draw(t, label+" signatory")),
	}
}

func trimmed(s string) string { return string(bytes.TrimSpace([]byte(s))) }

func drawDraft(t *rapid.T) Draft {
	profiles := Profiles()
	d := Draft{
		Profile:   profiles[rapid.IntRange(0, len(profiles)-1).Draw(t, "profile")].Name,
		NoNIR:     rapid.Bool().Draw(t, "no NIR"),
		From:      Date{2000, 1, 1}.AddDays(rapid.IntRange(0, 70_000).Draw(t, "from")),
		Holder:    drawParty(t, "holder"),
		Querier:   drawParty(t, "querier"),
		Rows:      rapid.Uint64Range(1, MaxCap).Draw(t, "rows"),
		Suite:     rapid.SampledFrom([]oprf.Suite{0, oprf.Ristretto255SHA512, oprf.P256SHA256}).Draw(t, "suite"),
		Unproven:  rapid.Bool().Draw(t, "unproven"),
		Result:    rapid.SampledFrom([]Result{"", ResultRows, ResultBoth}).Draw(t, "result"),
		Learns:    rapid.SampledFrom([]Learns{"", LearnsUnion, LearnsDetail}).Draw(t, "learns"),
		Runs:      rapid.Uint64Range(0, MaxRuns).Draw(t, "runs"),
		Reference: trimmed(texts.Draw(t, "reference")),
	}
	size := max(d.Suite.ElementSize(), 32)
	d.PublicKey = rapid.SliceOfN(rapid.Byte(), size, size).Draw(t, "pkS")
	copy(d.Session[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "session"))
	if rapid.Bool().Draw(t, "until given") {
		d.Until = d.From.AddDays(rapid.IntRange(0, maxValidityDays).Draw(t, "days"))
	}
	return d
}

func TestParseOfRenderIsTheDraft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDraft(t)
		want, err := d.agreement()
		require.NoError(t, err)
		var b bytes.Buffer
		require.NoError(t, d.Render(&b))
		got, err := Parse(b.Bytes())
		require.NoError(t, err)
		require.Equal(t, want, withoutBytes(got))
		require.Equal(t, b.Bytes(), got.Raw)
	})
}
