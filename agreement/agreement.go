// Package agreement reads and drafts the file on which a session rests: who
// matches which lists with whom, for which purpose, over which match keys, who
// learns what, and within which limits.
//
// The holder drafts the file from a [Profile], one for each pair of breaches,
// with a [Draft]; both parties read it with [Load] or [Parse]. Every byte of it
// counts: [Digest] is bound into every file of the session, so two copies that
// differ in a space are two agreements. Nothing in it is ever negotiated.
//
// [Parse] is strict. Whatever it returns is complete and consistent, except for
// the places that still carry [Placeholder]; [Agreement.Incomplete] lists them.
// A file that it refuses gives [ErrInvalid], an act that the agreement does not
// allow gives [ErrRefused].
package agreement

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"

	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// Version is the format of the agreement that this package reads and writes.
const Version = "agreement/1"

// MaxSize is the largest agreement accepted, in bytes.
const MaxSize = 1 << 20

// Placeholder stands where a person has still to write something. It is a valid
// value, so that a draft can be tried at once, and the same in every language.
const Placeholder = "???"

// ErrInvalid is matched by every error of [Parse] and [Load] that lies in the
// bytes of the agreement.
const ErrInvalid = message.AgreementInvalid

// Agreement is the content of an agreement file. All its texts are one line of
// valid UTF-8 without invisible characters.
type Agreement struct {
	Version        string         `json:"version"`        // always [Version]
	Identity       string         `json:"identity"`       // version of the rules from fields to match keys
	Session        SessionID      `json:"session"`        // names the session in every file
	Reference      string         `json:"reference"`      // number of the convention at both bodies
	Protocol       Protocol       `json:"protocol"`       //
	Parties        Parties        `json:"parties"`        //
	Incidents      []Incident     `json:"incidents"`      // 1 to 20, names distinct
	Purpose        string         `json:"purpose"`        //
	LegalBasis     string         `json:"legal_basis"`    //
	Responsibility Responsibility `json:"responsibility"` //
	DPIA           string         `json:"dpia"`           // reference of the impact assessment
	Information    string         `json:"information"`    // how the persons concerned are told
	Processors     string         `json:"processors"`     // contractors who see the lists or the results
	NIR            NIR            `json:"nir"`            //
	Keys           []MatchKey     `json:"keys"`           // at least one, names distinct, in the order they run
	Tiers          []Tier         `json:"tiers"`          // strongest first, none left out before the last
	Result         Result         `json:"result"`         //
	Learns         Learns         `json:"learns"`         //
	Runs           uint64         `json:"runs"`           // 1 to [MaxRuns]
	CellThreshold  uint64         `json:"cell_threshold"` // smallest count that a table shows
	Valid          Validity       `json:"valid"`          //
	Retention      Retention      `json:"retention"`      //

	// Digest is the SHA-256 of Raw, the exact bytes that were parsed. Both are
	// zero in an agreement that was not parsed.
	Digest [sha256.Size]byte `json:"-"`
	Raw    []byte            `json:"-"`
}

// Protocol is what the OPRF runs with.
type Protocol struct {
	Suite     oprf.Suite
	Mode      oprf.Mode
	PublicKey Hex // pkS, Suite.ElementSize bytes; only its length is checked here
}

// MarshalJSON implements [json.Marshaler] with the names of RFC 9497.
func (p Protocol) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{
		"suite": p.Suite.String(), "mode": p.Mode.String(), "public_key": p.PublicKey.String(),
	})
}

// Parties are the two bodies, by what they do in the protocol.
type Parties struct {
	Holder  Party `json:"holder"`
	Querier Party `json:"querier"`
}

// Party is one body and the list that it brings.
type Party struct {
	Name          string `json:"name"`
	SIREN         string `json:"siren"`          // 9 digits with a right Luhn key
	List          string `json:"list"`           // name of the incident that the list's persons were hit by
	DPO           string `json:"dpo"`            // how to reach the data protection officer
	BreachContact string `json:"breach_contact"` // whom to tell, day and night, if files of the session leak
	Recipients    string `json:"recipients"`     // who in the body may see results
	Signatory     string `json:"signatory"`      // name and title of the person who signs
	PublicKey     string `json:"public_key"`     // the party's own key; empty in this version
}

// Incident is one breach: what the authority was told of it, and which fields
// of the persons it exposed.
type Incident struct {
	Name         string         `json:"name"`         // lower-case letters, digits and hyphens
	Title        string         `json:"title"`        //
	Period       string         `json:"period"`       // a month, 2024-10, or two, 2024-02/2024-03
	Persons      uint64         `json:"persons"`      // number announced; 0 is unknown
	Notification string         `json:"notification"` // the authority's reference
	Notified     Date           `json:"notified"`     // day of the notification; zero is [Placeholder]
	Exposed      []ExposedField `json:"exposed"`      // at least one, distinct
}

// NIR says whether the match keys use the national identification number and,
// if they do, which text allows it.
type NIR struct {
	Used bool   `json:"used"` // true exactly if [Agreement.Keys] has "nir"
	Text string `json:"text"` // empty exactly if not used
}

// MatchKey is a match key with the most distinct inputs that the querier may
// send for it in one run (M of the false-match bound).
type MatchKey struct {
	Name string `json:"name"` // a key of package identity
	Cap  uint64 `json:"cap"`  // 1 to [MaxCap]
}

// Validity is the days, both included, on which the steps may run. From is also
// the reference date of identity: a later birth date is in the future.
type Validity struct {
	From  Date `json:"from"`
	Until Date `json:"until"`
}

// Retention says when what the session leaves behind is gone.
type Retention struct {
	ResultsDays uint64 `json:"results_days"` // results are deleted so many days after they were made
	Destruction Date   `json:"destruction"`  // last day for destroying keys, run secrets and exchanged files
}

// SessionID is the random name of a session.
type SessionID [16]byte

// String returns id as 32 hexadecimal digits.
func (id SessionID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText implements [encoding.TextMarshaler] as [SessionID.String].
func (id SessionID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// Hex is bytes that are written as hexadecimal digits.
type Hex []byte

// String returns h as lower-case hexadecimal digits.
func (h Hex) String() string { return hex.EncodeToString(h) }

// MarshalText implements [encoding.TextMarshaler] as [Hex.String].
func (h Hex) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// Parse reads an agreement from its exact bytes. The error, if any, matches
// [ErrInvalid] and says the line, the key and what to write there.
func Parse(b []byte) (*Agreement, error) {
	a, err := parse(b)
	if err != nil {
		return nil, message.New(ErrInvalid).Because(err)
	}
	a.Digest, a.Raw = Digest(b), bytes.Clone(b)
	return a, nil
}

func parse(b []byte) (*Agreement, error) {
	r, root, err := open(b)
	if err != nil {
		return nil, err
	}
	a := decode(r, root)
	if r.err == nil {
		a.checkConsistent(r)
	}
	if r.err != nil {
		return nil, r.err
	}
	return a, nil
}

// Digest returns the SHA-256 of the exact bytes of an agreement, which every
// file of the session carries.
func Digest(b []byte) [sha256.Size]byte { return sha256.Sum256(b) }

// Load reads the agreement in the file name.
func Load(name string) (*Agreement, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, message.New(message.AgreementUnreadable, name).Because(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return nil, message.New(message.AgreementUnreadable, name).Because(err)
	}
	return Parse(b)
}

// Key returns the match key called name, and whether the agreement has it.
func (a *Agreement) Key(name string) (MatchKey, bool) {
	for _, k := range a.Keys {
		if k.Name == name {
			return k, true
		}
	}
	return MatchKey{}, false
}

// Incident returns the incident called name, and whether the agreement has it.
func (a *Agreement) Incident(name string) (Incident, bool) {
	for _, in := range a.Incidents {
		if in.Name == name {
			return in, true
		}
	}
	return Incident{}, false
}
