package speed

// The metrics of [Growth].
const (
	MetricSeconds   = "seconds"
	MetricProcessor = "processor"
	MetricPeak      = "peak_bytes"
	MetricBytes     = "bytes"
)

// all is the name of the sum of the commands, or of the stages.
const all = "all"

// series collects the samples of each cost over the sizes.
type series struct {
	order   []Growth // without a fit
	samples map[Growth][]Sample
}

// add adds the cost of a point with n rows in all.
func (s *series) add(part Part, name, metric string, n, cost float64) {
	g := Growth{Part: part, Name: name, Metric: metric}
	if s.samples[g] == nil {
		s.order = append(s.order, g)
	}
	s.samples[g] = append(s.samples[g], Sample{n, cost})
}

// fit returns the laws of all costs that have one.
func (s *series) fit() (growths []Growth) {
	for _, g := range s.order {
		samples := s.samples[g]
		f, ok := PowerLaw(samples)
		if !ok {
			continue
		}
		largest := samples[0]
		for _, x := range samples {
			if x.N > largest.N {
				largest = x
			}
		}
		g.Fit, g.PerRow = f, largest.Cost/largest.N
		if g.Metric == MetricSeconds || g.Metric == MetricProcessor {
			g.PerRow *= 1e6
		}
		growths = append(growths, g)
	}
	return growths
}

// growths fits the costs of the sessions and the stages that differ from the base
// in their size alone.
func (r *Results) growths() []Growth {
	s := series{samples: map[Growth][]Sample{}}
	for i := range r.Sessions {
		x := &r.Sessions[i]
		if !x.like(&r.Base) {
			continue
		}
		n := x.total()
		for _, c := range x.Commands {
			s.add(PartSession, c.Name, MetricSeconds, n, c.Seconds)
		}
		s.add(PartSession, all, MetricSeconds, n, x.Seconds)
		s.add(PartSession, all, MetricProcessor, n, x.Processor)
		for _, c := range x.Commands {
			s.add(PartSession, c.Name, MetricPeak, n, float64(c.Peak))
		}
		s.add(PartSession, "wire", MetricBytes, n, float64(x.Wire.total()))
		s.add(PartSession, "disk", MetricBytes, n, float64(x.Disk.Holder+x.Disk.Querier))
	}
	for i := range r.Stages {
		x := &r.Stages[i]
		if !x.like(&r.Base) {
			continue
		}
		for _, g := range x.Stages {
			s.add(PartStages, string(g.Name), MetricSeconds, x.total(), g.Seconds)
		}
	}
	return s.fit()
}
