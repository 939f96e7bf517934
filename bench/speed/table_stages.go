package speed

import (
	"recoupe/internal/message"
)

// stageTables writes the stages of all sizes, and of what differs from the base.
func (r *Results) stageTables(d *document) {
	var series []*Stages
	others := map[Size][]*Stages{}
	var order []Size
	for i := range r.Stages {
		s := &r.Stages[i]
		if s.like(&r.Base) {
			series = append(series, s)
			continue
		}
		size := Size{s.Rows, s.Other}
		if others[size] == nil {
			order = append(order, size)
		}
		others[size] = append(others[size], s)
	}
	if len(r.Stages) == 0 {
		return
	}
	d.heading(2, message.SpeedStages)
	if len(series) > 0 {
		d.paragraph(message.SpeedStagesText, d.setup(&r.Base))
		d.table(1, r.stageRows(d, series))
	}
	for _, size := range order {
		d.paragraph(message.SpeedStagesOf, d.Number(size.Rows), d.Number(size.Other))
		header := []string{d.Text(message.SpeedColStage)}
		columns := others[size]
		for _, s := range series {
			if s.Rows == size.Rows && s.Other == size.Other {
				columns = append([]*Stages{s}, columns...)
			}
		}
		for _, s := range columns {
			header = append(header, d.difference(&s.Setup, &r.Base))
		}
		rows := [][]string{header}
		for _, name := range stageNames {
			row := []string{d.Text(stageTexts[name])}
			for _, s := range columns {
				row = append(row, d.figure(s.stage(name).Micros()))
			}
			rows = append(rows, row)
		}
		d.table(1, rows)
	}
}

// stage returns a stage, an empty one if it is not there.
func (s *Stages) stage(name StageName) *Stage {
	for i := range s.Stages {
		if s.Stages[i].Name == name {
			return &s.Stages[i]
		}
	}
	return &Stage{Name: name}
}

// stageRows returns the rows of the stages of all sizes.
func (r *Results) stageRows(d *document, series []*Stages) [][]string {
	header := []string{d.Text(message.SpeedColStage)}
	for _, s := range series {
		header = append(header, d.Number(s.Rows))
	}
	header = append(header, d.Text(message.SpeedColMicros), d.Text(message.SpeedColItems), d.Text(message.SpeedColExponent))
	rows := [][]string{header}
	for _, name := range stageNames {
		row := []string{d.Text(stageTexts[name])}
		for _, s := range series {
			row = append(row, d.figure(s.stage(name).Micros()))
		}
		last := series[len(series)-1].stage(name)
		row = append(row, d.figure(1e6*last.Processor/float64(max(1, last.Items))), d.Number(last.Items))
		rows = append(rows, append(row, d.figure(r.exponent(PartStages, string(name), MetricSeconds))))
	}
	return rows
}

// exponent returns the exponent of a fit, 0 if there is none.
func (r *Results) exponent(part Part, name, metric string) float64 {
	for _, g := range r.Fits {
		if g.Part == part && g.Name == name && g.Metric == metric {
			return g.B
		}
	}
	return 0
}

// groupTables writes the operations of the OPRF beside circl's.
func (r *Results) groupTables(d *document) {
	if len(r.Group) == 0 {
		return
	}
	d.heading(2, message.SpeedGroup)
	for i := range r.Group {
		g := &r.Group[i]
		d.paragraph(message.SpeedGroupText, g.Suite, g.Mode, d.Number(uint64(g.Batch)), d.Number(uint64(g.CirclBatch)))
		header := []string{d.Text(message.SpeedColOperation), "circl"}
		for _, e := range g.engines() {
			header = append(header, e, d.Text(message.SpeedColTimes))
		}
		rows := [][]string{header}
		for _, name := range operationNames {
			row := []string{d.Text(operationTexts[name]), ""}
			for _, o := range g.Operations {
				if o.Name == name {
					row[1] = d.figure(o.Circl)
					row = append(row, d.figure(o.Micros), d.figure(o.Ratio))
				}
			}
			rows = append(rows, row)
		}
		d.table(1, rows)
	}
}

// engines returns the engines of ours, in their order.
func (g *Group) engines() (engines []string) {
	for _, o := range g.Operations {
		if o.Name == operationNames[0] {
			engines = append(engines, o.Engine)
		}
	}
	return engines
}

// growthTable writes the fits.
func (r *Results) growthTable(d *document) {
	if len(r.Fits) == 0 {
		return
	}
	d.heading(2, message.SpeedGrowth)
	d.paragraph(message.SpeedGrowthText)
	rows := [][]string{{
		d.Text(message.SpeedColPart), d.Text(message.SpeedColCost), d.Text(message.SpeedColLaw),
		d.Text(message.SpeedColExponent), d.Text(message.SpeedColR2), d.Text(message.SpeedColLargest),
	}}
	for _, g := range r.Fits {
		name, unit, scale, r2 := g.Name, "B", 1.0, "–"
		if g.Part == PartStages {
			name = d.Text(stageTexts[StageName(g.Name)])
		}
		if g.Metric == MetricSeconds || g.Metric == MetricProcessor {
			unit, scale = "µs", 1e6
		}
		if g.Points > 2 { // two are always on a law
			r2 = d.Format("%.4f", g.R2)
		}
		rows = append(rows, []string{
			string(g.Part), name + ", " + d.Text(metricTexts[g.Metric]),
			d.figure(scale*g.A) + " " + unit + " · n^" + d.Format("%.3f", g.B), d.Format("%.3f", g.B), r2,
			d.figure(g.PerRow) + " " + unit,
		})
	}
	d.table(3, rows)
}

// skippedTable writes what was left out.
func (r *Results) skippedTable(d *document) {
	if len(r.Skipped) == 0 {
		return
	}
	d.heading(2, message.SpeedSkipped)
	d.paragraph(message.SpeedSkippedText)
	rows := [][]string{append([]string{d.Text(message.SpeedColPart), d.Text(message.SpeedColSetup)},
		append(d.sizes(), d.Text(message.SpeedColExpected), d.Text(message.SpeedColLeft))...)}
	for i := range r.Skipped {
		s := &r.Skipped[i]
		rows = append(rows, append([]string{string(s.Part), d.difference(&s.Setup, &r.Base)},
			append(d.size(&s.Setup), d.figure(s.Expected), d.figure(s.Left))...))
	}
	d.table(2, rows)
}

// dataTable writes the digests of the lists.
func (r *Results) dataTable(d *document) {
	if len(r.Data) == 0 {
		return
	}
	d.heading(2, message.SpeedData)
	d.paragraph(message.SpeedDataText)
	rows := [][]string{{d.Text(message.SpeedColList), "SHA-256", d.Text(message.SpeedColCount), d.Text(message.SpeedColBytes)}}
	for _, x := range r.Data {
		rows = append(rows, []string{x.Name, x.SHA256, d.Number(x.Rows), d.Number(x.Bytes)})
	}
	d.table(2, rows)
}
