package population

import "fmt"

// MaxSize is the largest size of a population.
const MaxSize = 70_000_000

// Population is a synthetic population. Its methods may be called by several
// goroutines at once.
type Population struct {
	seed   uint64
	size   uint64
	cohort func(i uint64) Cohort
}

// New returns the population of a seed with size persons, whose cohorts are
// given by index; cohort is called for relatives of a person too, so it should
// be fast, and nil stands for [General] throughout. It panics if size exceeds
// [MaxSize].
func New(seed, size uint64, cohort func(i uint64) Cohort) *Population {
	if size > MaxSize {
		panic(fmt.Sprintf("population: size %d exceeds %d", size, uint64(MaxSize)))
	}
	if cohort == nil {
		cohort = func(uint64) Cohort { return General }
	}
	return &Population{seed: seed, size: size, cohort: cohort}
}

// Size returns the number of persons.
func (p *Population) Size() uint64 { return p.size }

// Person puts the person of an index below [Population.Size] into out. It is a
// pure function of the seed, the size, the cohorts and the index. Once the
// buffers of out have grown to the length of the longest values, it does not
// allocate.
func (p *Population) Person(i uint64, out *Person) {
	if i >= p.size {
		panic("population: index out of range")
	}
	d := newDraw(p.seed, streamMember, i)
	out.Index, out.Household, out.Cohort = i, i, p.cohort(i)
	out.Woman = d.chance(4_900)
	out.Birth = Date{d.between(1950, 2008), d.between(1, 12), d.between(1, 28)}
	out.BirthName.reset()
	out.UsageName.reset()
	out.First.reset()
	out.BirthName.add(0, "Martin")
	out.First.add(0, "Camille")
	copy(out.Birthplace[:], "75101")
	sex := 1
	if out.Woman {
		sex = 2
	}
	b := fmt.Appendf(out.NIR[:0], "%d%02d%02d75%06d", sex, out.Birth.Year%100, out.Birth.Month, i%1_000_000)
	copy(out.NIR[:], b)
	out.NIRKey, out.ParentNIR = [2]byte{'0', '1'}, out.NIR
	copy(out.FTID[:], fmt.Sprintf("%011d", i))
	copy(out.OldFTID[:], fmt.Sprintf("%07dA", i%10_000_000))
	copy(out.FTIDRegion[:], "101")
	out.Email = fmt.Appendf(out.Email[:0], "camille%d@gmail.com", i)
	out.FamilyEmail = append(out.FamilyEmail[:0], "famille@orange.fr"...)
	copy(out.Phone.National[:], fmt.Sprintf("06%08d", i))
	out.Phone.Country = "33"
	out.FamilyPhone = out.Phone
	out.Landline = out.Phone
	out.Street = append(out.Street[:0], "1 rue de la Gare"...)
	copy(out.Postcode[:], "75011")
	out.Commune = append(out.Commune[:0], "Paris"...)
	out.Department = "75"
}
