package population

import (
	"strconv"
	"strings"
)

// The tables of French first names are of years, anchorStep years apart; the
// names of a year between two of them are a mixture of both.
const (
	firstAnchor = 1955
	anchorStep  = 10
	anchors     = 6
)

// birthsByDecade are about all births by sex (0 men, 1 women) and decade in
// thousands, those of the names that are not in the tables included: such that
// children of a year have the same name as often as INSEE's file has it, one in
// 44, 67, 112 and 145 boys of 1955, 1975, 1990 and 2000, one in 65, 76, 146 and
// 161 girls.
var birthsByDecade = [2][anchors]uint64{
	{4_270, 4_300, 3_980, 3_840, 3_640, 3_790},
	{4_290, 4_050, 3_645, 3_520, 3_320, 3_190},
}

// givenNames are the first names of all tables.
type givenNames struct {
	names  []parts
	french [2][anchors]alias
	far    [origins][2]alias // in far, k stands for name base+k
	base   [origins][2]int
}

// newGivenNames reads the tables.
func newGivenNames() *givenNames {
	g := new(givenNames)
	for sex, table := range [2]string{menByDecade, womenByDecade} {
		further := strings.Fields([2]string{menFurther, womenFurther}[sex])
		var weights [anchors][]uint64
		base := len(g.names)
		rest := birthsByDecade[sex]
		for entry := range strings.SplitSeq(table, ",") {
			f := strings.Fields(entry)
			g.add(f[0])
			for k := range anchors {
				n, _ := strconv.ParseUint(f[1+k], 10, 64)
				rest[k] -= n
				weights[k] = append(weights[k], n*1000)
			}
		}
		for _, name := range further {
			g.add(name)
			for k := range anchors {
				weights[k] = append(weights[k], rest[k]*1000/uint64(len(further)))
			}
		}
		g.base[french][sex] = base
		for k := range anchors {
			g.french[sex][k] = newAlias(weights[k])
		}
	}
	for o := range names {
		for sex, list := range [2]string{names[o].men, names[o].women} {
			if list == "" {
				continue
			}
			g.base[o][sex] = len(g.names)
			var weights []uint64
			for k, name := range divide(list) {
				g.add(name)
				weights = append(weights, uint64(1_000/(k+6)))
			}
			g.far[o][sex] = newAlias(weights)
		}
	}
	return g
}

// add adds a name.
func (g *givenNames) add(name string) {
	g.names = append(g.names, partsOf(name))
}

// draw returns the number of the first name of someone of an origin, sex (0 men,
// 1 women) and year of birth.
func (g *givenNames) draw(d *draw, o origin, sex, year int) int {
	if far := g.far[o][sex]; len(far) > 0 {
		return g.base[o][sex] + far.draw(d)
	}
	past := min(max(year-firstAnchor, 0), anchorStep*(anchors-1))
	anchor := past / anchorStep
	if d.n(anchorStep) < past%anchorStep {
		anchor++
	}
	return g.base[french][sex] + g.french[sex][anchor].draw(d)
}

// alike reports whether two first names have the same first component.
func (g *givenNames) alike(a, b int) bool { return g.names[a][0] == g.names[b][0] }
