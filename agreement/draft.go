package agreement

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"text/template"
	"unicode/utf8"

	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// Defaults of a draft.
const (
	DefaultCellThreshold = 11 // smallest cell that a published table shows
	DefaultRuns          = 1
	DefaultValidDays     = 90
	DefaultResultsDays   = 180
	destructionDays      = 30 // after the last day of validity
	unknownSIREN         = "000000000"
)

// Draft is the choices from which an agreement is drafted. Profile, Session,
// PublicKey and From must be given; so must Rows for [Custom]. Every other zero
// value has a default, which is [Placeholder] where only people can know.
type Draft struct {
	Profile   string    // name of a profile
	NoNIR     bool      // leave out the NIR even where both lists have it
	Session   SessionID // 16 fresh random bytes
	PublicKey []byte    // pkS
	From      Date      // first day of validity, the reference date of identity

	Holder  Party  // List defaults to the profile's breach, SIREN to 000000000
	Querier Party  // as Holder
	Rows    uint64 // rows of the querier's list; defaults to the persons of its breach

	Suite     oprf.Suite       // defaults to oprf.Ristretto255SHA512
	Unproven  bool             // mode OPRF instead of VOPRF: the holder proves nothing
	Result    Result           // defaults to ResultRows
	Learns    Learns           // defaults to LearnsDetail
	Runs      uint64           // defaults to DefaultRuns
	Until     Date             // last day of validity; defaults to From and DefaultValidDays
	Reference string           // number of the convention
	Language  message.Language // of comments and default texts; defaults to message.English
}

//go:embed draft_en.yaml.tmpl
var draftEnglish string

// draftTemplates holds the commented file of each language.
var draftTemplates = map[message.Language]*template.Template{
	message.English: template.Must(template.New("draft").Funcs(template.FuncMap{"quote": quote}).Parse(draftEnglish)),
}

// quote returns a text or a [Date] as a double-quoted YAML scalar, whose escapes
// include all of Go's. Bytes that are not UTF-8 stay, for Parse to refuse them:
// Go's escape for one means another character in YAML.
func quote(v any) string {
	s := fmt.Sprint(v)
	if !utf8.ValidString(s) {
		return `"` + s + `"`
	}
	return strconv.QuoteToGraphic(s)
}

// Render writes the drafted agreement, with a comment on every key. What it
// writes is accepted by [Parse]; a draft that would not be gives the error of
// Parse, which matches [ErrInvalid], and writes nothing.
func (d Draft) Render(w io.Writer) error {
	a, err := d.agreement()
	if err != nil {
		return err
	}
	t := draftTemplates[d.Language]
	if t == nil {
		t = draftTemplates[message.English]
	}
	var b bytes.Buffer
	if err := t.Execute(&b, a); err != nil {
		return err
	}
	if _, err := Parse(b.Bytes()); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// agreement returns what d says, with its defaults, unchecked.
func (d Draft) agreement() (*Agreement, error) {
	p, err := FindProfile(d.Profile)
	if err != nil {
		return nil, err
	}
	rows := cmp.Or(d.Rows, p.Querier.Persons)
	if rows == 0 {
		return nil, message.New(message.AgreementNoRows)
	}
	a := &Agreement{
		Version:   Version,
		Identity:  identity.Version,
		Session:   d.Session,
		Reference: cmp.Or(d.Reference, Placeholder),
		Protocol: Protocol{
			Suite:     cmp.Or(d.Suite, oprf.Ristretto255SHA512),
			Mode:      oprf.VOPRF,
			PublicKey: Hex(d.PublicKey),
		},
		Parties: Parties{
			Holder:  d.Holder.withDefaults(p.Holder),
			Querier: d.Querier.withDefaults(p.Querier),
		},
		Incidents:      []Incident{p.Holder, p.Querier},
		Purpose:        d.text(message.AgreementDraftPurpose),
		LegalBasis:     d.text(message.AgreementDraftLegalBasis),
		Responsibility: Joint,
		DPIA:           Placeholder,
		Information:    d.text(message.AgreementDraftInformation),
		Processors:     d.text(message.AgreementDraftProcessors),
		Tiers:          []Tier{Sure, Probable, Possible},
		Result:         cmp.Or(d.Result, ResultRows),
		Learns:         cmp.Or(d.Learns, LearnsDetail),
		Runs:           cmp.Or(d.Runs, DefaultRuns),
		CellThreshold:  DefaultCellThreshold,
		Valid:          Validity{From: d.From, Until: cmp.Or(d.Until, d.From.AddDays(DefaultValidDays))},
	}
	a.Retention = Retention{ResultsDays: DefaultResultsDays, Destruction: a.Valid.Until.AddDays(destructionDays)}
	if d.Unproven {
		a.Protocol.Mode = oprf.OPRF
	}
	for _, key := range p.Keys {
		if key == identity.KeyNIR.String() {
			if d.NoNIR {
				continue
			}
			a.NIR = NIR{Used: true, Text: Placeholder}
		}
		a.Keys = append(a.Keys, MatchKey{Name: key, Cap: capFor(key, rows)})
	}
	return a, nil
}

func (d Draft) text(id message.ID) string { return cmp.Or(d.Language, message.English).Text(id) }

func (p Party) withDefaults(in Incident) Party {
	return Party{
		Name:          cmp.Or(p.Name, Placeholder),
		SIREN:         cmp.Or(p.SIREN, unknownSIREN),
		List:          cmp.Or(p.List, in.Name),
		DPO:           cmp.Or(p.DPO, Placeholder),
		BreachContact: cmp.Or(p.BreachContact, Placeholder),
		Recipients:    cmp.Or(p.Recipients, Placeholder),
		Signatory:     cmp.Or(p.Signatory, Placeholder),
		PublicKey:     p.PublicKey,
	}
}
