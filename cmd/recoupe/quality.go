package main

import (
	"recoupe/bench/quality"
	"recoupe/internal/message"
)

// quality prints how well lists were linked.
func (u *ui) quality(r *quality.Report) {
	u.say(message.QualityKept)
	rows := [][]string{u.heads(message.ColumnPair, message.ColumnBoth, message.ColumnRight, message.ColumnWrong,
		message.ColumnRecall, message.ColumnCeiling, message.ColumnOfCeiling, message.ColumnPrecision)}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		kept := p.Kept()
		rows = append(rows, []string{
			p.Name(), u.number(p.Both), u.number(kept.Right), u.number(kept.Wrong), u.ratio(kept.Right, p.Both),
			u.ratio(p.Reachable, p.Both), u.ratio(kept.Right, p.Reachable), u.ratio(kept.Right, kept.Rows()),
		})
	}
	u.table(rows)
	for i := range r.Pairs {
		u.qualityPair(&r.Pairs[i])
	}
}

// qualityPair prints how well two lists were linked.
func (u *ui) qualityPair(p *quality.Pair) {
	u.gap()
	u.say(message.QualityOf, p.Name(), u.number(p.QuerierRows), u.number(p.Both))
	u.say(message.QualityByTier)
	rows := [][]string{u.heads(message.ColumnTier, message.ColumnRight, message.ColumnWrong, message.ColumnRecall, message.ColumnPrecision)}
	for _, t := range p.Tiers {
		rows = append(rows, []string{
			t.Name, u.number(t.Right), u.number(t.Wrong), u.ratio(t.Right, p.Both), u.ratio(t.Right, t.Rows()),
		})
	}
	u.table(rows)
	u.say(message.QualityByKey)
	rows = [][]string{u.heads(message.ColumnKey, message.ColumnRight, message.ColumnWrong, message.ColumnRecall, message.ColumnPrecision,
		message.ColumnAdds, message.ColumnAlone, message.ColumnOccurred, message.ColumnForeseen, message.ColumnForeseenBy)}
	for _, k := range p.Keys {
		if k.Rows() == 0 && k.Expected == 0 {
			continue
		}
		rows = append(rows, []string{
			k.Name, u.number(k.Right), u.number(k.Wrong), u.ratio(k.Right, p.Both), u.ratio(k.Right, k.Rows()),
			u.ratio(k.Added.Right, p.Both), u.number(k.Alone), u.number(k.Accidental), u.estimate(k.Expected), u.estimate(k.ExpectedByHolder),
		})
	}
	u.table(rows)
	if len(p.Worst()) == 0 {
		u.say(message.QualityNoErrors)
		return
	}
	u.say(message.QualityByError)
	rows = [][]string{u.heads(message.ColumnError, message.ColumnAffected, message.ColumnMissed, message.ColumnLost)}
	for _, e := range p.Worst() {
		rows = append(rows, []string{e.Kind, u.number(e.Rows), u.number(e.Missed), u.portion(e.Excess / float64(p.Both))})
	}
	u.table(rows)
}

// heads returns the heads of columns.
func (u *ui) heads(ids ...message.ID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, u.text(id))
	}
	return out
}

// portion renders a share as a percentage with two decimals.
func (u *ui) portion(x float64) string { return u.lang.Format("%.2f %%", 100*x) }

// ratio renders part of whole as a percentage with two decimals.
func (u *ui) ratio(part, whole uint64) string {
	if whole == 0 {
		return "–"
	}
	return u.portion(float64(part) / float64(whole))
}
