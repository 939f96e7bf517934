package population

import "strconv"

// address puts the address of a household into out.
func (p *Population) address(h *household, out *Person) {
	d := p.draw(streamAddress, h.first)
	out.Street = strconv.AppendInt(out.Street[:0], int64(1+d.n(d.between(2, 180))), 10)
	switch d.n(40) {
	case 0:
		out.Street = append(out.Street, " bis"...)
	case 1:
		out.Street = append(out.Street, " ter"...)
	}
	out.Street = append(append(out.Street, ' '), streetKinds[d.n(len(streetKinds))]...)
	out.Street = append(append(out.Street, ' '), streetNames[d.n(len(streetNames))]...)
	out.Street = append(out.Street, streetExtras[d.n(len(streetExtras))]...)
	out.Postcode, out.Commune = h.home.postcode, h.home.name
	if h.overseas != nil {
		out.Department = h.overseas.Department
	} else {
		out.Department = p.tables.places.departments[h.home.department].code
	}
}
