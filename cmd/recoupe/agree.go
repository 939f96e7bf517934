package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/agreement"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
	"recoupe/session"
)

// agreeCommand drafts and shows agreements.
func (u *ui) agreeCommand() *cli.Command {
	return &cli.Command{
		Name: "agree", Usage: u.text(message.AgreeUsage), Description: u.text(message.AgreeDescription),
		Subcommands: []*cli.Command{
			u.command("new", message.AgreeNewUsage, message.AgreeNewDescription, " ", fileCodes,
				slices.Concat([]cli.Flag{u.sessionFlag()}, u.draftFlags()), u.runAgreeNew),
			u.command("show", message.AgreeShowUsage, message.AgreeShowDescription, "[FILE]", fileCodes,
				[]cli.Flag{u.sessionFlag()}, u.runAgreeShow),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return u.noCommand(c)
			}
			return cli.ShowSubcommandHelp(c)
		},
	}
}

// partyName returns the name of a party, or what it does while the agreement
// does not name it.
func (u *ui) partyName(p agreement.Party, role message.ID) string {
	if p.Name == agreement.Placeholder {
		return u.text(role)
	}
	return p.Name
}

// sessionArgument returns the flag that names a session folder, as one types it
// after a command.
func sessionArgument(dir string) string {
	switch {
	case dir == ".":
		return ""
	case strings.ContainsAny(dir, " '\"$&;()"):
		return fmt.Sprintf(" --session %q", dir)
	}
	return " --session " + dir
}

// draftFlags returns the flags of what a draft can be told.
func (u *ui) draftFlags() []cli.Flag {
	var profiles []string
	for _, p := range agreement.Profiles() {
		profiles = append(profiles, p.Name)
	}
	text := func(name string, usage message.ID) cli.Flag {
		return &cli.StringFlag{Name: name, Usage: u.text(usage)}
	}
	return []cli.Flag{
		&cli.StringFlag{Name: "profile", Usage: u.text(message.FlagProfile, strings.Join(profiles, ", "))},
		&cli.BoolFlag{Name: "no-nir", Usage: u.text(message.FlagNoNIR)},
		text("holder", message.FlagHolder),
		text("querier", message.FlagQuerier),
		text("holder-siren", message.FlagSIREN),
		text("querier-siren", message.FlagSIREN),
		text("reference", message.FlagReference),
		&cli.Uint64Flag{Name: "rows", Usage: u.text(message.FlagRows)},
		text("result", message.FlagResult),
		text("learns", message.FlagLearns),
		&cli.Uint64Flag{Name: "runs", Usage: u.text(message.FlagRuns)},
		text("until", message.FlagUntil),
		text("suite", message.FlagSuite),
		&cli.BoolFlag{Name: "no-proof", Usage: u.text(message.FlagNoProof)},
	}
}

// draft returns the draft that the flags ask for.
func draft(c *cli.Context) (agreement.Draft, error) {
	d := agreement.Draft{
		Profile: c.String("profile"), NoNIR: c.Bool("no-nir"), From: agreement.DateOf(time.Now()),
		Holder:    agreement.Party{Name: c.String("holder"), SIREN: c.String("holder-siren")},
		Querier:   agreement.Party{Name: c.String("querier"), SIREN: c.String("querier-siren")},
		Rows:      c.Uint64("rows"),
		Unproven:  c.Bool("no-proof"),
		Result:    agreement.Result(c.String("result")),
		Learns:    agreement.Learns(c.String("learns")),
		Runs:      c.Uint64("runs"),
		Reference: c.String("reference"),
	}
	if d.Profile == "" {
		return d, usage(message.CLINoProfile)
	}
	if !slices.Contains([]agreement.Result{"", agreement.ResultRows, agreement.ResultBoth}, d.Result) {
		return d, usage(message.CLIChoice, "result", d.Result, "rows, both")
	}
	if !slices.Contains([]agreement.Learns{"", agreement.LearnsDetail, agreement.LearnsUnion}, d.Learns) {
		return d, usage(message.CLIChoice, "learns", d.Learns, "detail, union")
	}
	if s := c.String("until"); s != "" {
		until, ok := agreement.ParseDate(s)
		if !ok {
			return d, usage(message.CLIDate, s)
		}
		d.Until = until
	}
	if s := c.String("suite"); s != "" {
		suite, err := oprf.ParseSuite(s)
		if err != nil {
			return d, usage(message.CLISuite, s)
		}
		d.Suite = suite
	}
	return d, nil
}

func (u *ui) runAgreeNew(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	d, err := draft(c)
	if err != nil {
		return err
	}
	dir := c.String(flagSession)
	a, err := session.New(dir, d, session.Options{Clock: time.Now, Program: "recoupe/" + version})
	if errors.Is(err, agreement.ErrInvalid) {
		return message.New(message.AgreeChoices).Because(err)
	}
	if err != nil {
		return err
	}
	u.say(message.AgreeWrote, filepath.Join(dir, "agreement.yaml"), a.Session.String())
	u.say(message.AgreeKey, filepath.Join(dir, "secret", "oprf.key"))
	if missing := a.Incomplete(); len(missing) > 0 {
		u.say(message.AgreeIncomplete, strings.Join(missing, ", "))
	}
	u.gap()
	u.say(message.AgreeNext, filepath.Join(dir, "agreement.yaml"), u.partyName(a.Parties.Querier, message.Querier), sessionArgument(dir))
	return u.result(agreementResult(a))
}

func (u *ui) runAgreeShow(c *cli.Context) error {
	args, err := arguments(c, 0, 1)
	if err != nil {
		return err
	}
	path := filepath.Join(c.String(flagSession), "agreement.yaml")
	if len(args) == 1 {
		path = args[0]
	}
	a, err := agreement.Load(path)
	if err != nil {
		return message.New(message.SessionInFile, path).Because(err)
	}
	if u.json {
		return u.result(agreementResult(a))
	}
	return a.Show(u.stdout, u.lang)
}

// agreementResult is what --json says of an agreement.
func agreementResult(a *agreement.Agreement) any {
	return struct {
		Digest    string               `json:"digest"`
		Agreement *agreement.Agreement `json:"agreement"`
	}{fmt.Sprintf("%x", a.Digest), a}
}
