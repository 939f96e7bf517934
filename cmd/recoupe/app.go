package main

import (
	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
)

// newApp returns the command line. cli v2 prints usage errors to stdout and
// exits by itself in places; both are switched off, and required flags are
// checked by the commands.
func newApp(u *ui) *cli.App {
	app := &cli.App{
		Name: "recoupe", Usage: u.text(message.AppUsage), Description: u.text(message.AppDescription),
		Version: version,
		Reader:  u.stdin, Writer: u.stdout, ErrWriter: u.stderr,
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
		},
	}
	for _, c := range app.Commands {
		complete(c)
	}
	return app
}

// complete sets on a command and those below it what cli does not inherit.
func complete(c *cli.Command) {
	c.OnUsageError = onUsageError
	for _, sub := range c.Subcommands {
		complete(sub)
	}
}

// onUsageError returns the error of a wrong command line instead of printing it.
func onUsageError(c *cli.Context, err error, _ bool) error {
	return message.New(message.CLIUsage).Because(err).
		WithHint(message.CLIUsageHint, c.Command.FullName())
}

// noCommand is what runs without a command, or with one that does not exist.
func (u *ui) noCommand(c *cli.Context) error {
	if c.Args().Present() {
		return usage(message.CLINoCommand, c.Args().First())
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
		text += "\n" + u.text(message.ExitCode, u.numbers.Sprintf("%3d", code), u.text(codeMessages[code]))
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
