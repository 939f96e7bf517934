package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/session"
)

// The flags that say what is known of the other party's list.
const (
	flagOtherRows = "other-rows"
	flagOtherBorn = "other-born"
)

// checkCommand profiles a list before a run.
func (u *ui) checkCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{
		u.sessionFlag(),
		&cli.Uint64Flag{Name: flagOtherRows, Usage: u.text(message.FlagOtherRows)},
		&cli.StringFlag{Name: flagOtherBorn, Usage: u.text(message.FlagOtherBorn, strings.Join(agreement.Known(), ", "))},
	}, u.listFlags(), u.resourceFlags())
	return u.command("check", message.CheckUsage, message.CheckDescription, "LIST", []int{
		exitDone, exitFailure, exitRejects, exitFile, exitUsage, exitInterrupted,
	}, flags, u.runCheck)
}

func (u *ui) runCheck(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	opt, err := u.options(c)
	if err != nil {
		return err
	}
	u.report = true
	o, err := u.checkOptions(c)
	if err != nil {
		return err
	}
	l := u.list(c, args[0], nil)
	l.Confirm = nil
	k, err := session.Check(c.Context, l, o, opt)
	if err != nil {
		return err
	}
	u.dialect(args[0], k.Dialect)
	u.shapes(k.Shapes)
	u.gap()
	u.profile(k.Profile)
	u.fields(k)
	u.gap()
	u.keys(k, o)
	u.say(message.StepTook, u.duration(k.Took))
	return errors.Join(u.result(checkResult(k, o)), tooMany(c, k.Profile))
}

// checkOptions returns what a list is checked for: the agreement of the session
// folder, or else the match keys of everyday use.
func (u *ui) checkOptions(c *cli.Context) (o session.CheckOptions, err error) {
	var other string
	var born identity.Births
	if c.IsSet(flagOtherBorn) {
		if other, born, err = parseBorn(c.String(flagOtherBorn)); err != nil {
			return o, err
		}
	}
	dir := c.String(flagSession)
	_, err = os.Stat(filepath.Join(dir, "agreement.yaml"))
	switch {
	case err == nil:
		o, err = session.CheckOptionsFor(dir)
	case c.IsSet(flagSession):
		err = message.New(message.SessionNoAgreement, dir)
	default:
		u.say(message.CheckNoAgreement)
		o, err = session.CheckOptions{
			Keys: identity.Everyday(), Reference: time.Now(), Columns: filepath.Join(dir, "columns.yaml"),
		}, nil
	}
	if n := c.Uint64(flagOtherRows); n > 0 {
		o.OtherRows = n
	}
	if len(born) > 0 {
		o.Other, o.OtherBorn = other, born
	}
	return o, err
}

// parseBorn reads when the persons of the other list were born: years such as
// 1960-1995, or a breach of which that is known.
func parseBorn(s string) (incident string, born identity.Births, err error) {
	if born = agreement.Born(s); len(born) > 0 {
		return s, born, nil
	}
	born, ok := identity.ParseBirths(s)
	if !ok {
		return "", nil, usage(message.CLIBorn, flagOtherBorn, s, strings.Join(agreement.Known(), ", "))
	}
	return "", born, nil
}

// fields prints how complete each field is and what was rejected, why.
func (u *ui) fields(k *session.Checked) {
	rows := [][]string{{
		u.text(message.ColumnField), u.text(message.ColumnPresent), "", u.text(message.ColumnValid), u.text(message.ColumnRejected),
	}}
	all := uint64(k.Rows)
	for f := range identity.NumFields {
		n := k.Fields.Fields[f]
		if n.Present+n.Missing == 0 {
			continue
		}
		rows = append(rows, []string{
			f.String(), u.number(n.Present), u.percent(n.Present, all), u.number(n.Valid), u.number(n.Present - n.Valid),
		})
	}
	u.table(rows)
	for f := range identity.NumFields {
		for r, n := range k.Fields.Fields[f].Rejected {
			if n > 0 {
				u.say(message.CheckReject, f.String(), n, identity.Reason(r).ID())
			}
		}
	}
	for _, note := range []struct {
		id message.ID
		n  uint64
	}{
		{message.CheckIncoherent, k.Fields.IncoherentNIRs},
		{message.CheckLowConfidence, k.Fields.LowConfidenceDates},
		{message.CheckDummies, k.Fields.DroppedDummies},
	} {
		if note.n > 0 {
			u.say(note.id, note.n)
		}
	}
}

// keys prints what the list gives for each match key.
func (u *ui) keys(k *session.Checked, o session.CheckOptions) {
	rows := [][]string{{
		u.text(message.ColumnKey), u.text(message.ColumnInputs), u.text(message.ColumnDuplicates),
		u.text(message.ColumnShared), u.text(message.ColumnDistinct), u.text(message.ColumnAccidental),
	}}
	for _, key := range k.Keys {
		rows = append(rows, []string{
			key.Key.String(), u.number(key.Inputs), u.number(key.Duplicates()),
			u.number(key.SharedRows), u.number(key.Distinct), u.estimate(key.Expected),
		})
	}
	u.table(rows)
	u.assumed(o)
	for _, key := range k.Keys {
		for _, f := range key.Missing {
			u.say(message.CheckMissing, key.Key.String(), f.String())
		}
		if key.Cap > 0 && key.Distinct > key.Cap {
			u.say(message.CheckCap, key.Key.String(), key.Distinct, key.Cap)
		}
	}
}

// assumed prints what the expected accidental matches assume.
func (u *ui) assumed(o session.CheckOptions) {
	if o.OtherRows == 0 {
		u.say(message.CheckNoOther)
		return
	}
	u.say(message.CheckAccidental, o.OtherRows)
	first, last := o.OtherBorn.Range()
	switch {
	case len(o.OtherBorn) == 0:
		u.say(message.CheckBornAlike)
	case o.Other != "":
		u.say(message.CheckBornPublic, strconv.Itoa(first), strconv.Itoa(last), o.Other)
	default:
		u.say(message.CheckBornYears, strconv.Itoa(first), strconv.Itoa(last))
	}
}

// checkedJSON is what --json says of a list.
type checkedJSON struct {
	SHA256     string                    `json:"sha256"`
	Rows       uint64                    `json:"rows"`
	Rejected   uint64                    `json:"rejected"`
	Unlinkable uint64                    `json:"rows_without_inputs"`
	OtherRows  uint64                    `json:"other_rows"`
	OtherBorn  []bornJSON                `json:"other_born,omitempty"` // none: as in this list
	Fields     map[string]checkedField   `json:"fields"`
	Keys       map[string]checkedKeyJSON `json:"keys"`
	Seconds    float64                   `json:"seconds"`
}

// bornJSON is the years of birth that were assumed of some persons of the other
// list.
type bornJSON struct {
	First  int     `json:"first"`
	Last   int     `json:"last"`
	Weight float64 `json:"weight"`
}

// checkedField is what --json says of a field.
type checkedField struct {
	Present  uint64            `json:"present"`
	Missing  uint64            `json:"missing"`
	Valid    uint64            `json:"valid"`
	Used     uint64            `json:"used"`
	Rejected map[string]uint64 `json:"rejected"`
}

// checkedKeyJSON is what --json says of a match key.
type checkedKeyJSON struct {
	keyResult
	Expected float64 `json:"expected_accidental_matches"`
	Cap      uint64  `json:"cap,omitempty"`
}

// checkResult returns what --json says of a list.
func checkResult(k *session.Checked, o session.CheckOptions) checkedJSON {
	out := checkedJSON{
		SHA256: k.SHA256, Rows: uint64(k.Rows), Rejected: k.Rejects.Total(), Unlinkable: k.Fields.Unlinkable,
		OtherRows: o.OtherRows, Fields: map[string]checkedField{}, Keys: map[string]checkedKeyJSON{}, Seconds: k.Took.Seconds(),
	}
	for _, b := range o.OtherBorn {
		out.OtherBorn = append(out.OtherBorn, bornJSON(b))
	}
	for f := range identity.NumFields {
		n := k.Fields.Fields[f]
		if n.Present+n.Missing == 0 {
			continue
		}
		field := checkedField{Present: n.Present, Missing: n.Missing, Valid: n.Valid, Used: n.Used, Rejected: map[string]uint64{}}
		for r, count := range n.Rejected {
			if count > 0 {
				field.Rejected[identity.Reason(r).String()] = count
			}
		}
		out.Fields[f.String()] = field
	}
	for _, key := range k.Keys {
		out.Keys[key.Key.String()] = checkedKeyJSON{
			keyResult: keyResult{Inputs: key.Inputs, Distinct: key.Distinct, Duplicates: key.Duplicates(), Shared: key.Shared, SharedRows: key.SharedRows},
			Expected:  key.Expected, Cap: key.Cap,
		}
	}
	return out
}
