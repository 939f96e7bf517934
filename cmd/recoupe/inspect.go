package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
	"recoupe/report"
	"recoupe/session"
)

// inspectCommand says what a recoupe file is.
func (u *ui) inspectCommand() *cli.Command {
	return u.command("inspect", message.InspectUsage, message.InspectDescription, "FILE", fileCodes, nil, u.runInspect)
}

// inspected is what --json says of a file.
type inspected struct {
	Kind      string             `json:"kind"`
	Notice    string             `json:"notice"`
	Signed    bool               `json:"signed"`
	Suite     string             `json:"suite"`
	Mode      string             `json:"mode"`
	Run       uint32             `json:"run,omitempty"`
	Agreement string             `json:"agreement"`
	Session   string             `json:"session"`
	Sections  []inspectedSection `json:"sections"`
	Frames    uint64             `json:"frames"`
	Bytes     uint64             `json:"bytes"`
	SHA256    string             `json:"sha256"`
}

// inspectedSection is what --json says of a section.
type inspectedSection struct {
	Name   string `json:"name"`
	Count  uint64 `json:"count"`
	Frames uint64 `json:"frames"`
	Bytes  uint64 `json:"bytes"`
}

func (u *ui) runInspect(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	s, err := session.Verify(args[0])
	if err != nil {
		return err
	}
	v := inspect(s)
	if u.json {
		return u.result(v)
	}
	line := func(id message.ID, args ...any) { fmt.Fprintln(u.stdout, u.text(id, args...)) }
	line(message.InspectKind, args[0], s.Header.Kind.Message())
	line(message.InspectSession, v.Session, v.Agreement)
	line(message.InspectProtocol, v.Suite, v.Mode)
	if v.Run > 0 {
		line(message.InspectRun, v.Run)
	}
	for _, section := range v.Sections {
		line(message.InspectSection, section.Name, section.Count, section.Frames, u.size(section.Bytes))
	}
	line(message.InspectTotals, v.Frames, u.size(v.Bytes), v.SHA256)
	line(message.StepUnauthenticated)
	return nil
}

// inspect returns what is known of a file that was verified.
func inspect(s *rcp.Summary) inspected {
	h := s.Header
	v := inspected{
		Kind: h.Kind.String(), Notice: report.Unauthenticated, Signed: s.Signed,
		Suite: oprf.Suite(h.Suite).String(), Mode: oprf.Mode(h.Mode).String(), Run: h.Run,
		Agreement: fmt.Sprintf("%x", h.Agreement), Session: fmt.Sprintf("%x", h.Session),
		Frames: s.Totals.Frames, Bytes: s.Totals.Bytes, SHA256: fmt.Sprintf("%x", s.Totals.File),
	}
	for i, section := range h.Sections {
		v.Sections = append(v.Sections, inspectedSection{
			Name: section.Name, Count: section.Count, Frames: s.Sections[i].Frames, Bytes: s.Sections[i].Payload,
		})
	}
	return v
}
