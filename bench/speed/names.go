package speed

import (
	"math"
	"slices"
	"strings"

	"recoupe/internal/message"
)

// stageTexts are the names of the stages for people.
var stageTexts = map[StageName]message.ID{
	StageRead: message.SpeedRead, StageNormalise: message.SpeedNormalise, StageDigest: message.SpeedDigest,
	StageEvaluate: message.SpeedEvaluate, StageSort: message.SpeedSort, StageCode: message.SpeedCode,
	StageWrite: message.SpeedWrite, StageBlind: message.SpeedBlind, StageAnswer: message.SpeedAnswer,
	StageVerify: message.SpeedVerify, StageFinalise: message.SpeedFinalize, StageMerge: message.SpeedMerge,
}

// operationTexts are the names of the operations for people.
var operationTexts = map[OperationName]message.ID{
	OperationEvaluate: message.SpeedEvaluate, OperationBlind: message.SpeedBlind, OperationAnswer: message.SpeedAnswer,
	OperationFinish: message.SpeedFinish, OperationExchange: message.SpeedExchange,
}

// metricTexts are the names of the metrics for people.
var metricTexts = map[string]message.ID{
	MetricSeconds: message.SpeedMetricSeconds, MetricProcessor: message.SpeedMetricProcessor,
	MetricPeak: message.SpeedMetricPeak, MetricBytes: message.SpeedMetricBytes,
}

// texts renders figures in a language.
type texts struct{ message.Language }

// figure renders a number with three digits that mean something.
func (t texts) figure(x float64) string {
	switch a := math.Abs(x); {
	case math.IsNaN(x) || x == 0:
		return "–"
	case a < 0.0995:
		return t.Format("%.3f", x)
	case a < 9.995:
		return t.Format("%.2f", x)
	case a < 99.95:
		return t.Format("%.1f", x)
	}
	return t.Format("%.0f", x)
}

// mebibytes renders a number of bytes in MiB.
func (t texts) mebibytes(n uint64) string { return t.figure(float64(n) / (1 << 20)) }

// setup renders everything of a setup but its size.
func (t texts) setup(s *Setup) string {
	return t.Text(message.SpeedSetup, strings.Join(s.Keys, ", "), s.Suite, s.Mode, s.Workers, t.Number(uint64(s.Memory>>20)))
}

// keys renders the match keys of a setup.
func (t texts) keys(s *Setup) string {
	return t.Text(message.SpeedVaryKeys, strings.Join(s.Keys, ", "))
}

// difference renders what s and base differ in beside their sizes.
func (t texts) difference(s, base *Setup) string {
	var differ []string
	if !slices.Equal(s.Keys, base.Keys) {
		differ = append(differ, t.keys(s))
	}
	if s.Mode != base.Mode {
		differ = append(differ, s.Mode)
	}
	if s.Suite != base.Suite {
		differ = append(differ, s.Suite)
	}
	if s.Workers != base.Workers {
		differ = append(differ, t.Text(message.SpeedVaryWorkers, s.Workers))
	}
	if len(differ) == 0 {
		return t.Text(message.SpeedBase)
	}
	return strings.Join(differ, "; ")
}

// Describe renders what a point measures, for whoever waits for it.
func Describe(part Part, s Setup, lang message.Language) string {
	t := texts{lang}
	if part == PartGroup {
		return t.Text(message.SpeedGroupOf, s.Suite, s.Mode)
	}
	return t.Text(message.SpeedPoint, t.Number(s.Rows), t.Number(s.Other), t.setup(&s))
}
