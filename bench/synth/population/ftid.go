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
	appendDigits(out.FTID[:0], int(x)*ftidSpread+d.n(ftidSpread), len(out.FTID))
	region := 10*(1+h.home.department%13) + 1
	if h.home.department < 0 {
		region = 970 + h.land%len(territories)
	}
	x = p.oldIdentifiers.at(m.place)
	appendDigits(out.OldFTID[:0], int(x%oldIDs), len(out.OldFTID)-1)
	out.OldFTID[7] = last[(int(x/oldIDs)+3*region)%len(last)]
	appendDigits(out.FTIDRegion[:0], region, len(out.FTIDRegion))
}
