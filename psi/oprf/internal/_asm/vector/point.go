package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Points are on the twisted Edwards curve with a = -1, in the extended
// coordinates of Hisil, Wong, Carter and Dawson ("Twisted Edwards Curves
// Revisited", 2008), in the order X, Y, Z, T. The formulas are complete: they
// hold for all points of the curve.

// point is where eight points are.
type point struct{ x, y, z, t element }

func pointAt(base reg.Register) point {
	e := element{base: base}
	return point{e, e.at(1), e.at(2), e.at(3)}
}

// double emits the doubling of p without T. e and h are then E and H, of which
// T is the product; f and g are overwritten.
//
//	E = -2XY   G = X²-Y²   F = G+2Z²   H = X²+Y²
//	X = EF   Y = GH   Z = FG   T = EH
//
// (dbl-2008-hwcd with the signs of E, F, G and H changed, which cancel.)
func double(f field, p point, e, g, h, s element) {
	x, y := f.load(p.x), f.load(p.y)
	yy := f.sqr(y)
	xx := f.sqr(x).spill(s)
	f.reduce(yy.plus(xx), false).store(h)
	minusG := yy.minus(xx)
	f.reduce(minusG, true).store(g)
	minusG = minusG.spill(s)
	f.reduce(f.mul(x, y).twice(), true).store(e)
	zz := f.sqr(f.load(p.z))
	ff := f.reduce(zz.twice().minus(minusG), false)
	gg := f.load(g)
	f.reduce(f.mul(gg, f.load(h)), false).store(p.y)
	f.reduce(f.mul(f.load(e), ff), false).store(p.x)
	f.reduce(f.mul(gg, ff), false).store(p.z)
}

// genDouble emits the function that doubles points n times.
func genDouble(f field) {
	schedulable(f.prefix()+"Double", 32)
	TEXT(f.prefix()+"Double", NOSPLIT, "func(p *[4][5][8]uint64, n int, s *[6][5][8]uint64)")
	Doc("Double doubles p n times, n ≥ 1, all of it in place.")
	Pragma("noescape")
	p := pointAt(Load(Param("p"), GP64()))
	n := Load(Param("n"), GP64())
	s := element{base: Load(Param("s"), GP64())}
	Label("next")
	double(f, p, s, s.at(2), s.at(1), s.at(3))
	DECQ(n)
	JNZ(LabelRef("next"))
	storeT(f, p, s)
	VZEROUPPER()
	RET()
}

// addend is a point to be added: Y+X, Y-X, 2dT and 2Z, each brought into
// registers when it is needed. z2 is nil if Z is 1.
type addend struct{ yPlusX, yMinusX, t2d, z2 func() value }

// add emits the addition of a point, without T, which is the product of e and h.
//
//	A = (Y1-X1)(Y2-X2)   B = (Y1+X1)(Y2+X2)   C = T1·2d·T2   D = Z1·2Z2
//	E = B-A   F = D-C   G = D+C   H = B+A
//	X = EF   Y = GH   Z = FG   T = EH
//
// (add-2008-hwcd-3.) e, h and spill are overwritten.
func add(f field, p point, q addend, e, h, spill element) {
	a := f.mul(f.difference(p.y, p.x), q.yMinusX()).spill(spill)
	b := f.mul(f.sum(p.y, p.x), q.yPlusX())
	f.reduce(b.minus(a), false).store(e)
	f.reduce(b.plus(a), false).store(h)
	c := f.mul(f.load(p.t), q.t2d()).spill(spill)
	var d raw
	if q.z2 != nil {
		d = f.mul(f.load(p.z), q.z2())
	} else {
		d = f.integers(f.load(p.z)).twice()
	}
	ff := f.reduce(d.minus(c), false)
	gg := f.reduce(d.plus(c), false)
	f.reduce(f.mul(ff, gg), false).store(p.z)
	ee := f.load(e)
	f.reduce(f.mul(ee, ff), false).store(p.x)
	hh := f.load(h)
	f.reduce(f.mul(gg, hh), false).store(p.y)
}

// storeT emits T = EH, of the first two elements of the scratch memory.
func storeT(f field, p point, s element) {
	f.reduce(f.mul(f.load(s), f.load(s.at(1))), false).store(p.t)
}

// genAdd emits the function that adds a cached point.
func genAdd(f field) {
	schedulable(f.prefix()+"Add", 32)
	TEXT(f.prefix()+"Add", NOSPLIT, "func(p *[4][5][8]uint64, q *[4][5][8]uint64, s *[6][5][8]uint64)")
	Doc("Add adds q to p in place.")
	Pragma("noescape")
	p := pointAt(Load(Param("p"), GP64()))
	q := element{base: Load(Param("q"), GP64())}
	s := element{base: Load(Param("s"), GP64())}
	coordinate := func(i int) func() value { return func() value { return f.load(q.at(i)) } }
	add(f, p, addend{coordinate(0), coordinate(1), coordinate(2), coordinate(3)}, s, s.at(1), s.at(2))
	storeT(f, p, s)
	VZEROUPPER()
	RET()
}
