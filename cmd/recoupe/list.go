package main

import (
	"bufio"
	"strings"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
	"recoupe/session"
	"recoupe/table"
)

// listFlags returns the flags of a command that reads a party's list.
func (u *ui) listFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "column", Usage: u.text(message.FlagColumn)},
		&cli.StringFlag{Name: "encoding", Usage: u.text(message.FlagEncoding)},
		&cli.StringFlag{Name: "delimiter", Usage: u.text(message.FlagDelimiter)},
		&cli.Float64Flag{Name: "max-rejects", Value: 5, Usage: u.text(message.FlagMaxRejects)},
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: u.text(message.FlagYes)},
	}
}

// list returns the list that a command was given. Where a person can be asked,
// they confirm how it was understood.
func (u *ui) list(c *cli.Context, name string) session.List {
	l := session.List{
		Name: name, Stdin: u.stdin,
		Encoding: c.String("encoding"), Delimiter: c.String("delimiter"), Assign: c.StringSlice("column"),
	}
	l.Confirm = func(t *table.List) error {
		u.dialect(name, t.Dialect())
		if c.Bool("yes") || u.quiet || name == "-" || !isTerminal(u.stdin) || !isTerminal(u.stderr) {
			return nil
		}
		return u.confirm(t)
	}
	return l
}

// dialect says how a list is written.
func (u *ui) dialect(name string, d table.Dialect) {
	delimiter := string(d.Delimiter)
	if d.Delimiter == '\t' {
		delimiter = "tab"
	}
	if d.Compression == table.Plain {
		u.say(message.ListDialect, name, d.Encoding.String(), delimiter)
		return
	}
	u.say(message.ListCompressed, name, d.Encoding.String(), delimiter, d.Compression.String())
}

// confirm shows the columns of a list with masked values, and asks whether they
// are right.
func (u *ui) confirm(t *table.List) error {
	u.shapes(t.Shapes())
	u.say(message.ListConfirm)
	answer, _ := bufio.NewReader(u.stdin).ReadString('\n')
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "", "y", "yes", "o", "oui":
		return nil
	}
	return message.New(message.ListNotConfirmed)
}

// shapes shows which columns were taken for which fields.
func (u *ui) shapes(shapes []table.Shape) {
	for _, s := range shapes {
		u.say(message.ListShape, s.Field.String(), s.Name, strings.Join(s.Values, "   "))
	}
}

// profile says how a list was read.
func (u *ui) profile(p session.Profile) {
	u.say(message.ListRows, p.Rows, p.Rejects.Total(), p.Fields.Unlinkable)
	for _, r := range p.Rejects.First {
		switch r.Kind {
		case table.StrayQuote:
			u.say(message.ListStrayQuote, r.Line)
		default:
			u.say(message.ListRagged, r.Line, r.Columns)
		}
	}
}

// tooMany returns an error if more rows of a list were rejected than
// --max-rejects allows. The command has done its work all the same.
func tooMany(c *cli.Context, p session.Profile) error {
	limit := c.Float64("max-rejects")
	rejected := p.Rejects.Total()
	all := uint64(p.Rows) + rejected
	if rejected > 0 && float64(rejected) > limit/100*float64(all) {
		return message.New(message.CLIRejects, rejected, all, limit)
	}
	return nil
}
