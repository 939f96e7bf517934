package speed

import (
	"recoupe/internal/message"
	"recoupe/report/plot"
)

// Picture is a chart with the name of its file, without an extension.
type Picture struct {
	Name  string
	Chart plot.Chart
}

// Plots returns the charts for which there are figures.
func (r *Results) Plots(lang message.Language) (pictures []Picture) {
	t := texts{lang}
	add := func(name string, c plot.Chart, ok bool) {
		if ok {
			pictures = append(pictures, Picture{name, c})
		}
	}
	sessions := r.series()
	if len(sessions) > 1 {
		add(plotTime, r.timeChart(t, sessions), true)
		add(plotPerRow, r.perRowChart(t, sessions), true)
		add(plotMemory, r.memoryChart(t, sessions), sessions[0].Commands[0].Peak > 0)
	}
	if bytes, ok := r.bytesChart(t); ok {
		add(plotBytes, bytes, true)
	}
	if variants, ok := r.variantsChart(t); ok {
		add(plotVariants, variants, true)
	}
	if stages, ok := r.stagesChart(t); ok {
		add(plotStages, stages, true)
	}
	for i := range r.Group {
		if r.Group[i].Mode == r.Base.Mode {
			add(plotCircl, r.circlChart(t, &r.Group[i]), true)
		}
	}
	return pictures
}

// The names of the charts.
const (
	plotTime     = "time"
	plotPerRow   = "per-row"
	plotMemory   = "memory"
	plotBytes    = "bytes"
	plotVariants = "variants"
	plotStages   = "stages"
	plotCircl    = "circl"
)

// plotNames has all of them.
var plotNames = []string{plotTime, plotPerRow, plotMemory, plotBytes, plotVariants, plotStages, plotCircl}

// lineOf returns a line of the sessions over the rows of the holder's list. What
// is not above zero has no point.
func lineOf(name string, sessions []*Session, y func(*Session) float64) plot.Line {
	line := plot.Line{Name: name}
	for _, s := range sessions {
		if v := y(s); v > 0 {
			line.Points = append(line.Points, plot.Point{X: float64(s.Rows), Y: v})
		}
	}
	return line
}

// of says at which size and how something was measured.
func (t texts) of(s *Setup) string {
	return t.Text(message.SpeedPlotPerBoth, t.Number(s.Rows), t.Number(s.Other), t.setup(s))
}

// timeChart shows the time of every command by the size, with the fit of all.
func (r *Results) timeChart(t texts, sessions []*Session) *plot.Lines {
	last := sessions[len(sessions)-1]
	c := &plot.Lines{
		Title: t.Text(message.SpeedPlotTime), Subtitle: t.setup(&r.Base),
		X: plot.Axis{Label: t.Text(message.SpeedPlotRows), Log: true},
		Y: plot.Axis{Label: t.Text(message.SpeedPlotSeconds), Unit: "s", Log: true},
	}
	c.Lines = append(c.Lines, lineOf(t.Text(message.SpeedColAll), sessions, func(s *Session) float64 { return s.Seconds }))
	for _, g := range r.Fits {
		if g.Part != PartSession || g.Name != all || g.Metric != MetricSeconds {
			continue
		}
		c.Subtitle = t.Text(message.SpeedPlotFit, c.Subtitle, t.Format("%.2f", g.B))
		c.Lines = append(c.Lines, plot.Line{Dashed: true, Points: lineOf("", sessions, func(s *Session) float64 { return g.At(s.total()) }).Points})
	}
	for i, command := range last.Commands {
		c.Lines = append(c.Lines, lineOf(command.Name, sessions, func(s *Session) float64 { return s.Commands[i].Seconds }))
	}
	return c
}

// perRowChart shows the time for one row by the size.
func (r *Results) perRowChart(t texts, sessions []*Session) *plot.Lines {
	return &plot.Lines{
		Title: t.Text(message.SpeedPlotPerRow), Subtitle: t.setup(&r.Base),
		X: plot.Axis{Label: t.Text(message.SpeedPlotRows), Log: true},
		Y: plot.Axis{Label: t.Text(message.SpeedPlotMicros), Unit: "µs", Log: true},
		Lines: []plot.Line{
			lineOf(t.Text(message.SpeedPlotClock), sessions, func(s *Session) float64 { return 1e6 * s.Seconds / s.total() }),
			lineOf(t.Text(message.SpeedPlotCores), sessions, func(s *Session) float64 { return 1e6 * s.Processor / s.total() }),
		},
	}
}

// memoryChart shows the peak memory of every command by the size.
func (r *Results) memoryChart(t texts, sessions []*Session) *plot.Lines {
	last := sessions[len(sessions)-1]
	c := &plot.Lines{
		Title: t.Text(message.SpeedPlotMemory), Subtitle: t.setup(&r.Base),
		X: plot.Axis{Label: t.Text(message.SpeedPlotRows), Log: true},
		Y: plot.Axis{Label: t.Text(message.SpeedPlotMiB), Unit: "MiB"},
	}
	for i, command := range last.Commands {
		c.Lines = append(c.Lines, lineOf(command.Name, sessions, func(s *Session) float64 { return float64(s.Commands[i].Peak) / (1 << 20) }))
	}
	return c
}
