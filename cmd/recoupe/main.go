// Command recoupe lets two bodies that each hold a list of persons hit by a
// data breach learn which persons are in both lists, without either showing its
// list to the other.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
)

// version is the version of the program; releases set it at link time.
var version = "0.1-dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// run runs the command line args and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	u := newUI(stdin, stdout, stderr)
	args = helpLast(args)
	return u.exit(ctx, ofLibrary(newApp(u).RunContext(ctx, args)))
}

// ofLibrary turns the one error that the library makes by itself, for the help
// of a command that does not exist, into a usage error. An error of ours may
// wrap the end of a process, which looks like it.
func ofLibrary(err error) error {
	if topic, ok := err.(cli.ExitCoder); ok {
		return message.New(message.CLIUsage).Because(errors.New(topic.Error())).WithHint(message.CLIHelpHint)
	}
	return err
}

// helpLast turns `recoupe help agree new` into `recoupe agree new --help`: the
// library knows the first word behind help only.
func helpLast(args []string) []string {
	if len(args) < 3 || args[1] != "help" {
		return args
	}
	return append(append([]string{args[0]}, args[2:]...), "--help")
}
