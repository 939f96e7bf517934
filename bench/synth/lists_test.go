package synth

import (
	"bytes"
	"context"
	"crypto/sha256"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth/population"
)

// TestCountsAreExact counts rows, persons and common persons in the truth.
func TestCountsAreExact(t *testing.T) {
	skipLong(t)
	s := Default(0.002)
	in := map[uint64]int{} // cells by person
	for _, src := range Sources() {
		repeats := uint64(0)
		seen := map[uint64]bool{}
		for _, line := range truthOf(t, &s, src) {
			require.Less(t, line.Person, s.Population)
			if line.Errors.Has(Duplicate) {
				repeats++
			}
			seen[line.Person] = true
			in[line.Person] |= 1 << src
		}
		require.EqualValues(t, s.Persons(src), len(seen))
		require.Equal(t, s.Rows[src]-s.Persons(src), repeats)
		require.Equal(t, Rate(0.015).of(s.Rows[src]), repeats)
	}
	for _, p := range Pairs() {
		a, b := p.Sources()
		both, common := 1<<a|1<<b, uint64(0)
		for _, cell := range in {
			if cell&both == both {
				common++
			}
		}
		require.Equal(t, s.Common(p), common, p)
		require.Equal(t, s.Overlap[p].of(min(s.Persons(a), s.Persons(b))), common, p)
	}
}

// eligible reports whether a kind could have befallen a row, given what else
// did: the rows of which the kind's rate is a share.
func eligible(k Kind, src Source, p *population.Person, of Set) bool {
	not := func(ks ...Kind) bool { return of&SetOf(ks...) == 0 }
	plainNames := not(UsageName, UsageJoined, FirstNameCut, NamesSwapped, SurnameTypo, SurnamePartTypo, FirstNameTypo)
	text := string(p.BirthName.Bytes()) + string(p.First.Bytes()) // as shown, with plainNames
	switch k {
	case NIRParent:
		return not(NIRMissing) && sources[src].year-p.Birth.Year < 20
	case NIRChanged:
		return not(NIRMissing, NIRParent)
	case NIRTypo:
		return not(NIRMissing)
	case FTIDTypo, FTIDOld:
		return not(FTIDMissing)
	case FTIDLocal:
		return of.Has(FTIDOld)
	case UsageName, UsageMissing:
		return p.UsageName.Parts() > 0
	case Accents:
		return plainNames && !isASCII([]byte(text)) && formats[src].text.holds([]byte(text))
	case Separators:
		last := string(p.BirthName.Bytes())
		return plainNames && (p.BirthName.Parts() > 1 || p.First.Parts() > 1 || strings.ContainsAny(last, "' "))
	case FirstNameCut:
		return p.First.Parts() > 1
	case DayMonthSwapped:
		return p.Birth.Day <= 12 && p.Birth.Day != p.Birth.Month
	case FirstJanuary:
		return not(DayMonthSwapped) && !p.Birth.Doubtful()
	case DateDigit:
		return not(DayMonthSwapped, FirstJanuary)
	case EmailCentre:
		return not(EmailMissing)
	case EmailAdviser:
		return not(EmailMissing, EmailCentre)
	case EmailFamily:
		return not(EmailMissing, EmailCentre, EmailAdviser)
	case EmailChanged:
		return not(EmailMissing, EmailCentre, EmailAdviser, EmailFamily, Duplicate)
	case EmailSpelling:
		return not(EmailMissing)
	case PhoneDummy:
		return not(PhoneMissing)
	case PhoneFamily, TwoPhones:
		return not(PhoneMissing, PhoneDummy)
	case PhoneChanged:
		return not(PhoneMissing, PhoneDummy, PhoneFamily)
	case OverseasPrefix:
		return not(PhoneMissing, PhoneDummy, PhoneFamily) && p.Phone.Country != "33"
	case PostcodeChanged:
		return not(Duplicate)
	}
	return true
}

// skipLong skips a test that makes many rows where time is short, as under the
// race detector: others run the same code on several goroutines.
func skipLong(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
}

// hits counts the rows that a kind could have befallen, and those that it did.
func hits(t *testing.T, s *Spec, src Source) (could, did [NumKinds]float64) {
	w, err := newWorld(s)
	require.NoError(t, err)
	var p population.Person
	for _, line := range truthOf(t, s, src) {
		w.people.Person(line.Person, &p)
		of := line.Errors
		for k := range NumKinds {
			if !eligible(k, src, &p, of) {
				continue
			}
			could[k]++
			if of.Has(k) || k == SurnameTypo && of.Has(SurnamePartTypo) || k == UsageName && of.Has(UsageJoined) {
				did[k]++
			}
		}
	}
	return could, did
}

func TestRatesAreMet(t *testing.T) {
	skipLong(t)
	s := Default(0.01)
	s.Rows[FT24] = 30_000
	s.Rows[Kairos25], s.Rows[ML24] = 12_000, 12_000
	for src := range s.Rates {
		for k := range s.Rates[src] {
			if s.Rates[src][k] > 0 && Kind(k) != Duplicate {
				s.Rates[src][k] = max(s.Rates[src][k], 0.01) // so that a few thousand rows tell
			}
		}
	}
	for _, src := range Sources() {
		could, did := hits(t, &s, src)
		for _, k := range Kinds() {
			if !k.HasRate(src) || k == Duplicate {
				continue
			}
			rate := float64(s.Rates[src][k])
			if rate > 0 {
				require.Positive(t, could[k], "%s.%s", src, k)
			}
			require.InDelta(t, could[k]*rate, did[k], 5*math.Sqrt(could[k]*rate*(1-rate))+0.01, "%s.%s of %v", src, k, could[k])
		}
	}
}

// TestRatesOfNoneAndAll sets the rates of single kinds to 0 and to 100 %.
func TestRatesOfNoneAndAll(t *testing.T) {
	skipLong(t)
	base := Default(0.0005)
	base.Rows[FT24] = 2000
	for _, k := range Kinds() {
		if k == Duplicate {
			continue
		}
		none, all := base, base
		for _, src := range Sources() {
			if k.HasRate(src) {
				none.Rates[src][k], all.Rates[src][k] = 0, 1
			}
		}
		for _, src := range Sources() {
			if !k.HasRate(src) {
				continue
			}
			could, did := hits(t, &all, src)
			require.Equal(t, could[k], did[k], "%s.%s", src, k)
			_, did = hits(t, &none, src)
			if !none.differs(k) {
				require.Zero(t, did[k], "%s.%s", src, k)
			}
		}
	}
}

// differs reports whether rows that repeat a person have the kind at any rate.
func (s *Spec) differs(k Kind) bool { return k == EmailChanged || k == PostcodeChanged }

func TestNoRatesNoErrors(t *testing.T) {
	skipLong(t)
	s := Default(0.0005)
	s.Rates = [NumSources]Rates{}
	for _, src := range Sources() {
		for _, line := range truthOf(t, &s, src) {
			require.Zero(t, line.Errors&^SetOf(UnknownBirthday, Accents, SurnameCut25, FirstNameCut13))
		}
	}
}

// TestOneChangeNotTwo compares lists of different years: who has a later e-mail,
// number or address in the list with the lower rate has it in the other.
func TestOneChangeNotTwo(t *testing.T) {
	skipLong(t)
	s := Default(0.005)
	early := map[uint64]Set{}
	for _, line := range truthOf(t, &s, ML24) {
		early[line.Person] = line.Errors
	}
	both := 0
	for _, line := range truthOf(t, &s, UNML25) {
		of, ok := early[line.Person]
		if !ok || (of|line.Errors)&SetOf(Duplicate, EmailMissing, EmailFamily, EmailAdviser) != 0 {
			continue
		}
		if of.Has(EmailChanged) {
			require.True(t, line.Errors.Has(EmailChanged))
			both++
		}
	}
	require.Greater(t, both, 20)
}

// TestSameBytesAtAnyNumberOfWorkers writes lists of some blocks.
func TestSameBytesAtAnyNumberOfWorkers(t *testing.T) {
	s := Default(0.0005)
	s.Rows[UNML25], s.Population = 3*blockRows+1, 60_000
	want := sha256.Sum256(listOf(t, &s, UNML25, 1))
	require.Equal(t, want, sha256.Sum256(listOf(t, &s, UNML25, 4)))
	var one, four bytes.Buffer
	require.NoError(t, s.WriteTruth(t.Context(), &one, UNML25, 1))
	require.NoError(t, s.WriteTruth(t.Context(), &four, UNML25, 4))
	require.Equal(t, one.Bytes(), four.Bytes())
}

func TestListsOfAnySize(t *testing.T) {
	for _, rows := range []uint64{0, 1, 2, blockRows - 1, blockRows, blockRows + 1} {
		s := Spec{Population: 10_000}
		s.Rows[Pajemploi25] = rows
		require.EqualValues(t, rows+1, bytes.Count(listOf(t, &s, Pajemploi25, 0), []byte("\n")))
		require.Len(t, truthOf(t, &s, Pajemploi25), int(rows))
	}
}

// TestRowsAgreeWithTheTruth reads the lists without anything of recoupe and
// compares every two rows of a person: what the truth says they still share they
// share, and what is wrong in one differs.
func TestRowsAgreeWithTheTruth(t *testing.T) {
	skipLong(t)
	s := Default(0.002)
	s.Rows[FT24] = 12_000
	for src := range s.Rates {
		for k := range s.Rates[src] {
			if s.Rates[src][k] > 0 && Kind(k) != Duplicate {
				s.Rates[src][k] = max(s.Rates[src][k], 0.03)
			}
		}
	}
	type rowOf struct {
		src Source
		of  Set
		plainRow
	}
	persons := map[uint64][]rowOf{}
	for _, src := range Sources() {
		rows := readPlainly(t, src, listOf(t, &s, src, 0))
		for i, line := range truthOf(t, &s, src) {
			persons[line.Person] = append(persons[line.Person], rowOf{src, line.Errors, rows[i]})
		}
	}
	pairs := 0
	for person, rows := range persons {
		for i, a := range rows {
			for _, b := range rows[:i] {
				if a.src == b.src {
					continue
				}
				pairs++
				at := []any{"person %d: %s [%s] %s [%s]", person, a.src, a.of, b.src, b.of}
				reach := Reach(a.src, a.of, b.src, b.of)
				shared := func(c Combinations, holds bool) {
					if reach&c != 0 {
						require.True(t, holds, append(at, c)[:len(at)]...)
					}
				}
				dates := a.birth == b.birth
				shared(ByNIR, dates && a.nir == b.nir && a.nir != "")
				shared(ByFTID, dates && a.ftid == b.ftid && a.ftid != "")
				cut := func(name string) string { return name[:min(len(name), 10)] }
				shared(ByCivil, dates && share(a.surnames, b.surnames) && cut(a.first) == cut(b.first))
				shared(ByGiven, dates && share(a.surnames, b.surnames) && cut(a.component) == cut(b.component))
				shared(ByEmail, share(a.emails, b.emails) && a.component == b.component)
				shared(ByPhone, share(a.phones, b.phones) && a.component == b.component)

				either, one := a.of|b.of, a.of^b.of
				broken := func(k Kind, holds bool) {
					if one.Has(k) {
						require.False(t, holds, append(at, k)[:len(at)]...)
					}
				}
				if either&SetOf(NIRMissing, NIRParent) == 0 && a.src.has(fieldNIR) && b.src.has(fieldNIR) {
					broken(NIRTypo, a.nir == b.nir)
					broken(NIRChanged, a.nir == b.nir)
				}
				if !either.Has(FTIDMissing) && a.src.has(fieldFTID) && b.src.has(fieldFTID) {
					broken(FTIDTypo, a.ftid == b.ftid)
					broken(FTIDOld, a.ftid == b.ftid)
				}
				broken(DateDigit, dates)
				if either&SetOf(DateDigit, FirstJanuary) == 0 {
					broken(DayMonthSwapped, dates)
				}
				if either&SetOf(NamesSwapped, FirstNameTypo) == 0 {
					broken(FirstNameCut, a.first == b.first && len(a.first) < 10)
				}
				broken(FirstNameTypo, a.component == b.component)
				broken(EmailCentre, share(a.emails, b.emails))
				broken(EmailAdviser, share(a.emails, b.emails))
				broken(PhoneDummy, share(a.phones, b.phones))
			}
		}
	}
	require.Greater(t, pairs, 5_000)
}

// TestStoppedAndRefused stops the writing of a list, and refuses to take it.
func TestStoppedAndRefused(t *testing.T) {
	s := Default(0.001)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, s.WriteList(ctx, &bytes.Buffer{}, FT24, 2), context.Canceled)
	s.Population = 10
	require.ErrorIs(t, s.WriteList(t.Context(), &bytes.Buffer{}, FT24, 2), ErrSpec)
	require.ErrorIs(t, s.WriteTruth(t.Context(), &bytes.Buffer{}, FT24, 2), ErrSpec)
}

// BenchmarkList makes lists and truths, and reports rows/s on one core.
//
//	go test -run - -bench List -cpu 1 ./bench/synth
func BenchmarkList(b *testing.B) {
	for _, src := range Sources() {
		b.Run(src.String(), func(b *testing.B) {
			const rows = 4 * blockRows
			s := Default(0.1)
			w, err := newWorld(&s)
			require.NoError(b, err)
			made := blocks{world: w, src: src, list: true, truth: true}
			worker, err := made.newShift()
			require.NoError(b, err)
			var out block
			for b.Loop() {
				for at := uint64(0); at < rows; at += blockRows {
					worker.fill(&out, at, at+blockRows)
				}
			}
			b.SetBytes(4 * int64(len(out.list)))
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
