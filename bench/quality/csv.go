package quality

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
)

// Table is a part of a report as lines of CSV.
type Table struct {
	Name  string // stem of its file's name
	Lines [][]string
}

// Tables returns the report as tables: tiers, keys and errors, each with the
// pair in front. Shares are between 0 and 1, and empty where there is nothing to
// have a share of.
func (r *Report) Tables() []Table {
	tiers := Table{"tiers", [][]string{{
		"holder", "querier", "holder_rows", "querier_rows", "rows_in_both", "rows_reachable", "ceiling",
		"tier", "right", "wrong", "recall", "precision", "only_right", "only_wrong",
	}}}
	keys := Table{"keys", [][]string{{
		"holder", "querier", "key", "tier", "right", "wrong", "recall", "precision", "added_right", "added_wrong",
		"alone", "accidental", "expected_by_querier", "expected_by_holder",
	}}}
	errors := Table{"errors", [][]string{{
		"holder", "querier", "error", "rows", "missed", "excess", "recall_lost",
	}}}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		for _, t := range p.Tiers {
			tiers.add(p.Holder, p.Querier, p.HolderRows, p.QuerierRows, p.Both, p.Reachable, p.Ceiling(),
				t.Name, t.Right, t.Wrong, p.Recall(t.Right), t.Precision(), t.Only.Right, t.Only.Wrong)
		}
		for _, k := range p.Keys {
			keys.add(p.Holder, p.Querier, k.Name, k.Tier, k.Right, k.Wrong, p.Recall(k.Right), k.Precision(),
				k.Added.Right, k.Added.Wrong, k.Alone, k.Accidental, k.Expected, k.ExpectedByHolder)
		}
		for _, e := range p.Errors {
			errors.add(p.Holder, p.Querier, e.Kind, e.Rows, e.Missed, e.Excess, p.lost(e))
		}
	}
	return []Table{tiers, keys, errors}
}

// lost returns the recall that an error costs.
func (p *Pair) lost(e Error) float64 {
	if p.Both == 0 {
		return 0
	}
	return e.Excess / float64(p.Both)
}

// add appends a line of texts, counts and fractions.
func (t *Table) add(cells ...any) {
	var line []string
	for _, c := range cells {
		switch c := c.(type) {
		case string:
			line = append(line, c)
		case uint64:
			line = append(line, strconv.FormatUint(c, 10))
		case float64:
			line = append(line, decimal(c))
		}
	}
	t.Lines = append(t.Lines, line)
}

// decimal writes a number with six decimals, and nothing for one that is none.
func decimal(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', 6, 64)
}

// WriteCSV writes the table to w.
func (t *Table) WriteCSV(w io.Writer) error { return csv.NewWriter(w).WriteAll(t.Lines) }
