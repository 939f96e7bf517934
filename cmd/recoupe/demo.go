package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
	"recoupe/testdata"
)

// The lists of the demo, by who has them.
const (
	holderList  = "ft24.csv"
	querierList = "unml25.csv"
)

// demoCommand runs both parties on this machine.
func (u *ui) demoCommand() *cli.Command {
	c := u.command("demo", message.DemoUsage, message.DemoDescription, " ", plainCodes, []cli.Flag{
		&cli.StringFlag{Name: "dir", Usage: u.text(message.FlagDemoDir)},
	}, u.runDemo)
	party := u.command("party", message.DemoUsage, message.DemoDescription, "ROLE DIR", plainCodes, nil, u.runDemoParty)
	party.Hidden = true
	c.Subcommands = []*cli.Command{party}
	c.HideHelpCommand = true
	return c
}

func (u *ui) runDemo(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	d, err := newDemo(c.String("dir"))
	if err != nil {
		return err
	}
	u.say(message.DemoIntro, uint64(d.rows[holderList]), uint64(d.rows[querierList]), d.holder, d.querier)
	ctx, cancel := context.WithCancelCause(c.Context)
	defer cancel(nil)
	parties := []*party{
		{role: "holder", dir: d.holder, from: d.querier},
		{role: "querier", dir: d.querier, from: d.holder},
	}
	var carried sync.WaitGroup
	carried.Go(func() { u.carry(ctx, parties) })
	err = u.runParties(ctx, cancel, parties)
	cancel(nil)
	carried.Wait()
	if c.Context.Err() != nil {
		return message.New(message.SessionInterrupted).Of(c.Context.Err())
	}
	if err != nil {
		return err
	}
	if err := u.compare(d); err != nil {
		return err
	}
	where := []string{d.querier, d.holder}
	var paths []any
	for _, dir := range where {
		paths = append(paths, filepath.Join(dir, "results", "matches-1.csv"), filepath.Join(dir, "results", "matches-1.json"))
	}
	u.say(message.DemoWhere, paths...)
	return u.result(struct {
		Holder  string `json:"holder"`
		Querier string `json:"querier"`
	}{d.holder, d.querier})
}

// demo is where a demo takes place.
type demo struct {
	holder, querier string // folders
	rows            map[string]int
}

// newDemo makes the folders of both parties, each with its list.
func newDemo(dir string) (*demo, error) {
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "recoupe-demo-"); err != nil {
			return nil, message.New(message.FileCreate, os.TempDir()).Because(err)
		}
	}
	d := &demo{holder: filepath.Join(dir, "holder"), querier: filepath.Join(dir, "querier"), rows: map[string]int{}}
	for list, to := range map[string]string{holderList: d.holder, querierList: d.querier} {
		if _, err := os.Lstat(to); err == nil {
			return nil, message.New(message.FileExists, to)
		}
		if err := os.MkdirAll(to, 0o755); err != nil {
			return nil, message.New(message.FileCreate, to).Because(err)
		}
		b, err := testdata.Demo.ReadFile("demo/" + list)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(to, list), b, 0o600); err != nil {
			return nil, message.New(message.FileWrite, to).Because(err)
		}
		d.rows[list] = strings.Count(string(b), "\n") - 1
	}
	return d, nil
}

// party is one party's process.
type party struct {
	role, dir string
	from      string // folder of the other party
}

// other returns the role of the other party.
func (p *party) other() string {
	if p.role == "holder" {
		return "querier"
	}
	return "holder"
}

// runParties starts a process for each party and waits for both. The first that
// fails ends the other, and its error is returned.
func (u *ui) runParties(ctx context.Context, cancel context.CancelCauseFunc, parties []*party) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	for _, p := range parties {
		group.Go(func() {
			command := exec.CommandContext(ctx, self, "demo", "party", p.role, p.dir)
			command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
			command.WaitDelay = 10 * time.Second
			if err := u.follow(command, p.role); err != nil {
				cancel(message.New(message.DemoParty, p.role).Because(err))
			}
		})
	}
	group.Wait()
	return context.Cause(ctx)
}

// follow runs a party's process and prints what it says, line by line behind
// its role.
func (u *ui) follow(command *exec.Cmd, role string) error {
	r, w := io.Pipe()
	command.Stdout, command.Stderr = w, w
	var reading sync.WaitGroup
	reading.Go(func() {
		for lines := bufio.NewScanner(r); lines.Scan(); {
			u.mu.Lock()
			if !u.quiet {
				fmt.Fprintf(u.stderr, "%-7s | %s\n", role, lines.Text())
			}
			u.mu.Unlock()
		}
	})
	err := command.Run()
	w.Close()
	reading.Wait()
	return err
}

// carried are the files that the courier takes from one party to the other.
var carried = []string{"agreement.yaml", "outbox/set.rcp", "outbox/request-1.rcp", "outbox/response-1.rcp", "outbox/return-1.rcp"}

// poll is how often the demo looks for new files.
const poll = 20 * time.Millisecond

// carry takes every file that a party puts out to the other one, until ctx ends.
func (u *ui) carry(ctx context.Context, parties []*party) {
	done := map[string]bool{}
	for ctx.Err() == nil {
		for _, p := range parties {
			for _, name := range carried {
				from := filepath.Join(p.from, filepath.FromSlash(name))
				to := filepath.Join(p.dir, filepath.FromSlash(strings.Replace(name, "outbox", "inbox", 1)))
				if _, err := os.Stat(to); err == nil || done[from] {
					continue
				}
				if err := deliver(from, to); err == nil {
					done[from] = true
					u.mu.Lock()
					u.say(message.DemoSent, name, p.other(), p.role)
					u.mu.Unlock()
				}
			}
		}
		time.Sleep(poll)
	}
}

// deliver copies a file in such a way that it appears whole.
func deliver(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(to+".tmp", b, 0o600); err != nil {
		return err
	}
	return os.Rename(to+".tmp", to)
}

// demoSteps are the commands of each party; a step that begins with "wait"
// waits for a file.
var demoSteps = map[string][][]string{
	"holder": {
		{"agree", "new", "--profile", "ft24-unml25", "--holder", "Made-up Holder", "--querier", "Made-up Querier", "--rows", "500", "--result", "both"},
		{"prepare", holderList},
		{"wait", "inbox/request-1.rcp"},
		{"answer"},
		{"wait", "inbox/return-1.rcp"},
		{"receive", holderList},
	},
	"querier": {
		{"wait", "agreement.yaml"},
		{"check", "--other-rows", "2000", querierList},
		{"request", querierList},
		{"wait", "inbox/set.rcp"},
		{"wait", "inbox/response-1.rcp"},
		{"finish", querierList},
	},
}

// runDemoParty is the process of one party: it types that party's commands.
func (u *ui) runDemoParty(c *cli.Context) error {
	args, err := arguments(c, 2, 2)
	if err != nil {
		return err
	}
	steps, ok := demoSteps[args[0]]
	if !ok {
		return usage(message.CLILeftover, args[0])
	}
	if err := os.Chdir(args[1]); err != nil {
		return err
	}
	for _, step := range steps {
		if step[0] == "wait" {
			if err := await(c.Context, filepath.FromSlash(step[1])); err != nil {
				return err
			}
			continue
		}
		u.say(message.DemoCommand, strings.Join(quoted(step), " "))
		if code := run(c.Context, append([]string{"recoupe"}, step...), u.stdin, u.stdout, u.stderr); code != exitDone {
			return message.New(message.DemoParty, args[0])
		}
	}
	return nil
}

// quoted returns the words of a command as one types them.
func quoted(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if strings.Contains(w, " ") {
			out[i] = `"` + w + `"`
		}
	}
	return out
}

// await waits until a file is there.
func await(ctx context.Context, path string) error {
	for {
		if _, err := os.Stat(path); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return message.New(message.DemoWait, path).Because(ctx.Err())
		case <-time.After(poll):
		}
	}
}
