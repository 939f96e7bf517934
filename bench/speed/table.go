package speed

import (
	"fmt"
	"io"
	"time"

	"recoupe/internal/message"
)

// Table writes the results as text with tables, in Markdown.
func (r *Results) Table(w io.Writer, lang message.Language) error {
	d := &document{texts: texts{lang}}
	r.head(d)
	r.sessionTables(d)
	r.variantTable(d)
	r.stageTables(d)
	r.groupTables(d)
	r.growthTable(d)
	r.skippedTable(d)
	r.dataTable(d)
	_, err := io.WriteString(w, d.String())
	return err
}

// head writes where, when and how the results were made.
func (r *Results) head(d *document) {
	m := &r.Machine
	d.heading(1, message.SpeedTitle)
	revision := d.known(m.Revision)
	if m.Modified {
		revision = d.Text(message.SpeedModified, revision)
	}
	memory := d.Text(message.SpeedUnknown)
	if m.Memory > 0 {
		memory = d.Format("%.1f", float64(m.Memory)/(1<<30))
	}
	d.paragraph(message.SpeedMachine, d.known(m.CPU), m.Cores, m.Procs, memory, m.System, m.Go, m.Program, revision, m.Engine)
	d.code(r.Command)
	d.paragraph(message.SpeedMadeBy, r.Started.Format(time.DateOnly), d.Format("%.0f", r.Seconds))
	if !r.Complete {
		d.paragraph(message.SpeedPartial)
	}
}

// known returns s, or that it is not known.
func (t texts) known(s string) string {
	if s == "" {
		return t.Text(message.SpeedUnknown)
	}
	return s
}

// sizes are the headers of tables with a row for each size.
func (t texts) sizes() []string {
	return []string{t.Text(message.SpeedColRows), t.Text(message.SpeedColOther)}
}

// size are the first cells of such a row.
func (t texts) size(s *Setup) []string { return []string{t.Number(s.Rows), t.Number(s.Other)} }

// series returns the sessions that differ in their size alone.
func (r *Results) series() (sessions []*Session) {
	for i := range r.Sessions {
		if r.Sessions[i].like(&r.Base) {
			sessions = append(sessions, &r.Sessions[i])
		}
	}
	return sessions
}

// sessionTables writes time, memory and bytes of the sessions of all sizes.
func (r *Results) sessionTables(d *document) {
	sessions := r.series()
	if len(sessions) == 0 {
		return
	}
	d.heading(2, message.SpeedSessions)
	d.paragraph(message.SpeedSessionsText, d.setup(&r.Base))
	times, peaks := d.sizes(), d.sizes()
	for _, c := range sessions[0].Commands {
		times, peaks = append(times, c.Name), append(peaks, c.Name)
	}
	for _, id := range []message.ID{
		message.SpeedColAll, message.SpeedColProcessor, message.SpeedColPerRow, message.SpeedColGroup,
		message.SpeedColGroupProcessor, message.SpeedColRuns, message.SpeedColSpread,
	} {
		times = append(times, d.Text(id))
	}
	timeRows, peakRows := [][]string{times}, [][]string{peaks}
	for _, s := range sessions {
		times, peaks := d.size(&s.Setup), d.size(&s.Setup)
		for _, c := range s.Commands {
			times, peaks = append(times, d.figure(c.Seconds)), append(peaks, d.mebibytes(c.Peak))
		}
		timeRows = append(timeRows, append(times,
			d.figure(s.Seconds), d.figure(s.Processor), d.figure(1e6*s.Seconds/s.total()), d.figure(s.Ratio),
			d.figure(s.RatioProcessor), fmt.Sprint(s.Runs), d.spread(s.Spread, s.Runs)))
		peakRows = append(peakRows, peaks)
	}
	d.table(0, timeRows)
	d.paragraph(message.SpeedPeaks)
	d.table(0, peakRows)
	r.bytesTable(d, sessions)
}

// spread renders a spread of several runs.
func (t texts) spread(spread float64, runs int) string {
	if runs < 2 {
		return "–"
	}
	return t.Format("%.0f %%", 100*spread)
}

// bytesTable writes what travels and what lies on disk.
func (r *Results) bytesTable(d *document, sessions []*Session) {
	d.heading(2, message.SpeedBytes)
	d.paragraph(message.SpeedBytesText)
	rows := [][]string{append(d.sizes(), "set", "request", "response", "return",
		d.Text(message.SpeedRowHolder), d.Text(message.SpeedRowQuerier))}
	for _, s := range sessions {
		row := d.size(&s.Setup)
		for _, b := range s.bytes() {
			row = append(row, d.mebibytes(b.bytes)+" ("+d.figure(b.perRow())+")")
		}
		rows = append(rows, row)
	}
	d.table(0, rows)
}

// sized is a size that grows with the rows of a list.
type sized struct{ bytes, rows uint64 }

func (s sized) perRow() float64 { return float64(s.bytes) / float64(max(1, s.rows)) }

// bytes returns the files between the parties and their folders.
func (s *Session) bytes() []sized {
	return []sized{
		{s.Wire.Set, s.Rows}, {s.Wire.Request, s.Other}, {s.Wire.Response, s.Other}, {s.Wire.Return, s.Other},
		{s.Disk.Holder, s.Rows}, {s.Disk.Querier, s.Other},
	}
}

// variant is a session that differs from the base in one thing, with the base's
// session of the same size, if it was measured.
type variant struct{ session, base *Session }

// variants returns the sessions that differ from the base.
func (r *Results) variants() (variants []variant) {
	for i := range r.Sessions {
		v := variant{session: &r.Sessions[i]}
		if v.session.like(&r.Base) {
			continue
		}
		for _, b := range r.series() {
			if b.Rows == v.session.Rows && b.Other == v.session.Other {
				v.base = b
			}
		}
		variants = append(variants, v)
	}
	return variants
}

// variantTable writes the sessions with other keys, modes, suites and workers.
func (r *Results) variantTable(d *document) {
	variants := r.variants()
	if len(variants) == 0 {
		return
	}
	d.heading(2, message.SpeedVariants)
	d.paragraph(message.SpeedVariantsText)
	header := append([]string{d.Text(message.SpeedColSetup)}, d.sizes()...)
	for _, id := range []message.ID{
		message.SpeedColSeconds, message.SpeedColTimes, message.SpeedColProcessor, message.SpeedColPerRow,
		message.SpeedColPeak, message.SpeedColWire, message.SpeedColDisk,
	} {
		header = append(header, d.Text(id))
	}
	rows := [][]string{header}
	for _, v := range variants {
		s := v.session
		times := 0.0
		if v.base != nil {
			times = s.Seconds / v.base.Seconds
		}
		var peak uint64
		for _, c := range s.Commands {
			peak = max(peak, c.Peak)
		}
		row := append([]string{d.difference(&s.Setup, &r.Base)}, d.size(&s.Setup)...)
		rows = append(rows, append(row,
			d.figure(s.Seconds), d.figure(times), d.figure(s.Processor), d.figure(1e6*s.Seconds/s.total()),
			d.mebibytes(peak), d.mebibytes(s.Wire.total()), d.mebibytes(s.Disk.Holder+s.Disk.Querier)))
	}
	d.table(1, rows)
}
