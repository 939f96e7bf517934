package population

// An FT id of the new form is a number of 11 digits: one of ftidSpread that
// belong to the person alone.
const ftidSpread = 740

// oldIDs are the numbers of an old FT id that are told apart by its last
// character.
const oldIDs = 10_000_000

// ftids puts the FT ids of a member into out: the new form, the old one, which
// is unique within the region, and the region.
func (p *Population) ftids(d *draw, h *household, m *member, out *Person) {
	const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	x := p.identifiers.at(m.place)
	putDigits(out.FTID[:], int(x)*ftidSpread+d.n(ftidSpread))
	region := 10*(1+h.home.department%13) + 1
	if h.home.department < 0 {
		region = 970 + h.land%len(territories)
	}
	x = p.oldIdentifiers.at(m.place)
	putDigits(out.OldFTID[:7], int(x%oldIDs))
	out.OldFTID[7] = last[(int(x/oldIDs)+3*region)%len(last)]
	putDigits(out.FTIDRegion[:], region)
}
