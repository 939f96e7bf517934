package population

import "strings"

// surnameTable is a distribution of surnames: listed ones with their own
// weights, and runs of ranks of which the first are named and the rest made up.
type surnameTable struct {
	listed []births
	next   []string // the names of the first ranks
	bands  []band
	coin   *coiner
	french bool // made-up names may have a particle

	named []parts // the listed names and the first ranks
	draws alias   // of listed, then of bands
}

// parts are the parts of a listed name: the second is empty where there is none.
type parts [2]string

// partsOf divides a listed name: hyphens do so, but for that of Saint.
func partsOf(name string) parts {
	first, second, _ := strings.Cut(name, "-")
	if first == "Saint" || first == "Sainte" {
		return parts{name}
	}
	return parts{first, second}
}

// addTo adds the parts to a name.
func (p *parts) addTo(separator byte, n *Name) {
	n.add(separator, p[0])
	if p[1] != "" {
		n.add('-', p[1])
	}
}

// prepare computes named and draws.
func (t *surnameTable) prepare() {
	var weights []uint64
	for _, b := range t.listed {
		weights = append(weights, b.n*1000)
		t.named = append(t.named, partsOf(b.name))
	}
	for _, name := range t.next {
		t.named = append(t.named, partsOf(name))
	}
	from := 0
	for _, b := range t.bands {
		weights = append(weights, uint64(b.upTo-from)*b.births)
		from = b.upTo
	}
	t.draws = newAlias(weights)
}

// draw returns the number of a surname.
func (t *surnameTable) draw(d *draw) uint32 {
	k := t.draws.draw(d)
	if k < len(t.listed) {
		return uint32(k)
	}
	from := 0
	if k -= len(t.listed); k > 0 {
		from = t.bands[k-1].upTo
	}
	return uint32(len(t.listed) + from + d.n(t.bands[k].upTo-from))
}

// add adds the surname of a number to a name: one part, or seldom two.
func (t *surnameTable) add(separator byte, number uint32, n *Name) {
	k := int(number)
	if k < len(t.named) {
		t.named[k].addTo(separator, n)
		return
	}
	k -= len(t.listed)
	onset, vowel, middle, ending := t.coin.name(k)
	if !t.french {
		n.add(separator, onset, vowel, middle, ending)
		return
	}
	// The shares of particles among all bearers are measured: LE 1.26 %, DE
	// 0.29 %, SAINT 0.10 %, DA 0.09 %, VAN 0.05 %, BEN and EL 0.04 %, DOS and D'
	// 0.03 %. What the listed names do not make up is left to these.
	switch x := mix(uint64(k)) % 10_000; {
	case x < 130:
		n.add(separator, "Le ", onset, vowel, middle, ending)
	case x < 148:
		n.add(separator, "De ", onset, vowel, middle, ending)
	case x < 154:
		n.add(separator, "De La ", onset, vowel, middle, ending)
	case x < 158:
		n.add(separator, "Du ", onset, vowel, middle, ending)
	case x < 162:
		n.add(separator, "De La ", onset, vowel, middle, ending)
		onset, vowel, middle, ending = t.coin.name(t.coin.names() - k)
		n.add('-', onset, vowel, middle, ending)
	case x < 172:
		n.add(separator, "Saint-", onset, vowel, middle, ending)
	case x < 176:
		n.add(separator, "Da ", onset, vowel, middle, ending)
	case x < 181:
		n.add(separator, "Van ", onset, vowel, middle, ending)
	case x < 230 && onset == "":
		n.add(separator, "D'", vowel, middle, ending)
	default:
		n.add(separator, onset, vowel, middle, ending)
	}
}

// newSurnameTables returns the surnames by origin.
func newSurnameTables() (t [origins]surnameTable) {
	t[french] = surnameTable{listed: surnameBirths, next: surnamesNext, bands: surnameBands, coin: &frenchCoiner, french: true}
	for o := french + 1; o < origins; o++ {
		n := &names[o]
		coin := newCoiner(n.made[0], n.made[1], n.made[2], n.made[3])
		listed := divide(n.surnames)
		t[o].coin = &coin
		total := uint64(0)
		for k, name := range listed {
			w := uint64(10_000 / (k + 8)) // the frequencies fall as Zipf's law has it
			total += w * 1000
			t[o].listed = append(t[o].listed, births{name, w})
		}
		made := uint64(n.madeUp)
		t[o].bands = []band{{coin.names(), max(1, total*made/(100-made)/uint64(coin.names()))}}
	}
	for o := range t {
		t[o].prepare()
	}
	return t
}
