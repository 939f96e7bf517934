package population

// The population is cut into blocks of blockSize places; a block is a few
// households that come from the same place. Of every blockGroup blocks in a row,
// a fixed number come from abroad or overseas, so that their persons can be
// numbered: that is what makes NIRs unique by construction.
const (
	blockSize      = 6
	blockGroup     = 50
	migrantBlocks  = 9
	overseasBlocks = 2
)

// descent is the kind of place that the households of a block come from.
type descent uint8

const (
	native descent = iota
	migrant
	overseas
)

// block is what the households of a block have in common.
type block struct {
	descent descent
	land    int    // of countries, or of birthlands
	rank    uint64 // among the blocks of this land
}

// block returns block b.
func (p *Population) block(b uint64) block {
	group := b / blockGroup
	place := (b%blockGroup*groupStep + mix(p.seed^group)%blockGroup) % blockGroup
	switch {
	case place < migrantBlocks:
		land, rank := p.tables.countries.at(group*migrantBlocks + place)
		return block{migrant, land, rank}
	case place < migrantBlocks+overseasBlocks:
		land, rank := p.tables.overseas.at(group*overseasBlocks + place - migrantBlocks)
		return block{overseas, land, rank}
	}
	return block{}
}

// groupStep scatters the blocks of each descent; it has no divisor in common
// with blockGroup.
const groupStep = 7

// cuts say how a block is cut into households, each as likely as the others. Of
// persons over 15 years, about as many live with no other such person, by two
// and so on as in France.
var cuts = [...][]int{
	{2, 2, 2}, {2, 2, 2}, {2, 2, 2}, {2, 2, 2}, {2, 2, 1, 1}, {2, 2, 1, 1}, {2, 2, 1, 1}, {2, 2, 1, 1}, {2, 2, 1, 1}, {2, 2, 1, 1},
	{2, 2, 1, 1}, {2, 2, 1, 1}, {3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {3, 2, 1}, {4, 1, 1}, {4, 2}, {2, 1, 1, 1, 1}, {5, 1},
}

// cutBounds gives for each cut and place in a block the first place of the
// household, and the place after its last.
var cutBounds = func() (bounds [len(cuts)][blockSize][2]uint64) {
	for c, sizes := range cuts {
		first := 0
		for _, size := range sizes {
			for k := first; k < first+size; k++ {
				bounds[c][k] = [2]uint64{uint64(first), uint64(first + size)}
			}
			first += size
		}
	}
	return bounds
}()
