package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session"
	"recoupe/table"
)

// listFlags returns the flags of a command that reads a party's list.
func (u *ui) listFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "column", Usage: u.text(message.FlagColumn)},
		&cli.StringFlag{Name: "encoding", Usage: u.text(message.FlagEncoding)},
		&cli.StringFlag{Name: "delimiter", Usage: u.text(message.FlagDelimiter)},
		&cli.Float64Flag{Name: flagMaxRejects, Value: 5, Usage: u.text(message.FlagMaxRejects)},
		&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: u.text(message.FlagYes)},
	}
}

// list returns the list that a command was given. If it is for some match keys,
// the columns are shown and, where a person can be asked, confirmed; a step that
// reads a list again, which must be mapped as before, has none.
func (u *ui) list(c *cli.Context, name string, keys []psi.Key) session.List {
	l := session.List{
		Name: name, Stdin: u.stdin,
		Encoding: c.String("encoding"), Delimiter: c.String("delimiter"), Assign: c.StringSlice("column"),
	}
	l.Confirm = func(t *table.List) error {
		u.dialect(name, t.Dialect())
		if keys == nil {
			return nil
		}
		u.shapes(t.Shapes())
		u.missing(t, keys)
		if c.Bool("yes") || u.quiet || name == "-" || !isTerminal(u.stdin) || !isTerminal(u.stderr) {
			return nil
		}
		return u.confirm(c.Context)
	}
	return l
}

// dialect says how a list is written.
func (u *ui) dialect(name string, d table.Dialect) {
	if d.Compression == table.Plain {
		u.say(message.ListDialect, name, d.Encoding.String(), d.DelimiterName())
		return
	}
	u.say(message.ListCompressed, name, d.Encoding.String(), d.DelimiterName(), d.Compression.String())
}

// confirm asks whether the columns of a list were recognised rightly. The end of
// the input is no consent.
func (u *ui) confirm(ctx context.Context) error {
	fmt.Fprint(u.stderr, u.text(message.ListConfirm))
	type answer struct {
		text string
		err  error
	}
	typed := make(chan answer, 1)
	go func() {
		text, err := bufio.NewReader(u.stdin).ReadString('\n')
		typed <- answer{text, err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(u.stderr)
		return ctx.Err()
	case a := <-typed:
		switch strings.ToLower(strings.TrimSpace(a.text)) {
		case "", "y", "yes", "o", "oui":
			if a.err == nil {
				return nil
			}
		}
		return message.New(message.ListNotConfirmed)
	}
}

// missing says which match keys a list gives nothing for.
func (u *ui) missing(t *table.List, keys []psi.Key) {
	for _, k := range keys {
		key, _ := identity.ParseKey(k.Name)
		for _, f := range session.Missing(t, key) {
			u.say(message.CheckMissing, k.Name, f.String())
		}
	}
}

// shapes shows which columns were taken for which fields.
func (u *ui) shapes(shapes []table.Shape) {
	for _, s := range shapes {
		u.say(message.ListShape, s.Field.String(), s.Name, strings.Join(s.Values, "   "))
	}
}

// profile says how a list was read.
func (u *ui) profile(p session.Profile) {
	u.say(message.ListRows, p.Rows, p.Dialect.Encoding.String(), p.Rejects.Total(), p.Fields.Unlinkable)
	for _, r := range p.Rejects.First {
		switch r.Kind {
		case table.StrayQuote:
			u.say(message.ListStrayQuote, r.Line)
		default:
			u.say(message.ListRagged, r.Line, r.Columns, p.Columns)
		}
	}
}

// tooMany returns an error if more rows of a list were rejected than
// --max-rejects allows. The command has done its work all the same.
func tooMany(c *cli.Context, p session.Profile) error {
	limit := c.Float64(flagMaxRejects)
	rejected := p.Rejects.Total()
	all := uint64(p.Rows) + rejected
	if rejected > 0 && float64(rejected) > limit/100*float64(all) {
		return message.New(message.CLIRejects, rejected, all, limit)
	}
	return nil
}
