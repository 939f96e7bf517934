package psi

import (
	"fmt"
	"math/big"
	"math/bits"
	"math/rand/v2"

	"github.com/stretchr/testify/require"
)

// outcome is what becomes of one row.
type outcome struct {
	tier Tier
	keys KeySet
}

// model is the protocol in clear text: what both parties must end with.
type model struct {
	keys []Key
	// token is what values are compared by, n being the number of the
	// holder's values: equal for equal values, and for others by accident.
	token func(d datum, n int) string
}

// equal compares values themselves.
func equal(d datum, _ int) string { return fmt.Sprint(d) }

// mapped compares the tokens of the outputs of prf.
func mapped(keys []Key, prf func(datum) [prfSize]byte) func(datum, int) string {
	return func(d datum, n int) string {
		p := prf(d)
		u := new(big.Int).Lsh(big.NewInt(int64(n)), 40)
		u.Mul(u, new(big.Int).SetUint64(keys[d.key].Cap))
		u.Mul(u, new(big.Int).SetBytes(p[:]))
		return fmt.Sprint(d.key, "/", u.Rsh(u, 128))
	}
}

// carriers returns the rows of each value that is not dropped.
func (m *model) carriers(l list) map[datum][]int {
	rows := map[datum][]int{}
	for row, data := range l {
		for _, d := range data {
			if n := len(rows[d]); n == 0 || rows[d][n-1] != row {
				rows[d] = append(rows[d], row)
			}
		}
	}
	for d, r := range rows {
		if limit := m.keys[d.key].Shared; limit > 0 && len(r) > limit {
			delete(rows, d)
		}
	}
	return rows
}

// counts returns what the parties should report of a list.
func (m *model) counts(l list) []KeyCount {
	all, kept := (&model{keys: make([]Key, len(m.keys))}).carriers(l), m.carriers(l)
	out := make([]KeyCount, len(m.keys))
	for d, rows := range all {
		c := &out[d.key]
		c.Inputs += uint64(len(rows))
		if _, ok := kept[d]; ok {
			c.Distinct++
		} else {
			c.Shared++
			c.SharedRows += uint64(len(rows))
		}
	}
	return out
}

// persons returns for each row the lowest row of the same person.
func (m *model) persons(l list) []int {
	person := make([]int, len(l))
	for i := range person {
		person[i] = i
	}
	carriers := m.carriers(l)
	for changed := true; changed; {
		changed = false
		for d, rows := range carriers {
			if m.keys[d.key].Tier != TierSure {
				continue
			}
			least := len(l)
			for _, row := range rows {
				least = min(least, person[row])
			}
			for _, row := range rows {
				changed = changed || person[row] != least
				person[row] = least
			}
		}
	}
	return person
}

// tier returns what the hits of the keys in s are worth together, for a person
// that is asked for by so many sure keys.
func (m *model) tier(s KeySet, sure int) Tier {
	count := map[Tier]int{}
	var contacts, others int
	for i, k := range m.keys {
		if s>>i&1 == 0 {
			continue
		}
		count[k.Tier]++
		if k.Tier == TierProbable && k.Contact {
			contacts++
		} else if k.Tier == TierProbable {
			others++
		}
	}
	switch {
	case count[TierSure] > 0, contacts > 0 && others > 0:
		return TierSure
	case others > 0 && sure >= 2:
		return TierPossible
	case count[TierProbable] > 0:
		return TierProbable
	case count[TierPossible] > 0:
		return TierPossible
	}
	return TierNone
}

// intersect returns the outcome of every row at the querier and, under a
// session in which both learn, at the holder; and the number of tokens and of
// returned entries by key.
func (m *model) intersect(holder, querier list, kept Tier) (q, h []outcome, tokens, returned []int) {
	theirs, ours := m.carriers(holder), m.carriers(querier)
	n := make([]int, len(m.keys))
	for d := range theirs {
		n[d.key]++
	}
	tokens, returned = make([]int, len(m.keys)), make([]int, len(m.keys))
	holders := map[string][]int{} // rows by token
	for d, rows := range theirs {
		token := m.token(d, n[d.key])
		if holders[token] == nil {
			tokens[d.key]++
		}
		holders[token] = append(holders[token], rows...)
	}

	q = make([]outcome, len(querier))
	for d, rows := range ours {
		if holders[m.token(d, n[d.key])] != nil {
			for _, row := range rows {
				q[row].keys |= 1 << d.key
			}
		}
	}
	m.unite(querier, q)
	sure := m.sureKeys(querier)
	for i := range q {
		q[i].tier = m.tier(q[i].keys, sure[i])
	}

	h = make([]outcome, len(holder))
	best := map[string]Tier{}
	key := map[string]int{}
	for d, rows := range ours {
		token := m.token(d, n[d.key])
		for _, row := range rows {
			best[token] = max(best[token], q[row].tier)
			key[token] = d.key
		}
	}
	for token, tier := range best {
		if holders[token] == nil || tier < kept {
			continue
		}
		returned[key[token]]++
		for _, row := range holders[token] {
			h[row].keys |= 1 << key[token]
			h[row].tier = max(h[row].tier, tier)
		}
	}
	m.unite(holder, h)
	return q, h, tokens, returned
}

// sureKeys returns for each row how many sure keys its person is asked for.
func (m *model) sureKeys(l list) []int {
	o := make([]outcome, len(l))
	for d, rows := range m.carriers(l) {
		for _, row := range rows {
			if m.keys[d.key].Tier == TierSure {
				o[row].keys |= 1 << d.key
			}
		}
	}
	m.unite(l, o)
	sure := make([]int, len(l))
	for row := range o {
		sure[row] = bits.OnesCount8(uint8(o[row].keys))
	}
	return sure
}

// unite gives all rows of a person what any of them has.
func (m *model) unite(l list, o []outcome) {
	person := m.persons(l)
	for i, p := range person {
		o[p].keys |= o[i].keys
		o[p].tier = max(o[p].tier, o[i].tier)
	}
	for i, p := range person {
		o[i] = o[p]
	}
}

// require compares an exchange with the model.
func (m *model) require(t require.TestingT, x *exchange, holder, querier list, kept Tier) {
	q, h, tokens, returned := m.intersect(holder, querier, kept)
	require.Equal(t, q, outcomes(x.matches.Outcomes, len(querier)), "querier")
	require.Equal(t, h, outcomes(x.own, len(holder)), "holder")
	require.Equal(t, m.counts(holder), x.setCounts)
	require.Equal(t, m.counts(holder), x.holderCounts)
	require.Equal(t, m.counts(querier), x.matches.Counts)
	for i := range m.keys {
		require.EqualValues(t, tokens[i], x.set.header.Sections[i].Count)
		require.EqualValues(t, tokens[i], x.matches.SetOf[i])
		require.EqualValues(t, returned[i], x.ret.header.Sections[i].Count)
	}

	rows, persons := x.matches.Count(kept)
	seen := map[int]bool{}
	var matched uint64
	for row, person := range m.persons(querier) {
		if q[row].tier != TierNone && q[row].tier >= kept {
			matched++
			seen[person] = true
		}
	}
	require.Equal(t, matched, rows)
	require.EqualValues(t, len(seen), persons)
}

// outcomes returns the outcomes of n rows.
func outcomes(o *Outcomes, n int) []outcome {
	out := make([]outcome, n)
	for row := range out {
		out[row].tier, out[row].keys = o.Row(uint32(row))
	}
	return out
}

// randomList draws a list of n rows whose values are among so many.
func randomList(r *rand.Rand, keys, n, values int) list {
	l := make(list, n)
	for row := range l {
		if row > 0 && r.IntN(8) == 0 {
			l[row] = l[r.IntN(row)] // a duplicate
			continue
		}
		for key := range keys {
			for r.IntN(2) == 0 {
				l[row] = append(l[row], datum{key, r.IntN(values)})
			}
		}
	}
	return l
}
