package agreement

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

func TestShowIsPinned(t *testing.T) {
	union := fixedDraft("pajemploi25-ml24", false)
	union.Learns = LearnsUnion
	both := fixedDraft("ft24-unml25", false)
	both.Result = ResultBoth
	bothUnion := fixedDraft("unml25-kairos25", true)
	bothUnion.Result, bothUnion.Learns = ResultBoth, LearnsUnion
	for name, d := range map[string]Draft{
		"rows-detail": fixedDraft("ft24-unml25", false),
		"rows-union":  union,
		"both-detail": both,
		"both-union":  bothUnion,
		"custom":      fixedDraft(Custom, true),
	} {
		a, err := Parse(render(t, d))
		require.NoError(t, err)
		var got bytes.Buffer
		require.NoError(t, a.Show(&got, message.English))
		golden := filepath.Join("testdata", "show", name+".txt")
		if *update {
			require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
			require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), got.String(), name)
	}
}

func TestJSONHasReadableValues(t *testing.T) {
	a, err := Parse(render(t, fixedDraft("ft24-ml24", false)))
	require.NoError(t, err)
	b, err := json.Marshal(a)
	require.NoError(t, err)
	for _, part := range []string{
		`"session":"000102030405060708090a0b0c0d0e0f"`, `"suite":"ristretto255-SHA512"`,
		`"mode":"VOPRF"`, `"public_key":"e0dfdedd`, `"from":"2026-01-15"`, `"keys":[{"name":"civil","cap":2300000}`,
	} {
		require.Contains(t, string(b), part)
	}
	require.NotContains(t, string(b), "Raw")
}

func TestIncompleteListsWhatIsLeft(t *testing.T) {
	d := fixedDraft("ft24-pajemploi25", false)
	a, err := d.agreement()
	require.NoError(t, err)
	require.Equal(t, []string{
		"reference", "parties.holder.siren",
		"parties.holder.dpo", "parties.holder.breach_contact", "parties.holder.recipients", "parties.holder.signatory",
		"parties.querier.dpo", "parties.querier.breach_contact", "parties.querier.recipients", "parties.querier.signatory",
		"incidents[1].notification", "incidents[1].notified",
		"incidents[2].notification", "incidents[2].notified", "dpia", "nir.text",
	}, a.Incomplete())

	full := Party{
		Name: "Body", SIREN: "000000018", DPO: "dpo@body.example", BreachContact: "soc@body.example",
		Recipients: "Data protection team", Signatory: "The director",
	}
	d.Holder, d.Querier, d.Reference, d.NoNIR = full, full, "2026-1", true
	a, err = d.agreement()
	require.NoError(t, err)
	a.DPIA = "2026-2"
	for i := range a.Incidents {
		a.Incidents[i].Notification, a.Incidents[i].Notified = "CNIL-1", d.From
	}
	require.Empty(t, a.Incomplete())
}
