package speed

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// csvHeader are the columns of the results as CSV: one figure to a row.
var csvHeader = []string{
	"part", "rows", "other", "keys", "suite", "mode", "workers", "memory_bytes", "name", "metric", "value",
}

// WriteCSV writes every figure on a row of its own, UTF-8 with commas.
func (r *Results) WriteCSV(w io.Writer) error {
	c := &figures{Writer: csv.NewWriter(w)}
	c.Write(csvHeader)
	for i := range r.Sessions {
		s := &r.Sessions[i]
		for _, command := range s.Commands {
			c.cost(PartSession, &s.Setup, command.Name, command.Cost)
			c.add(PartSession, &s.Setup, command.Name, MetricPeak, float64(command.Peak))
		}
		c.cost(PartSession, &s.Setup, all, s.Cost)
		for j, b := range s.bytes() {
			name := []string{"set", "request", "response", "return", "disk-holder", "disk-querier"}[j]
			c.add(PartSession, &s.Setup, name, MetricBytes, float64(b.bytes))
		}
		c.add(PartSession, &s.Setup, "holder", "inputs", float64(s.Inputs))
		c.add(PartSession, &s.Setup, "querier", "inputs", float64(s.Asked))
		c.add(PartSession, &s.Setup, "querier", "matched_rows", float64(s.Matched))
		if s.Group != nil {
			c.cost(PartSession, &s.Setup, "group-alone", *s.Group)
			c.add(PartSession, &s.Setup, all, "x_group", s.Ratio)
			c.add(PartSession, &s.Setup, all, "x_group_processor", s.RatioProcessor)
		}
	}
	for i := range r.Stages {
		s := &r.Stages[i]
		for _, g := range s.Stages {
			c.cost(PartStages, &s.Setup, string(g.Name), g.Cost)
			c.add(PartStages, &s.Setup, string(g.Name), "items", float64(g.Items))
		}
	}
	for i := range r.Group {
		g := &r.Group[i]
		setup := Setup{Suite: g.Suite, Mode: g.Mode, Workers: 1}
		for _, o := range g.Operations {
			name := o.Engine + "/" + string(o.Name)
			c.add(PartGroup, &setup, name, "us", o.Micros)
			c.add(PartGroup, &setup, name, "circl_us", o.Circl)
			c.add(PartGroup, &setup, name, "x_circl", o.Ratio)
		}
	}
	for _, g := range r.Fits {
		c.add(g.Part, &r.Base, g.Name, g.Metric+"/a", g.A)
		c.add(g.Part, &r.Base, g.Name, g.Metric+"/b", g.B)
	}
	c.Flush()
	return c.Error()
}

// figures writes figures as CSV.
type figures struct{ *csv.Writer }

// cost writes both times of something.
func (c *figures) cost(part Part, s *Setup, name string, cost Cost) {
	c.add(part, s, name, MetricSeconds, cost.Seconds)
	c.add(part, s, name, MetricProcessor, cost.Processor)
}

// add writes one figure.
func (c *figures) add(part Part, s *Setup, name, metric string, value float64) {
	c.Write([]string{
		string(part), strconv.FormatUint(s.Rows, 10), strconv.FormatUint(s.Other, 10), strings.Join(s.Keys, "+"),
		s.Suite, s.Mode, strconv.Itoa(s.Workers), strconv.FormatInt(s.Memory, 10),
		name, metric, strconv.FormatFloat(value, 'g', -1, 64),
	})
}
