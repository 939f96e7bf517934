package agreement

import (
	"go.yaml.in/yaml/v3"

	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// Limits of the values of an agreement.
const (
	MaxCap          = 1 << 33 // inputs of a match key in one run; the arithmetic of the sets is tested up to it
	MaxRuns         = 1000
	maxIncidents    = 20
	maxThreshold    = 1000
	maxPersons      = 1 << 33
	maxResultsDays  = 3650
	maxValidityDays = 1096 // three years
)

// decode reads every value of the agreement from root. What it returns means
// nothing once r.err is set.
func decode(r *reader, root *yaml.Node) *Agreement {
	m := r.mapping(root, "",
		"version", "identity", "session", "reference", "protocol", "parties", "incidents",
		"purpose", "legal_basis", "responsibility", "dpia", "information", "processors",
		"nir", "keys", "tiers", "result", "learns", "runs", "cell_threshold", "valid", "retention")
	a := &Agreement{Version: m.version("version", Version)}
	a.Identity = m.version("identity", identity.Version)
	copy(a.Session[:], m.hex("session", len(a.Session)))
	a.Reference = m.text("reference")
	a.Protocol = m.protocol("protocol")
	parties := m.child("parties", "holder", "querier")
	a.Parties = Parties{Holder: parties.party("holder"), Querier: parties.party("querier")}
	for _, path := range m.list("incidents", maxIncidents) {
		a.Incidents = append(a.Incidents, r.incident(path))
	}
	a.Purpose = m.text("purpose")
	a.LegalBasis = m.text("legal_basis")
	a.Responsibility = choice(r, "responsibility", responsibilities)
	a.DPIA = m.text("dpia")
	a.Information = m.text("information")
	a.Processors = m.text("processors")
	a.NIR = m.nir("nir")
	for _, path := range m.list("keys", len(keyNames())) {
		k := r.mapping(r.nodes[path], path, "name", "cap")
		a.Keys = append(a.Keys, MatchKey{
			Name: choice(r, k.path+"name", keyNames()),
			Cap:  k.number("cap", 1, MaxCap),
		})
	}
	a.Tiers = choices(m, "tiers", tiers)
	a.Result = choice(r, "result", results)
	a.Learns = choice(r, "learns", learns)
	a.Runs = m.number("runs", 1, MaxRuns)
	a.CellThreshold = m.number("cell_threshold", 1, maxThreshold)
	valid := m.child("valid", "from", "until")
	a.Valid = Validity{From: valid.date("from"), Until: valid.date("until")}
	retention := m.child("retention", "results_days", "destruction")
	a.Retention = Retention{
		ResultsDays: retention.number("results_days", 1, maxResultsDays),
		Destruction: retention.date("destruction"),
	}
	return a
}

// version reads the name of a version of which this program knows one.
func (m mapping) version(key, want string) string {
	s := m.scalar(m.path + key)
	if s != want {
		m.fail(m.path+key, message.AgreementVersion, want)
	}
	return s
}

func (m mapping) protocol(key string) Protocol {
	c := m.child(key, "suite", "mode", "public_key")
	// A name that is none of these was a fault of choice already.
	suite, _ := oprf.ParseSuite(choice(m.reader, c.path+"suite", suites))
	mode, _ := oprf.ParseMode(choice(m.reader, c.path+"mode", modes))
	return Protocol{Suite: suite, Mode: mode, PublicKey: c.hex("public_key", suite.ElementSize())}
}

func (m mapping) party(key string) Party {
	c := m.child(key, "name", "siren", "list", "dpo", "breach_contact", "recipients", "signatory", "public_key")
	p := Party{
		Name:          c.text("name"),
		SIREN:         c.siren("siren"),
		List:          c.name("list"),
		DPO:           c.text("dpo"),
		BreachContact: c.text("breach_contact"),
		Recipients:    c.text("recipients"),
		Signatory:     c.text("signatory"),
		PublicKey:     c.scalar(c.path + "public_key"),
	}
	if p.PublicKey != "" {
		m.fail(c.path+"public_key", message.AgreementPartyKey)
	}
	return p
}

func (r *reader) incident(path string) Incident {
	c := r.mapping(r.nodes[path], path, "name", "title", "period", "persons", "notification", "notified", "exposed")
	return Incident{
		Name:         c.name("name"),
		Title:        c.text("title"),
		Period:       c.period("period"),
		Persons:      c.number("persons", 0, maxPersons),
		Notification: c.text("notification"),
		Notified:     c.dateOrPlaceholder("notified"),
		Exposed:      choices(c, "exposed", exposedFields),
	}
}

func (m mapping) nir(key string) NIR {
	c := m.child(key, "used", "text")
	n := NIR{Used: choice(m.reader, c.path+"used", yesNo) == "true"}
	if n.Used {
		n.Text = c.text("text")
	} else if c.scalar(c.path+"text") != "" {
		m.fail(c.path+"text", message.AgreementNIRText)
	}
	return n
}
