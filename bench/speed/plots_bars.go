package speed

import (
	"math"

	"recoupe/internal/message"
	"recoupe/report/plot"
)

// bytesChart shows the bytes for one row of the sets of match keys, at the
// largest size at which there are most of them.
func (r *Results) bytesChart(t texts) (*plot.Bars, bool) {
	sessions := r.series()
	if len(sessions) == 0 {
		return nil, false
	}
	shown := []*Session{sessions[len(sessions)-1]}
	for _, v := range r.variants() {
		if v.base == nil || t.difference(&v.session.Setup, &r.Base) != t.keys(&v.session.Setup) {
			continue
		}
		if len(shown) == 1 {
			shown[0] = v.base
		}
		if shown[0] == v.base {
			shown = append(shown, v.session)
		}
	}
	c := &plot.Bars{
		Title: t.Text(message.SpeedPlotBytes), Subtitle: t.of(&shown[0].Setup),
		Value:      plot.Axis{Label: t.Text(message.SpeedPlotRowBytes), Unit: "B"},
		Categories: []string{"set", "request", "response", "return", t.Text(message.SpeedRowHolder), t.Text(message.SpeedRowQuerier)},
	}
	for _, s := range shown {
		g := plot.Group{Name: t.keys(&s.Setup)}
		for _, b := range s.bytes() {
			g.Values = append(g.Values, b.perRow())
		}
		c.Groups = append(c.Groups, g)
	}
	return c, true
}

// variantsChart shows the time for one row of what differs from the base, beside
// the base at the same size.
func (r *Results) variantsChart(t texts) (*plot.Bars, bool) {
	c := &plot.Bars{
		Title: t.Text(message.SpeedPlotVariants), Subtitle: t.setup(&r.Base),
		Value: plot.Axis{Label: t.Text(message.SpeedPlotMicros), Unit: "µs"},
	}
	clock, cores := plot.Group{Name: t.Text(message.SpeedPlotClock)}, plot.Group{Name: t.Text(message.SpeedPlotCores)}
	shown := map[*Session]bool{}
	add := func(s *Session) {
		if shown[s] {
			return
		}
		shown[s] = true
		what := t.Text(message.SpeedPlotBase)
		if !s.like(&r.Base) {
			what = t.difference(&s.Setup, &r.Base)
		}
		c.Categories = append(c.Categories, t.Text(message.SpeedPlotVariant, what, t.Number(s.Rows)))
		clock.Values = append(clock.Values, 1e6*s.Seconds/s.total())
		cores.Values = append(cores.Values, 1e6*s.Processor/s.total())
	}
	for _, v := range r.variants() {
		if v.base != nil {
			add(v.base)
		}
		add(v.session)
	}
	c.Groups = []plot.Group{clock, cores}
	return c, len(c.Categories) > 0
}

// stagesChart shows the time of every stage at the largest size.
func (r *Results) stagesChart(t texts) (*plot.Bars, bool) {
	var largest *Stages
	for i := range r.Stages {
		if s := &r.Stages[i]; s.like(&r.Base) && (largest == nil || s.total() > largest.total()) {
			largest = s
		}
	}
	if largest == nil {
		return nil, false
	}
	c := &plot.Bars{
		Title: t.Text(message.SpeedPlotStages), Subtitle: t.of(&largest.Setup),
		Value: plot.Axis{Label: t.Text(message.SpeedPlotSeconds), Unit: "s"},
	}
	clock, cores := plot.Group{Name: t.Text(message.SpeedPlotClock)}, plot.Group{Name: t.Text(message.SpeedPlotCores)}
	for _, s := range largest.Stages {
		c.Categories = append(c.Categories, t.Text(stageTexts[s.Name]))
		clock.Values = append(clock.Values, s.Seconds)
		cores.Values = append(cores.Values, s.Processor)
	}
	c.Groups = []plot.Group{clock, cores}
	return c, true
}

// circlChart shows the operations of the OPRF on our engines and with circl.
func (r *Results) circlChart(t texts, g *Group) *plot.Bars {
	c := &plot.Bars{
		Title: t.Text(message.SpeedPlotCircl), Subtitle: g.Suite + ", " + g.Mode,
		Value: plot.Axis{Label: t.Text(message.SpeedPlotElement), Unit: "µs"},
	}
	circl := plot.Group{Name: "circl"}
	groups := map[string]*plot.Group{}
	for _, name := range operationNames {
		c.Categories = append(c.Categories, t.Text(operationTexts[name]))
		theirs := math.NaN()
		for _, o := range g.Operations {
			if o.Name != name {
				continue
			}
			if groups[o.Engine] == nil {
				groups[o.Engine] = &plot.Group{Name: o.Engine}
			}
			groups[o.Engine].Values = append(groups[o.Engine].Values, o.Micros)
			theirs = o.Circl
		}
		circl.Values = append(circl.Values, theirs)
	}
	c.Groups = []plot.Group{circl}
	for _, engine := range g.engines() {
		c.Groups = append(c.Groups, *groups[engine])
	}
	return c
}
