package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"

	"recoupe/session/ledger"
)

// copyLists copies the small lists into a folder.
func copyLists(dir string) error {
	for _, name := range []string{"holder.csv", "querier.csv"} {
		b, err := os.ReadFile(filepath.Join("testdata", "lists", name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), b, 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// scriptRun is "run CODE ARGUMENT...": recoupe must end with that very exit
// code, and say what every ending has to say.
func scriptRun(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: run CODE ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := code(ts.Exec("recoupe", args[1:]...))
	out, said := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
	for _, problem := range ending(got, out, said) {
		ts.Fatalf("%s", problem)
	}
	ts.Check(discreet(ts.Getenv("WORK"), out+said))
}

// discreet looks for values of persons and for keys in what was printed, in the
// ledgers, in the numbers of the results, in the notes and in the files for the
// other party.
func discreet(dir, printed string) error {
	shown := map[string]string{"the output": printed}
	for _, pattern := range []string{"ledger.jsonl", "results/*.json", "state/*", "outbox/*"} {
		names, _ := filepath.Glob(filepath.Join(dir, "*", pattern))
		for _, name := range names {
			if b, err := os.ReadFile(name); err == nil && !copied(dir, b) {
				shown[name] = string(b)
			}
		}
	}
	for where, text := range shown {
		for _, v := range values(dir) {
			if strings.Contains(text, v) {
				return fmt.Errorf("%s has the value %q of a person", where, v)
			}
		}
		for _, k := range keys(dir) {
			if strings.Contains(text, k) || strings.Contains(text, hex.EncodeToString([]byte(k))) {
				return fmt.Errorf("%s has a secret key", where)
			}
		}
	}
	return nil
}

// copied reports whether b is one of the lists, which a script has put into the
// place of something else.
func copied(dir string, b []byte) bool {
	lists, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	return slices.ContainsFunc(lists, func(list string) bool {
		l, err := os.ReadFile(list)
		return err == nil && bytes.Equal(l, b)
	})
}

// keys returns the secret keys in the session folders of a folder.
func keys(dir string) []string {
	var keys []string
	files, _ := filepath.Glob(filepath.Join(dir, "*", "secret", "*.key"))
	for _, f := range files {
		b, _ := os.ReadFile(f)
		_, digits, _ := strings.Cut(string(b), "\nkey: ")
		if k, err := hex.DecodeString(strings.TrimSpace(digits)); err == nil && len(k) > 0 {
			keys = append(keys, string(k))
		}
	}
	return keys
}

// code returns the exit code behind the error of a command.
func code(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return -1
}

// ending says what is wrong with the output of a command that ended with the
// given code: an error is told once, with a hint, on stderr alone.
func ending(code int, out, said string) []string {
	var problems []string
	want := 1
	if code == exitDone {
		want = 0
	}
	for _, label := range []string{"recoupe: error: ", "recoupe: hint: "} {
		n := 0
		for line := range strings.Lines(said) {
			if strings.HasPrefix(line, label) {
				n++
			}
		}
		if n != want {
			problems = append(problems, fmt.Sprintf("%d times %q, want %d", n, label, want))
		}
	}
	if code != exitDone && code != exitRejects && out != "" {
		problems = append(problems, "something on stdout beside an error")
	}
	if strings.Contains(said, "%!") || strings.Contains(said, "goroutine ") {
		problems = append(problems, "a message with a wrong argument, or a panic")
	}
	return problems
}

// values returns the values of persons in the lists of a folder: cells that are
// too long and too strange to stand in a message by chance.
func values(dir string) []string {
	lists, _ := filepath.Glob(filepath.Join(dir, "*.csv"))
	var all []string
	for _, list := range lists {
		b, err := os.ReadFile(list)
		if err != nil {
			continue
		}
		_, rows, _ := strings.Cut(string(b), "\n")
		for _, cell := range strings.FieldsFunc(rows, func(r rune) bool { return strings.ContainsRune(",;|\t\"\r\n", r) }) {
			if len(cell) >= 6 && !slices.Contains(all, cell) {
				all = append(all, cell)
			}
		}
	}
	return all
}

// scriptSession is "session [FLAG]...": agree new by the holder, and the
// agreement in the folder of the querier.
func scriptSession(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(ts.Exec("recoupe", append([]string{
		"agree", "new", "--session", "holder", "--profile", "ft24-unml25", "--rows", "500",
		"--holder", "Made-up Holder", "--querier", "Made-up Querier",
	}, args...)...))
	ts.Check(sendAgreement(ts.Getenv("WORK")))
}

// sendAgreement copies the holder's agreement into the querier's folder.
func sendAgreement(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "holder", "agreement.yaml"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "querier"), 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "querier", "agreement.yaml"), b, 0o644)
}

// scriptSend is "send": what either party has in its outbox is in the other's
// inbox.
func scriptSend(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(sendFiles(ts.Getenv("WORK")))
}

// sendFiles copies the files of each party to the other.
func sendFiles(dir string) error {
	for from, to := range map[string]string{"holder": "querier", "querier": "holder"} {
		files, _ := filepath.Glob(filepath.Join(dir, from, "outbox", "*.rcp*"))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err == nil {
				err = os.MkdirAll(filepath.Join(dir, to, "inbox"), 0o755)
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, to, "inbox", filepath.Base(f)), b, 0o600)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// jobSteps are the steps of a session in their order.
var jobSteps = [][]string{
	{"prepare", "--session", "holder", "holder.csv"},
	{"request", "--session", "querier", "querier.csv"},
	{"answer", "--session", "holder"},
	{"finish", "--session", "querier", "querier.csv"},
	{"receive", "--session", "holder", "holder.csv"},
}

// scriptJob is "job STEP": every step up to and with STEP, and the files sent.
func scriptJob(ts *testscript.TestScript, neg bool, args []string) {
	for _, step := range jobSteps {
		ts.Check(ts.Exec("recoupe", step...))
		ts.Check(sendFiles(ts.Getenv("WORK")))
		if step[0] == args[0] {
			return
		}
	}
	ts.Fatalf("there is no step %s", args[0])
}

// scriptEdit is "edit FILE OLD NEW": the text OLD, which must be in the file, is
// replaced once.
func scriptEdit(ts *testscript.TestScript, neg bool, args []string) {
	old, new := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, old) {
		ts.Fatalf("%s has no %q", args[0], old)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, old, new, 1)), 0o644))
}

// scriptCompress is "compress FILE OUT": by the extension of OUT.
func scriptCompress(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	switch filepath.Ext(args[1]) {
	case ".gz":
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(ts.ReadFile(args[0])))
		ts.Check(errors.Join(err, w.Close()))
	case ".zst":
		w, err := zstd.NewWriter(&b)
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(args[0])))
		ts.Check(errors.Join(err, w.Close()))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600))
}

// scriptBytes is "bytes FILE HEX [COUNT]": a file of these bytes, COUNT times.
func scriptBytes(ts *testscript.TestScript, neg bool, args []string) {
	b, err := hex.DecodeString(args[1])
	ts.Check(err)
	n := 1
	if len(args) > 2 {
		n, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat(b, n), 0o600))
}

// scriptSame is "[!] same FILE FILE": cmp for files that are no text.
func scriptSame(ts *testscript.TestScript, neg bool, args []string) {
	if (ts.ReadFile(args[0]) == ts.ReadFile(args[1])) == neg {
		ts.Fatalf("%s and %s: same is %t", args[0], args[1], neg)
	}
}

// scriptLedger is "ledger DIR ACT...": the acts of a party, in their order.
func scriptLedger(ts *testscript.TestScript, neg bool, args []string) {
	acts, err := acts(ts.MkAbs(args[0]))
	ts.Check(err)
	if !slices.Equal(acts, args[1:]) {
		ts.Fatalf("the ledger has %v, want %v", acts, args[1:])
	}
}

// acts returns the acts of an intact ledger.
func acts(dir string) ([]string, error) {
	entries, torn, err := ledger.Read(filepath.Join(dir, "ledger.jsonl"))
	if err != nil || torn > 0 {
		return nil, fmt.Errorf("ledger of %s: %d bytes torn: %w", dir, torn, err)
	}
	var acts []string
	for _, e := range entries {
		acts = append(acts, e.Act)
	}
	return acts, nil
}

// scriptTidy is "tidy DIR NAME...": these are the only files in outbox/ and
// results/, whatever is hidden included.
func scriptTidy(ts *testscript.TestScript, neg bool, args []string) {
	var names []string
	for _, sub := range []string{"outbox", "results"} {
		entries, _ := os.ReadDir(filepath.Join(ts.MkAbs(args[0]), sub))
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	want := slices.Clone(args[1:])
	slices.Sort(names)
	slices.Sort(want)
	if !slices.Equal(names, want) {
		ts.Fatalf("%s has %v, want %v", args[0], names, want)
	}
}

// patience bounds a command that a test waits for.
const patience = time.Minute
