package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// newApp returns the command line. cli v2 prints usage errors to stdout and
// exits by itself in places; both are switched off, and required flags are
// checked by the commands.
func newApp(u *ui) *cli.App {
	app := &cli.App{
		Name: "recoupe", Usage: u.text(message.AppUsage), Description: u.text(message.AppDescription),
		Version: version, Metadata: map[string]any{interfaceKey: u},
		Reader: u.stdin, Writer: u.stdout, ErrWriter: u.stderr,
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   onUsageError,
		Action:         u.noCommand,
		Commands: []*cli.Command{
			u.demoCommand(),
			u.agreeCommand(),
			u.checkCommand(),
			u.prepareCommand(),
			u.requestCommand(),
			u.answerCommand(),
			u.finishCommand(),
			u.receiveCommand(),
			u.inspectCommand(),
			u.synthCommand(),
			u.benchCommand(),
		},
	}
	for _, c := range app.Commands {
		complete(c)
	}
	return app
}

// interfaceKey is where the metadata of the command line has its ui.
const interfaceKey = "ui"

// init has the version say which engine computes: people who compare times need
// it.
func init() {
	cli.VersionPrinter = func(c *cli.Context) {
		u := c.App.Metadata[interfaceKey].(*ui)
		fmt.Fprintln(c.App.Writer, u.text(message.CLIVersion, c.App.Version, oprf.Kernel()))
	}
}

// init keeps cli from naming a default that says nothing: where it matters, the
// catalogue's text does.
func init() {
	render := cli.FlagStringer
	cli.FlagStringer = func(f cli.Flag) string {
		text := strings.TrimSuffix(render(f), " (default: false)")
		return strings.TrimSuffix(text, " (default: 0)")
	}
}

// complete sets on a command and those below it what cli does not inherit.
func complete(c *cli.Command) {
	c.OnUsageError = onUsageError
	action := c.Action
	c.Action = func(ctx *cli.Context) error {
		return withUsageHint(action(ctx), commandPath(ctx))
	}
	for _, sub := range c.Subcommands {
		complete(sub)
	}
}

// withUsageHint says where the help of a command is, under a usage error that
// does not say what to type.
func withUsageHint(err error, command string) error {
	var e *message.Error
	if errors.As(err, &e) && e.ID == message.CLIUsage && message.English.Hint(e) == "" {
		return e.WithHint(message.CLIUsageHint, command)
	}
	return err
}

// commandPath returns the name of a command with those above it, as one types
// it.
func commandPath(c *cli.Context) string {
	var names []string
	for _, above := range c.Lineage() {
		if above.Command != nil && above.Command.Name != "" && above.Command.Name != c.App.Name {
			names = append(names, above.Command.Name)
		}
	}
	slices.Reverse(names)
	return strings.Join(slices.Compact(names), " ")
}

// onUsageError returns the error of a wrong command line instead of printing it.
func onUsageError(c *cli.Context, err error, _ bool) error {
	if path := commandPath(c); path != "" {
		return message.New(message.CLIUsage).Because(err).WithHint(message.CLIUsageHint, path)
	}
	return message.New(message.CLIUsage).Because(err).WithHint(message.CLIHelpHint)
}

// noCommand is what runs without a command, or with one that does not exist.
func (u *ui) noCommand(c *cli.Context) error {
	if c.Args().Present() {
		return message.New(message.CLIUsage).
			Because(message.New(message.CLINoCommand, c.Args().First())).WithHint(message.CLIHelpHint)
	}
	return cli.ShowAppHelp(c)
}

// command returns a command whose help ends with the exit codes it uses.
func (u *ui) command(name string, usage, description message.ID, args string, codes []int, flags []cli.Flag, action cli.ActionFunc) *cli.Command {
	return &cli.Command{
		Name: name, ArgsUsage: args,
		Usage:       u.text(usage),
		Description: u.text(description) + "\n\n" + u.exitCodes(codes),
		Flags:       append(flags, u.everywhere()...),
		Before: func(c *cli.Context) error {
			u.color = u.color && !c.Bool("no-color")
			return nil
		},
		Action: action,
	}
}

// codeMessages say what each exit code means.
var codeMessages = map[int]message.ID{
	exitDone: message.ExitDone, exitFailure: message.ExitFailure, exitRejects: message.ExitRejects,
	exitFile: message.ExitFile, exitProof: message.ExitProof, exitRefused: message.ExitRefused,
	exitUsage: message.ExitUsage, exitInterrupted: message.ExitInterrupted,
}

// exitCodes lists exit codes for a help text.
func (u *ui) exitCodes(codes []int) string {
	text := u.text(message.ExitCodes)
	for _, code := range codes {
		text += "\n" + u.text(message.ExitCode, u.lang.Format("%3d", code), u.text(codeMessages[code]))
	}
	return text
}

// Exit codes of the commands.
var (
	plainCodes = []int{exitDone, exitFailure, exitUsage, exitInterrupted}
	fileCodes  = []int{exitDone, exitFailure, exitFile, exitUsage, exitInterrupted}
	listCodes  = []int{exitDone, exitFailure, exitRejects, exitFile, exitRefused, exitUsage, exitInterrupted}
	peerCodes  = []int{exitDone, exitFailure, exitFile, exitRefused, exitUsage, exitInterrupted}
	allCodes   = []int{exitDone, exitFailure, exitRejects, exitFile, exitProof, exitRefused, exitUsage, exitInterrupted}
)
