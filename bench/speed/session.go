package speed

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// parties are the session folders of both parties.
type parties struct {
	setup           Setup
	lists           pair
	run             Runner
	holder, querier string
}

// step is one command of one party.
type step struct {
	name, dir string
	args      []string
}

// measureSession runs whole sessions, one after the other, in folders below dir
// that it removes: mostSessions of them if that takes no longer than settle.
func measureSession(ctx context.Context, run Runner, dir string, l pair, setup Setup, settle time.Duration) (s Session, err error) {
	var runs []Session
	var left = settle.Seconds()
	for {
		x, err := oneSession(ctx, run, dir, l, setup)
		if err != nil {
			return s, err
		}
		runs = append(runs, x)
		if left -= x.Seconds; len(runs) == mostSessions || left < x.Seconds {
			return typical(runs), nil
		}
	}
}

// mostSessions is how many sessions of one setup are run at most.
const mostSessions = 5

// typical returns the medians of the costs of several runs of one session, and
// the largest of memory and disk.
func typical(runs []Session) Session {
	s := runs[0]
	s.Runs, s.Commands, s.Cost = len(runs), slices.Clone(s.Commands), Cost{}
	var sums []float64
	for _, r := range runs {
		s.Disk = Disk{max(s.Disk.Holder, r.Disk.Holder), max(s.Disk.Querier, r.Disk.Querier)}
		sums = append(sums, r.Seconds)
	}
	for i := range s.Commands {
		c := &s.Commands[i]
		var seconds, processor []float64
		for _, r := range runs {
			seconds, processor = append(seconds, r.Commands[i].Seconds), append(processor, r.Commands[i].Processor)
			c.Peak = max(c.Peak, r.Commands[i].Peak)
		}
		c.Cost = Cost{median(seconds), median(processor)}
		s.Cost = s.Cost.plus(c.Cost)
	}
	s.Spread = spread(sums)
	return s
}

// oneSession runs a whole session in folders below dir, which it removes in the
// end.
func oneSession(ctx context.Context, run Runner, dir string, l pair, setup Setup) (s Session, err error) {
	p := &parties{
		setup: setup, lists: l, run: run,
		holder: filepath.Join(dir, "holder"), querier: filepath.Join(dir, "querier"),
	}
	defer func() { err = errors.Join(err, os.RemoveAll(p.holder), os.RemoveAll(p.querier)) }()
	if err := p.agree(ctx); err != nil {
		return s, err
	}
	s.Setup = setup
	for _, st := range p.steps() {
		args := append([]string{
			st.name, "--json", "--memory", strconv.FormatInt(setup.Memory, 10), "--workers", strconv.Itoa(setup.Workers),
		}, st.args...)
		process, err := run(ctx, st.dir, args...)
		if err != nil {
			return s, err
		}
		s.Commands = append(s.Commands, Command{Name: st.name, Cost: process.Cost, Peak: process.Peak})
		s.Cost = s.Cost.plus(process.Cost)
		if err := errors.Join(p.disk(&s.Disk), s.told(st.name, process.Out)); err != nil {
			return s, err
		}
	}
	return s, p.wire(&s.Wire)
}

// agree makes the session, with the match keys of the setup, in both folders.
func (p *parties) agree(ctx context.Context) error {
	for _, dir := range []string{p.holder, p.querier} {
		if err := os.MkdirAll(filepath.Join(dir, "inbox"), 0o755); err != nil {
			return message.New(message.FileCreate, dir).Because(err)
		}
	}
	args := []string{
		"agree", "new", "--profile", Profile, "--rows", strconv.FormatUint(p.setup.Other, 10),
		"--result", "both", "--suite", p.setup.Suite,
	}
	if p.setup.Mode == oprf.OPRF.String() {
		args = append(args, "--no-proof")
	}
	if _, err := p.run(ctx, p.holder, args...); err != nil {
		return err
	}
	path := filepath.Join(p.holder, "agreement.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		return message.New(message.SessionOpen, path).Because(err)
	}
	text = onlyKeys(text, p.setup.Keys)
	for _, dir := range []string{p.holder, p.querier} {
		path := filepath.Join(dir, "agreement.yaml")
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return message.New(message.FileWrite, path).Because(err)
		}
	}
	return nil
}

// steps returns the commands of a session, in their order.
func (p *parties) steps() []step {
	return []step{
		{"prepare", p.holder, []string{p.lists.holder}},
		{"request", p.querier, []string{p.lists.querier}},
		{"answer", p.holder, []string{p.sent("request-1.rcp")}},
		{"finish", p.querier, []string{
			"--set", p.sent("set.rcp"), "--response", p.sent("response-1.rcp"), p.lists.querier,
		}},
		{"receive", p.holder, []string{"--return", p.sent("return-1.rcp"), p.lists.holder}},
	}
}

// sent returns the path of a file that one party has for the other.
func (p *parties) sent(name string) string {
	dir := p.holder
	if name == "request-1.rcp" || name == "return-1.rcp" {
		dir = p.querier
	}
	return filepath.Join(dir, "outbox", name)
}

// wire measures the files between the parties.
func (p *parties) wire(w *Wire) error {
	for _, f := range []struct {
		name string
		size *uint64
	}{
		{"set.rcp", &w.Set}, {"request-1.rcp", &w.Request}, {"response-1.rcp", &w.Response}, {"return-1.rcp", &w.Return},
	} {
		info, err := os.Stat(p.sent(f.name))
		if err != nil {
			return message.New(message.SessionOpen, p.sent(f.name)).Because(err)
		}
		*f.size = uint64(info.Size())
	}
	return nil
}

// disk raises d to what the session folders hold now.
func (p *parties) disk(d *Disk) error {
	for _, f := range []struct {
		dir  string
		size *uint64
	}{{p.holder, &d.Holder}, {p.querier, &d.Querier}} {
		size, err := folderSize(f.dir)
		if err != nil {
			return err
		}
		*f.size = max(*f.size, size)
	}
	return nil
}

// folderSize returns the bytes of all files below dir.
func folderSize(dir string) (size uint64, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += uint64(info.Size())
		}
		return err
	})
	return size, err
}

// told takes from what a command says with --json how much there was to match.
func (s *Session) told(command string, out []byte) error {
	var said struct {
		Keys    json.RawMessage `json:"keys"`
		Matched struct {
			Rows uint64 `json:"rows"`
		} `json:"matched"`
	}
	var keys map[string]struct {
		Inputs   uint64 `json:"inputs"`
		Distinct uint64 `json:"distinct"`
	}
	err := json.Unmarshal(out, &said)
	if err == nil && (command == "prepare" || command == "request") {
		err = json.Unmarshal(said.Keys, &keys)
	}
	if err != nil {
		return message.New(message.SpeedCommand, command).Because(err)
	}
	switch command {
	case "prepare":
		for _, k := range keys {
			s.Inputs += k.Inputs
		}
	case "request":
		for _, k := range keys {
			s.Asked += k.Distinct
		}
	case "finish":
		s.Matched = said.Matched.Rows
	}
	return nil
}

// beside notes what the group operations of the session took alone.
func (s *Session) beside(group Cost) {
	s.Group, s.Ratio = &group, s.Seconds/group.Seconds
	if group.Processor > 0 { // it is known on this system
		s.RatioProcessor = s.Processor / group.Processor
	}
}
