package agreement

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"recoupe/identity"
	"recoupe/internal/message"
)

// shower writes the lines of a summary in one language.
type shower struct {
	bytes.Buffer
	language message.Language
}

func (s *shower) line(id message.ID, args ...any) {
	s.WriteString(s.language.Text(id, args...))
	s.WriteByte('\n')
}

func (s *shower) gap() { s.WriteByte('\n') }

// Show writes a summary for people in the language l: the parties, what each
// side learns, the match keys with their caps, the dates, and what is still to
// complete.
func (a *Agreement) Show(w io.Writer, l message.Language) error {
	s := &shower{language: l}
	s.line(message.AgreementShowTitle, a.Reference, a.Session)
	s.line(message.AgreementShowVersions, a.Version, a.Identity)
	s.line(message.AgreementShowDigest, fmt.Sprintf("%x", a.Digest))
	s.gap()
	a.showParty(s, message.AgreementShowHolder, a.Parties.Holder)
	a.showParty(s, message.AgreementShowQuerier, a.Parties.Querier)
	s.gap()
	a.showPurpose(s)
	s.gap()
	a.showKeys(s)
	s.gap()
	a.showLearns(s)
	s.gap()
	s.line(message.AgreementShowDates, a.Valid.From, a.Valid.Until)
	s.line(message.AgreementShowRetention, a.Retention.ResultsDays, a.Retention.Destruction)
	s.line(message.AgreementShowProtocol, a.Protocol.Suite, a.Protocol.Mode, a.Protocol.PublicKey)
	s.gap()
	s.line(message.AgreementShowUnsigned)
	if keys := a.Incomplete(); len(keys) > 0 {
		s.line(message.AgreementShowIncomplete, strings.Join(keys, ", "))
	}
	_, err := s.WriteTo(w)
	return err
}

func (a *Agreement) showParty(s *shower, role message.ID, p Party) {
	s.line(message.AgreementShowParty, role, p.Name, grouped(p.SIREN))
	in, _ := a.Incident(p.List)
	if in.Persons == 0 {
		s.line(message.AgreementShowList, in.Name, in.Title, in.Period)
	} else {
		s.line(message.AgreementShowListPersons, in.Name, in.Title, in.Period, s.language.Number(in.Persons))
	}
}

func (a *Agreement) showPurpose(s *shower) {
	s.line(message.AgreementShowPurpose, a.Purpose)
	s.line(message.AgreementShowLegalBasis, a.LegalBasis)
	if a.Responsibility == Joint {
		s.line(message.AgreementShowJoint)
	} else {
		s.line(message.AgreementShowSeparate)
	}
	if a.NIR.Used {
		s.line(message.AgreementShowNIR, a.NIR.Text)
	} else {
		s.line(message.AgreementShowNoNIR)
	}
}

func (a *Agreement) showKeys(s *shower) {
	s.line(message.AgreementShowKeys)
	guesses := uint64(0) // at most 8 keys, 2^33 inputs and 1000 runs
	for _, k := range a.Keys {
		s.line(message.AgreementShowKey, k.Name, k.Tier(), s.language.Number(k.Cap))
		guesses += k.Cap * a.Runs
	}
	s.line(message.AgreementShowRuns, a.Runs, s.language.Number(guesses))
	s.line(message.AgreementShowTiers, listed(a.Tiers))
	s.line(message.AgreementShowThreshold, a.CellThreshold)
}

// showLearns says what each side learns, as the protocol has it, whatever the
// results show.
func (a *Agreement) showLearns(s *shower) {
	rows := message.AgreementShowRowsUnion
	if a.Learns == LearnsDetail {
		rows = message.AgreementShowRowsDetail
	}
	s.line(message.AgreementShowQuerierLearns)
	s.line(rows)
	if a.Learns == LearnsUnion {
		s.line(message.AgreementShowUnionSees)
	}
	s.line(message.AgreementShowQuerierCounts)
	s.line(message.AgreementShowHolderLearns)
	if a.Result == ResultBoth {
		s.line(rows)
	}
	s.line(message.AgreementShowHolderCounts)
	if a.Result == ResultRows {
		s.line(message.AgreementShowHolderNot)
	}
	if a.has(identity.KeyEmail) || a.has(identity.KeyPhone) {
		s.line(message.AgreementShowShared)
	}
}

// grouped puts a space between every three digits, from the right.
func grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(d)
	}
	return b.String()
}
