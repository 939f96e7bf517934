package main

import (
	"math"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/bench/baseline"
	"recoupe/bench/speed"
	"recoupe/internal/message"
	"recoupe/report/plot"
)

// The files of bench baseline.
const (
	baselineJSON  = "baseline.json"
	baselineTime  = "baseline-time.svg"
	baselineBytes = "baseline-bytes.svg"
)

// benchBaselineCommand compares recoupe with other methods.
func (u *ui) benchBaselineCommand() *cli.Command {
	return u.command("baseline", message.BaselineUsage, message.BaselineDescription, " ", plainCodes, append([]cli.Flag{
		&cli.IntFlag{Name: "n", Value: 1000, Usage: u.text(message.FlagBaselineN)},
		&cli.IntFlag{Name: "rounds", Value: 3, Usage: u.text(message.FlagBaselineRounds)},
		&cli.Uint64Flag{Name: "seed", Value: 1, Usage: u.text(message.FlagBaselineSeed)},
		&cli.IntFlag{Name: "targets", Value: 1_000_000, Usage: u.text(message.FlagBaselineTargets)},
		&cli.IntFlag{Name: "months", Value: 1, Usage: u.text(message.FlagBaselineMonths)},
		&cli.IntFlag{Name: "communes", Value: baseline.AllCommunes, Usage: u.text(message.FlagBaselineCommunes)},
	}, u.benchFlags()...), u.runBenchBaseline)
}

func (u *ui) runBenchBaseline(c *cli.Context) error {
	comparison, err := u.comparison(c)
	if err != nil {
		return err
	}
	if err := freeOutputs(c, baselineJSON, baselineTime, baselineBytes); err != nil {
		return err
	}
	u.say(message.BaselineWarning)
	r, err := baseline.Compare(c.Context, comparison)
	if err != nil {
		return interrupted(c, err)
	}
	out := baselineResult{"recoupe/bench-baseline/1", speed.ThisMachine("recoupe/" + version), r}
	err = u.writeOutputs(c, jsonFile(baselineJSON, out),
		u.chartFile(baselineTime, u.baselineTimes(r)), u.chartFile(baselineBytes, u.baselineTraffic(r)))
	if err != nil {
		return err
	}
	u.report = true
	u.costs(r)
	u.atFullSize(r)
	u.learns(r.Attack)
	if r.Attack != nil {
		u.attacked(r.Attack)
	}
	return u.result(out)
}

// baselineResult is what --json says of a comparison.
type baselineResult struct {
	Schema  string        `json:"schema"`
	Machine speed.Machine `json:"machine"`
	*baseline.Report
}

// comparison returns what the command line asks for.
func (u *ui) comparison(c *cli.Context) (out baseline.Comparison, err error) {
	if _, err := arguments(c, 0, 0); err != nil {
		return out, err
	}
	for _, flag := range []struct {
		name        string
		least, most int
	}{{"n", 1, 1e6}, {"rounds", 1, 1000}, {"targets", 1, 1e6}, {"months", 0, 1200}, {"communes", 1, baseline.AllCommunes}} {
		if err := within(c, flag.name, flag.least, flag.most); err != nil {
			return out, err
		}
	}
	out.Workers, err = workers(c)
	out.Seed, out.N, out.Rounds = c.Uint64("seed"), c.Int("n"), c.Int("rounds")
	if months := c.Int("months"); months > 0 {
		// From 1990 on, when many of those were born who are on the lists.
		births := baseline.Births(90, 89)[:months]
		out.Part = &baseline.Space{Births: births, Places: baseline.Communes(c.Int("communes"))}
		out.Targets = c.Int("targets")
	}
	out.Each = func(name string) {
		if name == baseline.AttackName {
			u.say(message.BaselineAttacking, out.Part.Size(), uint64(out.Targets))
		} else {
			u.say(message.BaselineMeasuring, methodNames[name])
		}
	}
	return out, err
}

// methodNames are the methods as people read them.
var methodNames = map[string]message.ID{
	baseline.Salted: message.BaselineSaltedName, baseline.DHPSI: message.BaselineDHName,
	baseline.CirclVOPRF: message.BaselineCirclName, baseline.CirclBatched: message.BaselineBatchedName,
	baseline.Ours: message.BaselineOursName,
}

// costs prints what an entry and a question cost.
func (u *ui) costs(r *baseline.Report) {
	u.say(message.BaselineLists, uint64(r.N), uint64(r.Matches))
	rows := [][]string{{
		u.text(message.ColumnMethod), u.text(message.BaselineHolderEntry), u.text(message.BaselineQuerierEntry),
		u.text(message.BaselineHolderQuestion), u.text(message.BaselineQuerierQuestion),
		u.text(message.ColumnBytesEntry), u.text(message.ColumnBytesAsked),
	}}
	for _, m := range r.Protocols {
		rows = append(rows, []string{
			u.text(methodNames[m.Name]), u.digits(m.HolderEntry), u.digits(m.QuerierEntry),
			u.digits(m.HolderQuestion), u.digits(m.QuerierQuestion), u.digits(m.EntryBytes), u.digits(m.QuestionBytes),
		})
	}
	u.table(rows)
}

// digits renders a number of which three digits mean something.
func (u *ui) digits(x float64) string {
	switch {
	case x >= 100 || x == 0:
		return u.lang.Format("%.0f", x)
	case x >= 10:
		return u.lang.Format("%.1f", x)
	}
	return u.lang.Format("%.2f", x)
}

// The rows of ft24 and of unml25.
const (
	fullEntries   = 36_820_828
	fullQuestions = 1_600_000
)

// atFullSize prints what the largest pair of lists would cost.
func (u *ui) atFullSize(r *baseline.Report) {
	u.gap()
	u.say(message.BaselineAtSize, uint64(fullEntries), uint64(fullQuestions))
	rows := [][]string{{
		u.text(message.ColumnMethod), u.text(message.ColumnHolderTime), u.text(message.ColumnQuerierTime), u.text(message.ColumnTravels),
	}}
	for _, m := range r.Protocols {
		holder, querier, bytes := m.At(fullEntries, fullQuestions)
		rows = append(rows, []string{u.text(methodNames[m.Name]), u.duration(holder), u.duration(querier), u.size(bytes)})
	}
	u.table(rows)
}

// learns prints what each method tells a querier beside the matches; a is nil
// if nothing was attacked.
func (u *ui) learns(a *baseline.Attack) {
	salted := u.text(message.BaselineLearnsSalted)
	if a != nil {
		salted = u.text(message.BaselineLearnsIn, u.duration(seconds(a.AllSeconds)), u.duration(seconds(a.CardSeconds)))
	}
	u.gap()
	u.say(message.BaselineLearns)
	rows := [][]string{{u.text(message.BaselineSaltedName), salted}}
	for _, m := range []struct{ name, learns message.ID }{
		{message.BaselineDHName, message.BaselineLearnsDH},
		{message.BaselineCirclName, message.BaselineLearnsCircl},
		{message.BaselineOursName, message.BaselineLearnsOurs},
	} {
		rows = append(rows, []string{u.text(m.name), u.text(m.learns)})
	}
	u.table(rows)
}

// attacked prints how the attack went.
func (u *ui) attacked(a *baseline.Attack) {
	u.gap()
	u.say(message.BaselineAttack)
	u.say(message.BaselineAttackPart, uint64(a.Targets), uint64(a.InPart), a.Births, uint64(a.Communes),
		uint64(a.Found), u.percent(uint64(a.Found), uint64(a.InPart)), u.duration(seconds(a.Seconds)), a.Workers, u.estimate(a.Rate))
	u.say(message.BaselineAttackAll, a.Everyone, u.duration(seconds(a.AllSeconds)), u.duration(seconds(a.CardSeconds)))
	u.say(message.BaselineAttackLess)
}

// seconds returns a number of seconds as a duration.
func seconds(x float64) time.Duration { return time.Duration(x * float64(time.Second)) }

// baselineTimes draws the time that methods take.
func (u *ui) baselineTimes(r *baseline.Report) plot.Chart {
	return u.methodBars(r, plot.Bars{
		Title: u.text(message.BaselineTitle), Subtitle: u.text(message.BaselineSubtitle, uint64(r.N)),
		Value: plot.Axis{Label: u.text(message.BaselineAxis), Unit: "µs", Log: true},
	}, []methodValue{
		{message.BaselineHolderEntry, func(m *baseline.Measured) float64 { return m.HolderEntry }},
		{message.BaselineQuerierEntry, func(m *baseline.Measured) float64 { return m.QuerierEntry }},
		{message.BaselineHolderQuestion, func(m *baseline.Measured) float64 { return m.HolderQuestion }},
		{message.BaselineQuerierQuestion, func(m *baseline.Measured) float64 { return m.QuerierQuestion }},
	})
}

// baselineTraffic draws the bytes that travel.
func (u *ui) baselineTraffic(r *baseline.Report) plot.Chart {
	return u.methodBars(r, plot.Bars{
		Title: u.text(message.BaselineBytesTitle), Subtitle: u.text(message.BaselineBytesSubtitle),
		Value: plot.Axis{Label: u.text(message.BaselineBytesAxis), Unit: "B"},
	}, []methodValue{
		{message.BaselinePerEntry, func(m *baseline.Measured) float64 { return m.EntryBytes }},
		{message.BaselinePerQuestion, func(m *baseline.Measured) float64 { return m.QuestionBytes }},
	})
}

// methodValue is a value of every method.
type methodValue struct {
	name message.ID
	of   func(m *baseline.Measured) float64
}

// methodBars fills a chart with values of every method; what is 0 is left out.
func (u *ui) methodBars(r *baseline.Report, chart plot.Bars, values []methodValue) plot.Chart {
	for _, m := range r.Protocols {
		chart.Categories = append(chart.Categories, u.text(methodNames[m.Name]))
	}
	for _, v := range values {
		group := plot.Group{Name: u.text(v.name)}
		for _, m := range r.Protocols {
			x := v.of(&m)
			if x == 0 {
				x = math.NaN()
			}
			group.Values = append(group.Values, x)
		}
		chart.Groups = append(chart.Groups, group)
	}
	return &chart
}
