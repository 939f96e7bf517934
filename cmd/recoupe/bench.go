package main

import (
	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
)

// benchCommand measures: how well lists are matched, how fast, and what users
// could take instead.
func (u *ui) benchCommand() *cli.Command {
	return &cli.Command{
		Name: "bench", Usage: u.text(message.BenchUsage), Description: u.text(message.BenchDescription),
		Subcommands: []*cli.Command{
			u.benchBaselineCommand(),
			u.benchQualityCommand(),
			u.benchSpeedCommand(),
			u.benchCompressionCommand(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return u.noCommand(c)
			}
			return cli.ShowSubcommandHelp(c)
		},
	}
}
