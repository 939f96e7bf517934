package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"strings"
	"sync"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"recoupe/internal/message"
)

// ui is how a command speaks: data to stdout, all else to stderr. What say and
// table print is data for a command whose purpose it is.
type ui struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	mu     sync.Mutex // held by whoever prints while others may

	lang  message.Language
	json  bool
	quiet bool
	// report says that what is said is the data of the command.
	report bool
	// progress shows how far a step is, or is nil. It is settled before anything
	// else is printed.
	progress *progress
	color    bool
}

// newUI returns a ui with the defaults for where it writes to.
func newUI(stdin io.Reader, stdout, stderr io.Writer) *ui {
	return &ui{
		stdin: stdin, stdout: stdout, stderr: stderr,
		lang:  message.English,
		color: isTerminal(stderr) && os.Getenv("NO_COLOR") == "",
	}
}

// isTerminal reports whether f is a terminal.
func isTerminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// text renders a message. Counts, which are unsigned, are grouped in the
// reader's manner; numbers of lines and the like, which are ints, are not.
func (u *ui) text(id message.ID, args ...any) string {
	for i, a := range args {
		switch a := a.(type) {
		case uint32, uint64:
			args[i] = u.lang.Format("%d", a)
		}
	}
	return u.lang.Text(id, args...)
}

// say prints a message for the user on a line of its own.
func (u *ui) say(id message.ID, args ...any) {
	u.settle(true)
	if !u.quiet {
		fmt.Fprintln(u.told(), u.text(id, args...))
	}
}

// told returns where say and table print to.
func (u *ui) told() io.Writer {
	if u.report && !u.json {
		return u.stdout
	}
	return u.stderr
}

// settle ends the display of progress, if there is one.
func (u *ui) settle(over bool) {
	if u.progress != nil {
		u.progress.settle(over)
	}
}

// gap prints an empty line.
func (u *ui) gap() {
	u.settle(true)
	if !u.quiet {
		fmt.Fprintln(u.told())
	}
}

// table prints rows of cells in aligned columns, numbers to the right.
func (u *ui) table(rows [][]string) {
	u.settle(true)
	if u.quiet {
		return
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t")+"\t")
	}
	w.Flush()
	fmt.Fprint(u.told(), b.String())
}

// result prints v as the one object of --json.
func (u *ui) result(v any) error {
	if !u.json {
		return nil
	}
	enc := json.NewEncoder(u.stdout)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// exit reports an error, if there is one, and returns the exit code.
func (u *ui) exit(ctx context.Context, err error) int {
	u.settle(err == nil)
	code := exitCode(ctx, err)
	if err == nil {
		return code
	}
	if code == exitInterrupted && !errors.Is(err, message.SessionInterrupted) {
		err = message.New(message.SessionInterrupted)
	}
	u.label(message.CLIError, "31", u.lang.Explain(err))
	u.label(message.CLIHint, "36", u.hint(err))
	return code
}

// hint returns what to type after an error.
func (u *ui) hint(err error) string {
	if hint := u.lang.Hint(err); hint != "" {
		return hint
	}
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) && failed.Op == "write" {
		return u.text(message.FileWriteHint)
	}
	return u.text(message.CLIAnyHint)
}

// label prints one line in the manner of compilers: the program, what kind of
// line it is, the text.
func (u *ui) label(kind message.ID, color, text string) {
	label := u.text(kind)
	if u.color {
		label = "\x1b[1;" + color + "m" + label + "\x1b[0m"
	}
	fmt.Fprintf(u.stderr, "recoupe: %s: %s\n", label, text)
}

// size renders a number of bytes.
func (u *ui) size(n uint64) string {
	const unit = 1024
	if n < 10*unit {
		return u.text(message.CLIBytes, n)
	}
	value, i := float64(n)/unit, 0
	units := []string{"KiB", "MiB", "GiB", "TiB"}
	for value >= unit && i < len(units)-1 {
		value, i = value/unit, i+1
	}
	return u.lang.Format("%.1f ", value) + units[i]
}

// duration renders how long something took.
func (u *ui) duration(d time.Duration) string {
	if d < time.Minute {
		return u.lang.Format("%.1f s", d.Seconds())
	}
	return d.Round(time.Second).String()
}

// percent renders part of whole.
func (u *ui) percent(part, whole uint64) string {
	if whole == 0 {
		return "–"
	}
	return u.lang.Format("%.1f %%", 100*float64(part)/float64(whole))
}

// estimate renders an expected number, of which two digits mean something.
func (u *ui) estimate(x float64) string {
	switch {
	case x == 0:
		return "0"
	case x < 0.01:
		return u.text(message.CLILessThan, "0.01")
	case x < 10:
		return u.lang.Format("%.2g", x)
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-1)
	return u.lang.Format("%d", int64(math.Round(x/unit)*unit))
}
