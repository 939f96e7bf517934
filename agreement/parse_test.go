package agreement

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// fault is one change of a valid agreement: the first line that begins with
// old (indentation aside) becomes the lines of new.
type fault struct {
	old, new string
	want     message.ID
	column   int // where the fault is; 0 where the message has no column
}

// faults has one fault for each thing that Parse checks.
var faults = []fault{
	{`version:`, `version: agreement/2`, message.AgreementVersion, 10},
	{`version:`, `version:`, message.AgreementVersion, 0},
	{`identity:`, `identity: identity/9`, message.AgreementVersion, 11},
	{`session:`, `session: "000102030405060708090a0b0c0d0e"`, message.AgreementHex, 10},
	{`session:`, `session: "000102030405060708090A0B0C0D0E0F"`, message.AgreementHex, 10},
	{`session:`, `session: "0x0102030405060708090a0b0c0d0e0f"`, message.AgreementHex, 10},
	{`session:`, `session: [1, 2]`, message.AgreementNotValue, 10},
	{`session:`, "session: \"000102030405060708090a0b0c0d0e0f\"\nsession: \"000102030405060708090a0b0c0d0e0f\"", message.AgreementDuplicateKey, 0},
	{`reference:`, `reference: ""`, message.AgreementTextEmpty, 12},
	{`reference:`, `reference: ~`, message.AgreementTextEmpty, 12},
	{`reference:`, `reference: "a\u200bb"`, message.AgreementTextInvisible, 12},
	{`reference:`, `reference: "a\u202eb"`, message.AgreementTextInvisible, 12},
	{`reference:`, `reference: "a\x1b[31m"`, message.AgreementTextInvisible, 12},
	{`reference:`, `reference: "` + strings.Repeat("a", maxText+1) + `"`, message.AgreementTextLong, 12},
	{`reference:`, `reference: &a "x"`, message.AgreementAlias, 12},
	{`reference:`, `reference: !!binary "eA=="`, message.AgreementTag, 12},
	{`reference:`, `reference: "x`, message.AgreementSyntaxLine, 0},
	{`reference:`, "\treference: x", message.AgreementSyntaxLine, 0},
	{`reference:`, `referense: "x"`, message.AgreementUnknownKey, 1},
	{`reference:`, "? {a: b}\n: c", message.AgreementUnknownKey, 0},
	{`reference:`, `# gone`, message.AgreementMissingKey, 0},
	{`protocol:`, "protocol: VOPRF\nother:", message.AgreementUnknownKey, 0},
	{`suite:`, `  suite: ristretto255`, message.AgreementChoice, 10},
	{`suite:`, `  suite: P256-SHA256`, message.AgreementHex, 0},
	{`mode:`, `  mode: voprf`, message.AgreementChoice, 9},
	{`mode:`, `  mode: POPRF`, message.AgreementChoice, 9},
	{`public_key: "e0`, `  public_key: "e0"`, message.AgreementHex, 15},
	{`public_key: ""`, `    public_key: "x"`, message.AgreementPartyKey, 17},
	{`siren:`, `    siren: "000000001"`, message.AgreementSIREN, 12},
	{`list:`, `    list: "France Travail"`, message.AgreementName, 11},
	{`list:`, `    list: "ft25"`, message.AgreementNoIncident, 11},
	{`list: "unml25"`, `    list: "ft25"`, message.AgreementNoIncident, 11},
	{`dpo:`, `    # none`, message.AgreementMissingKey, 0},
	{`dpo:`, `    dpo: {name: x}`, message.AgreementNotValue, 10},
	{`- name: "unml25"`, `  - name: "ft24"`, message.AgreementTwice, 11},
	{`- name: "unml25"`, `  - name: "Unml"`, message.AgreementName, 11},
	{`title:`, `    title: ""`, message.AgreementTextEmpty, 12},
	{`period:`, `    period: "2024-13"`, message.AgreementPeriod, 13},
	{`period:`, `    period: "2024-03/2024-02"`, message.AgreementPeriod, 13},
	{`persons:`, `    persons: -1`, message.AgreementNumber, 14},
	{`persons:`, `    persons: 36 800 000`, message.AgreementNumber, 14},
	{`notification:`, `    notification:`, message.AgreementTextEmpty, 0},
	{`notified:`, `    notified: "13/03/2024"`, message.AgreementDate, 15},
	{`exposed:`, `    exposed: []`, message.AgreementNotList, 14},
	{`exposed:`, `    exposed: birth_name`, message.AgreementNotList, 14},
	{`exposed:`, `    exposed: [birth_name, iban]`, message.AgreementChoice, 27},
	{`exposed:`, `    exposed: [email, email]`, message.AgreementTwice, 22},
	{`purpose:`, `purpose: ""`, message.AgreementTextEmpty, 10},
	{`legal_basis:`, `legal_basis: ""`, message.AgreementTextEmpty, 14},
	{`responsibility:`, `responsibility: both`, message.AgreementChoice, 17},
	{`dpia:`, `dpia: ""`, message.AgreementTextEmpty, 7},
	{`information:`, `information: ""`, message.AgreementTextEmpty, 14},
	{`processors:`, `processors: ""`, message.AgreementTextEmpty, 13},
	{`used:`, `  used: oui`, message.AgreementChoice, 9},
	{`used:`, `  used: false`, message.AgreementNIRText, 0},
	{`text:`, `  text: ""`, message.AgreementTextEmpty, 9},
	{`- name: nir`, `  - name: NIR`, message.AgreementChoice, 11},
	{`- name: nir`, `  - name: sound`, message.AgreementNIRNoKey, 0},
	{`- name: ftid`, `  - name: nir`, message.AgreementTwice, 11},
	{`cap:`, `    cap: 0`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 8589934593`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 18446744073709551616`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 1e6`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 0x10`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 010`, message.AgreementNumber, 10},
	{`cap:`, `    cap: +10`, message.AgreementNumber, 10},
	{`cap:`, `    cap: 1_000`, message.AgreementNumber, 10},
	{`cap:`, "    cap: 10\n    most: 10", message.AgreementUnknownKey, 0},
	{`tiers:`, `tiers: [probable, sure]`, message.AgreementTierOrder, 9},
	{`tiers:`, `tiers: [sure, possible]`, message.AgreementTierOrder, 15},
	{`tiers:`, `tiers: [sure, sure]`, message.AgreementTwice, 15},
	{`tiers:`, `tiers: [sure, probable]`, message.AgreementKeyTier, 0},
	{`tiers:`, `tiers: [sure, probable, possible, sure]`, message.AgreementNotList, 8},
	{`result:`, `result: counts`, message.AgreementCounts, 9},
	{`result:`, `result: row`, message.AgreementChoice, 9},
	{`learns:`, `learns: counts`, message.AgreementLearnsCounts, 9},
	{`learns:`, `learns: all`, message.AgreementChoice, 9},
	{`runs:`, `runs: 0`, message.AgreementNumber, 7},
	{`runs:`, `runs: 1001`, message.AgreementNumber, 7},
	{`cell_threshold:`, `cell_threshold: 0`, message.AgreementNumber, 17},
	{`from:`, `  from: "2026-02-30"`, message.AgreementDate, 9},
	{`from:`, `  from: "2026-04-16"`, message.AgreementDateOrder, 0},
	{`until:`, `  until: "2066-04-15"`, message.AgreementDateFar, 10},
	{`until:`, `  until: "2026-05-16"`, message.AgreementDateOrder, 0},
	{`results_days:`, `  results_days: 0`, message.AgreementNumber, 17},
	{`destruction:`, `  destruction: "2026-04-14"`, message.AgreementDateOrder, 16},
	{`destruction:`, `  destruction: "2096-04-14"`, message.AgreementDateFar, 16},
	{`destruction:`, "  destruction: \"2026-05-15\"\n---\n{}", message.AgreementDocuments, 0},
	{`destruction:`, "  destruction: \"2026-05-15\"\n---\n{", message.AgreementSyntaxLine, 0},
	{`destruction:`, "  destruction: \"2026-05-15\"\n<<: {a: b}", message.AgreementUnknownKey, 0},
}

// apply returns text with the fault, and the line it is on, counted from 1.
func (f fault) apply(t *testing.T, text string) (string, int) {
	t.Helper()
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(strings.TrimSpace(l), f.old) {
			lines[i] = f.new
			return strings.Join(lines, "\n"), i + 1
		}
	}
	require.Failf(t, "no such line", "%q", f.old)
	return "", 0
}

func TestEveryFaultIsNamedWithItsPlace(t *testing.T) {
	whole := string(render(t, fixedDraft("ft24-unml25", false)))
	for _, f := range faults {
		t.Run(f.new[:min(len(f.new), 40)], func(t *testing.T) {
			text, line := f.apply(t, whole)
			_, err := Parse([]byte(text))
			require.ErrorIs(t, err, ErrInvalid)
			require.NotErrorIs(t, err, ErrRefused)
			require.ErrorIs(t, err, f.want)
			require.Contains(t, err.Error(), "line ")
			if f.column > 0 {
				require.Contains(t, err.Error(), fmt.Sprintf("line %d, column %d: ", line, f.column))
			}
			require.NotContains(t, err.Error(), "%!")
			require.NotContains(t, message.English.Hint(err), "%!")
		})
	}
}

// TestEveryPlacedMessageHasAFault holds the table of faults complete: each
// message of the catalogue that says a line is expected by one of them, or by
// TestFaultsOfTwoPlaces.
func TestEveryPlacedMessageHasAFault(t *testing.T) {
	tested := map[string]bool{
		string(message.AgreementNotMapping): true,
		string(message.AgreementNIRKey):     true,
	}
	for _, f := range faults {
		tested[string(f.want)] = true
	}
	source, err := os.ReadFile(filepath.Join("..", "internal", "message", "agreement.go"))
	require.NoError(t, err)
	ids := map[string]string{}
	for _, m := range regexp.MustCompile(`(\w+)\s+ID = "(.*)"`).FindAllStringSubmatch(string(source), -1) {
		ids[m[1]] = m[2]
	}
	placed := regexp.MustCompile(`(\w+):\s+\{en: "(?:around )?line `).FindAllStringSubmatch(string(source), -1)
	require.Greater(t, len(placed), 30)
	for _, m := range placed {
		require.True(t, tested[ids[m[1]]], m[1])
	}
}

func TestFaultsOfTwoPlaces(t *testing.T) {
	whole := string(render(t, fixedDraft("ft24-unml25", false)))
	text := strings.Replace(whole, "  used: true\n  text: \"???\"", "  used: false\n  text: \"\"", 1)
	_, err := Parse([]byte(text))
	require.ErrorIs(t, err, message.AgreementNIRKey)

	i := strings.Index(whole, "valid:\n")
	j := strings.Index(whole, "# When all is gone")
	_, err = Parse([]byte(whole[:i] + "valid: always\n" + whole[j:]))
	require.ErrorIs(t, err, message.AgreementNotMapping)
	require.Contains(t, err.Error(), "valid must be a group of keys: from, until")
}

func TestWhatIsNoAgreementAtAll(t *testing.T) {
	whole := render(t, fixedDraft("ft24-unml25", false))
	var wide []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + string(whole))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	bomb := "a: &a [x, x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c, *%c]\n", c, c, c-1, c-1, c-1)
	}
	for name, c := range map[string]struct {
		text string
		want message.ID
	}{
		"nothing":      {"", message.AgreementEmpty},
		"comment":      {"# nothing\n", message.AgreementEmpty},
		"list":         {"- a\n", message.AgreementNotMapping},
		"word":         {"agreement\n", message.AgreementNotMapping},
		"null":         {"~\n", message.AgreementNotMapping},
		"too long":     {string(whole) + strings.Repeat("\n", MaxSize), message.AgreementSize},
		"comments":     {strings.Repeat("#\na: b\n", MaxSize/7), message.AgreementComments},
		"UTF-16":       {string(wide), message.AgreementEncoding},
		"Windows-1252": {"purpose: \"pr\xe9vention\"\n", message.AgreementEncoding},
		"NUL":          {"a: b\x00\n", message.AgreementEncoding},
		"bomb":         {bomb, message.AgreementAlias},
		"deep":         {strings.Repeat("[", MaxSize), message.AgreementSyntax},
		"unknown":      {"a: b\n", message.AgreementUnknownKey},
	} {
		_, err := Parse([]byte(c.text))
		require.ErrorIs(t, err, ErrInvalid, name)
		require.True(t, errors.Is(err, c.want) || c.want == message.AgreementSyntax && errors.Is(err, message.AgreementSyntaxLine),
			"%s: %v", name, err)
	}
}

func TestUnknownKeyIsShownSafely(t *testing.T) {
	_, err := Parse([]byte("\"\\e[2J" + strings.Repeat("é", 100) + "\": x\n"))
	require.ErrorIs(t, err, message.AgreementUnknownKey)
	require.Contains(t, err.Error(), `agreement has no key "\x1b[2J`)
	require.Less(t, len(err.Error()), 150)
	require.Contains(t, message.English.Hint(err), "version, identity, session")
}

func TestHowAnEditorSavesDoesNotMatterButForTheDigest(t *testing.T) {
	whole := render(t, fixedDraft("ft24-unml25", false))
	plain, err := Parse(whole)
	require.NoError(t, err)
	for name, text := range map[string]string{
		"CRLF":      strings.ReplaceAll(string(whole), "\n", "\r\n"),
		"BOM":       "\ufeff" + string(whole),
		"start":     "---\n" + string(whole),
		"no end":    strings.TrimRight(string(whole), "\n"),
		"unquoted":  strings.ReplaceAll(string(whole), `"???"`, `???`),
		"groups":    strings.ReplaceAll(string(whole), `"000000018"`, `000 000 018`),
		"a block":   strings.Replace(string(whole), `"Office for Tests"`, ">-\n      Office\n      for Tests", 1),
		"bar block": strings.Replace(string(whole), `"Office for Tests"`, "|\n      Office\n      for Tests\n", 1),
	} {
		a, err := Parse([]byte(text))
		require.NoError(t, err, name)
		require.Equal(t, withoutBytes(plain), withoutBytes(a), name)
		require.NotEqual(t, plain.Digest, a.Digest, name)
	}
}

func TestLoadSaysWhatItCannotRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "agreement.yaml")
	_, err := Load(name)
	require.ErrorIs(t, err, message.AgreementUnreadable)
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NotErrorIs(t, err, ErrInvalid)
	_, err = Load(filepath.Dir(name))
	require.ErrorIs(t, err, message.AgreementUnreadable)

	require.NoError(t, os.WriteFile(name, make([]byte, MaxSize+10), 0o600))
	_, err = Load(name)
	require.ErrorIs(t, err, message.AgreementSize)
}

func TestP256KeyHasItsOwnLength(t *testing.T) {
	d := fixedDraft("ft24-ml24", false)
	d.Suite, d.Unproven, d.PublicKey = 2, true, make([]byte, 33)
	a, err := Parse(render(t, d))
	require.NoError(t, err)
	require.Equal(t, "P256-SHA256", a.Protocol.Suite.String())
	require.Equal(t, "OPRF", a.Protocol.Mode.String())
	require.Len(t, a.Protocol.PublicKey, 33)
}

// TestTiersNeedKeysThatLeadToThem: civil and email or phone are sure together,
// and apart of no use where only sure matches are kept.
func TestTiersNeedKeysThatLeadToThem(t *testing.T) {
	whole := string(render(t, fixedDraft("unml25-ml24", false)))
	drop := func(text string, keys ...string) string {
		for _, k := range keys {
			i := strings.Index(text, "  - name: "+k+"\n")
			j := i + strings.Index(text[i:], "cap:")
			j += strings.Index(text[j:], "\n") + 1
			text = text[:i] + text[j:]
		}
		return text
	}
	all := "tiers: [sure, probable, possible]"
	for _, c := range []struct {
		tiers string
		gone  []string
		want  error
	}{
		{"tiers: [sure]", []string{"given"}, nil},
		{"tiers: [sure]", []string{"given", "phone"}, nil},
		{"tiers: [sure]", []string{"given", "phone", "email"}, message.AgreementKeyTier},
		{"tiers: [sure]", []string{"given", "civil"}, message.AgreementKeyTier},
		{"tiers: [sure]", nil, message.AgreementKeyTier},
		{"tiers: [sure, probable]", []string{"given", "civil"}, nil},
		{all, []string{"civil", "email", "phone"}, nil},
	} {
		_, err := Parse([]byte(strings.Replace(drop(whole, c.gone...), all, c.tiers, 1)))
		if c.want == nil {
			require.NoError(t, err, "%v", c)
			continue
		}
		require.ErrorIs(t, err, c.want, "%v", c)
	}
}
