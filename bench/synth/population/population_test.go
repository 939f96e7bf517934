package population

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// write writes all that a person is.
func (q *Person) write(w io.Writer) {
	territory := ""
	if q.Overseas != nil {
		territory = q.Overseas.Department
	}
	fmt.Fprintf(w, "%d;%d;%s;%t;%d-%d-%d;%t;", q.Index, q.Household, q.Cohort, q.Woman, q.Birth.Year, q.Birth.Month, q.Birth.Day, q.Twin)
	fmt.Fprintf(w, "%s;%s;%s;%t;%s;%s;", q.BirthName.Bytes(), q.UsageName.Bytes(), q.First.Bytes(), q.Abroad, territory, q.Birthplace)
	fmt.Fprintf(w, "%s%s;%s;%s;%s;%s;", q.NIR, q.NIRKey, q.ParentNIR, q.FTID, q.OldFTID, q.FTIDRegion)
	fmt.Fprintf(w, "%s;%s;", q.Email, q.FamilyEmail)
	for _, n := range []*Phone{&q.Phone, &q.FamilyPhone, &q.Landline} {
		fmt.Fprintf(w, "%s;", n.AppendInternational(nil))
	}
	fmt.Fprintf(w, "%s;%s;%s;%s\n", q.Street, q.Postcode, q.Commune, q.Department)
}

// mixed gives every cohort to some persons.
func mixed(i uint64) Cohort {
	switch i % 10 {
	case 0, 1:
		return Youth
	case 2:
		return Childcare
	case 3:
		return Trainee
	}
	return General
}

// all calls do with each person of a population.
func all(p *Population, do func(q *Person)) {
	var q Person
	for i := range p.Size() {
		p.Person(i, &q)
		do(&q)
	}
}

// TestPersonsStayTheSame pins the bytes of the first thousand persons of a
// population of full size.
func TestPersonsStayTheSame(t *testing.T) {
	p := New(20_251_204, 56_000_000, mixed)
	digest := sha256.New()
	var q Person
	for i := range uint64(1000) {
		p.Person(i, &q)
		q.write(digest)
	}
	const golden = "8d326ff36cd9b9e208a30c89b59fe74cd2b12081e4b99508ab10b200130bb637"
	require.Equal(t, golden, hex.EncodeToString(digest.Sum(nil)))
}

// TestAnyOrder checks that a person does not depend on who was asked for
// before, nor on which goroutine asks.
func TestAnyOrder(t *testing.T) {
	const size = 3_000
	p := New(5, size, mixed)
	want := make([][]byte, size)
	all(p, func(q *Person) {
		digest := sha256.New()
		q.write(digest)
		want[q.Index] = digest.Sum(nil)
	})
	got := make([][]byte, size)
	var wait sync.WaitGroup
	for g := range 4 {
		wait.Go(func() {
			var q Person
			for _, i := range rand.New(rand.NewPCG(1, uint64(g))).Perm(size) {
				if i%4 != g {
					p.Person(uint64(i/2), &q) // leaves other values in the buffers
					continue
				}
				p.Person(uint64(i), &q)
				digest := sha256.New()
				q.write(digest)
				got[i] = digest.Sum(nil)
			}
		})
	}
	wait.Wait()
	require.Equal(t, want, got)
}

func TestSeedsDiffer(t *testing.T) {
	var a, b Person
	New(1, 1000, nil).Person(7, &a)
	New(2, 1000, nil).Person(7, &b)
	require.NotEqual(t, a.FTID, b.FTID)
	require.NotEqual(t, a.Household, b.Household)
}

func TestSmallestSizes(t *testing.T) {
	for size := range uint64(20) {
		p := New(3, size, mixed)
		persons := make(map[[11]byte]bool)
		all(p, func(q *Person) { persons[q.FTID] = true })
		require.Len(t, persons, int(size))
		require.Panics(t, func() { p.Person(size, new(Person)) })
	}
	require.Panics(t, func() { New(1, MaxSize+1, nil) })
}

func TestLastPersonsOfTheLargestPopulation(t *testing.T) {
	p := New(9, MaxSize, mixed)
	var q Person
	for i := uint64(MaxSize - 1000); i < MaxSize; i++ {
		p.Person(i, &q)
		require.NotZero(t, q.First.Parts())
	}
}

func TestPersonDoesNotAllocate(t *testing.T) {
	p := New(4, MaxSize, mixed)
	var q Person
	for i := range uint64(20_000) {
		p.Person(i*3001, &q)
	}
	i := uint64(0)
	require.Zero(t, testing.AllocsPerRun(2_000, func() {
		p.Person(i*3001, &q)
		i++
	}))
}

// TestPermutation checks that every number goes to another one and comes back.
func TestPermutation(t *testing.T) {
	for _, size := range []uint64{0, 1, 2, 3, 4, 5, 1000, 1 << 12} {
		p := newPermutation(11, 2, size)
		seen := make(map[uint64]bool)
		for x := range size {
			y := p.at(x)
			require.LessOrEqual(t, y, p.mask)
			require.Equal(t, x, p.from(y))
			seen[y] = true
		}
		require.Len(t, seen, int(size))
	}
}

func TestApportionment(t *testing.T) {
	a := newApportionment([]uint64{3, 90, 7})
	type rank struct {
		group  int
		within uint64
	}
	seen := make(map[rank]bool)
	count := make([]uint64, 3)
	for x := range uint64(1000) {
		g, within := a.at(x)
		require.Less(t, within, a.most(g, 1000))
		require.False(t, seen[rank{g, within}])
		seen[rank{g, within}] = true
		count[g]++
	}
	require.Equal(t, []uint64{30, 900, 70}, count)
}

func BenchmarkPerson(b *testing.B) {
	p := New(1, 56_000_000, mixed)
	var q Person
	i := uint64(0)
	b.ReportAllocs()
	for b.Loop() {
		p.Person(i, &q)
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "persons/s")
}
