package quality

import (
	"math"

	"recoupe/internal/message"
	"recoupe/report/plot"
)

// Chart is a picture of a part of a report.
type Chart struct {
	Name string // stem of its file's name
	plot.Chart
}

// percent is the unit of shares in charts.
const percent = "%"

// hundredths returns a share as a percentage with two decimals.
func hundredths(share float64) float64 { return math.Round(1e4*share) / 100 }

// mentioned is the number of accidental matches from which on a chart compares
// them with those foreseen: fewer are chance.
const mentioned = 10

// Charts returns the report as pictures with texts in lang: recall by pair and
// accidental matches over all pairs, and for each pair what each match key adds
// and what errors cost. What has nothing to show is left out.
func (r *Report) Charts(lang message.Language) []Chart {
	var charts []Chart
	if c := r.recallChart(lang); c != nil {
		charts = append(charts, Chart{recallName, c})
	}
	if c := r.accidentalChart(lang); c != nil {
		charts = append(charts, Chart{accidentalName, c})
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Both == 0 {
			continue
		}
		charts = append(charts, Chart{p.keysName(), p.waterfall(lang)})
		if c := p.errorChart(lang); c != nil {
			charts = append(charts, Chart{p.errorsName(), c})
		}
	}
	return charts
}

// recallChart compares recall with its ceiling, nil where no pair has a person in
// both lists.
func (r *Report) recallChart(lang message.Language) plot.Chart {
	found := plot.Group{Name: lang.Text(message.QualityRecall)}
	ceiling := plot.Group{Name: lang.Text(message.QualityCeiling)}
	c := &plot.Bars{
		Title: lang.Text(message.QualityRecallTitle), Subtitle: lang.Text(message.QualityRecallSubtitle),
		Value: plot.Axis{Unit: percent, Max: 100},
	}
	least := 1.0
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Both == 0 {
			continue
		}
		recall := p.Recall(p.Kept().Right)
		least = min(least, recall, p.Ceiling())
		c.Categories = append(c.Categories, p.Name())
		found.Values = append(found.Values, hundredths(recall))
		ceiling.Values = append(ceiling.Values, hundredths(p.Ceiling()))
	}
	if len(c.Categories) == 0 {
		return nil
	}
	c.Value.Min = 10 * math.Floor(10*min(least, 0.9))
	c.Groups = []plot.Group{found, ceiling}
	return c
}

// accidentalChart compares the accidental matches that were expected with those
// that occurred, nil where nothing did.
func (r *Report) accidentalChart(lang message.Language) plot.Chart {
	c := &plot.Bars{
		Title: lang.Text(message.QualityAccidentalTitle), Subtitle: lang.Text(message.QualityAccidentalSubtitle),
		Value: plot.Axis{Label: lang.Text(message.QualityAccidentalAxis), Log: true},
		Groups: []plot.Group{
			{Name: lang.Text(message.QualityOccurred)},
			{Name: lang.Text(message.QualityByQuerier)},
			{Name: lang.Text(message.QualityByHolder)},
		},
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		for _, k := range p.Keys {
			if k.Accidental < mentioned || k.Expected == 0 || k.ExpectedByHolder == 0 {
				continue
			}
			c.Categories = append(c.Categories, p.Name()+", "+k.Name)
			for g, v := range []float64{float64(k.Accidental), k.Expected, k.ExpectedByHolder} {
				c.Groups[g].Values = append(c.Groups[g].Values, max(math.Round(v), 1))
			}
		}
	}
	if len(c.Categories) == 0 {
		return nil
	}
	return c
}

// waterfall shows what each match key adds.
func (p *Pair) waterfall(lang message.Language) *plot.Waterfall {
	c := &plot.Waterfall{
		Title:    lang.Text(message.QualityKeysTitle, p.Name()),
		Subtitle: lang.Text(message.QualityKeysSubtitle),
		Value:    plot.Axis{Unit: percent, Max: 100},
	}
	for _, k := range p.Keys {
		c.Steps = append(c.Steps, plot.Step{Name: k.Name, Value: hundredths(p.Recall(k.Added.Right))})
	}
	return c
}

// mostErrors is how many kinds of errors charts and tables for people have.
const mostErrors = 8

// Worst returns the kinds of errors that cost the most recall.
func (p *Pair) Worst() []Error {
	n := 0
	for n < min(len(p.Errors), mostErrors) && p.Errors[n].Excess > 0 {
		n++
	}
	return p.Errors[:n]
}

// errorChart shows what errors cost, nil where they cost nothing.
func (p *Pair) errorChart(lang message.Language) plot.Chart {
	worst := p.Worst()
	if len(worst) == 0 {
		return nil
	}
	c := &plot.Bars{
		Title:    lang.Text(message.QualityErrorsTitle, p.Name()),
		Subtitle: lang.Text(message.QualityErrorsSubtitle),
		Value:    plot.Axis{Unit: percent}, Groups: make([]plot.Group, 1),
	}
	for _, e := range worst {
		c.Categories = append(c.Categories, e.Kind)
		c.Groups[0].Values = append(c.Groups[0].Values, hundredths(p.lost(e)))
	}
	return c
}
