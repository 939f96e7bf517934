package speed

import "math"

// Sample is one measured cost at one size, both above zero.
type Sample struct{ N, Cost float64 }

// Fit is the power law cost = A·n^B.
type Fit struct {
	A float64 `json:"a"`
	B float64 `json:"b"` // 1: the cost of a row does not depend on how many there are
	// R2 is the coefficient of determination of the logarithms: 1 if the samples
	// lie on the law.
	R2     float64 `json:"r2"`
	Points int     `json:"points"`
}

// At returns the cost that the law gives for size n.
func (f Fit) At(n float64) float64 { return f.A * math.Pow(n, f.B) }

// PowerLaw fits a power law by least squares of the logarithms. It reports false
// for fewer than two different sizes. Samples with a size or a cost that is not
// above zero are left out.
func PowerLaw(samples []Sample) (Fit, bool) {
	var x, y []float64
	for _, s := range samples {
		if s.N > 0 && s.Cost > 0 {
			x, y = append(x, math.Log(s.N)), append(y, math.Log(s.Cost))
		}
	}
	mx, my := mean(x), mean(y)
	var sxx, sxy, syy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		sxx, sxy, syy = sxx+dx*dx, sxy+dx*dy, syy+dy*dy
	}
	if len(x) < 2 || sxx == 0 {
		return Fit{}, false
	}
	f := Fit{B: sxy / sxx, R2: 1, Points: len(x)}
	f.A = math.Exp(my - f.B*mx)
	if syy > 0 {
		f.R2 = sxy * sxy / (sxx * syy)
	}
	return f, true
}

// mean returns the arithmetic mean, 0 of nothing.
func mean(x []float64) float64 {
	var sum float64
	for _, v := range x {
		sum += v
	}
	return sum / max(1, float64(len(x)))
}
