package population

// apportionment deals ranks out to groups in exact proportion to their weights:
// of every total consecutive ranks each group has as many as its weight. So a
// rank is also given its rank within the group, without a gap.
type apportionment struct {
	group  []uint16 // of each of total places
	within []uint64 // rank of a place among those of its group
	weight []uint64
}

// newApportionment returns the apportionment of some weights.
func newApportionment(weights []uint64) apportionment {
	a := apportionment{weight: weights}
	for g, w := range weights {
		for k := range w {
			a.group = append(a.group, uint16(g))
			a.within = append(a.within, k)
		}
	}
	return a
}

// apportionStep scatters neighbouring ranks over the groups; it is a prime that
// divides no total.
const apportionStep = 617

// at returns the group of a rank, and the rank within the group.
func (a *apportionment) at(rank uint64) (group int, within uint64) {
	total := uint64(len(a.group))
	place := rank % total * apportionStep % total
	group = int(a.group[place])
	return group, rank/total*a.weight[group] + a.within[place]
}

// most returns how many of so many ranks a group has at most.
func (a *apportionment) most(group int, ranks uint64) uint64 {
	return (ranks/uint64(len(a.group)) + 1) * a.weight[group]
}
