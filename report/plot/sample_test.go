package plot

import (
	"math"

	"recoupe/internal/message"
)

// sample is a chart that the tests draw, and that people look at.
type sample struct {
	name  string
	chart func(lang message.Language) Chart
}

// say returns en or fr.
func say(lang message.Language, en, fr string) string {
	if lang == message.French {
		return fr
	}
	return en
}

// samples are charts of every kind, as reports have them.
var samples = []sample{
	{"lines", func(l message.Language) Chart {
		ours, fit := growth(1.1e-5, 1.02, 10_000, 100_000, 1_000_000, 10_000_000)
		circl, circlFit := growth(2.2e-4, 1, 10_000, 100_000, 1_000_000, 10_000_000)
		return &Lines{
			Title:    say(l, "Time of the whole protocol by size of the lists", "Durée du protocole entier selon la taille des listes"),
			Subtitle: say(l, "Both lists of the same size, keys nir and civil, two workers, proofs on", "Deux listes de même taille, clés nir et civil, deux processus, avec preuves"),
			X:        Axis{Label: say(l, "Rows in each list", "Lignes de chaque liste"), Log: true},
			Y:        Axis{Label: say(l, "Time", "Durée"), Unit: "s", Log: true},
			Lines: []Line{
				{Name: "recoupe", Points: ours},
				{Name: say(l, "fit: n^1.02", "ajustement : n^1,02"), Points: fit, Dashed: true},
				{Name: "circl", Points: circl},
				{Name: say(l, "fit: n", "ajustement : n"), Points: circlFit, Dashed: true},
			},
		}
	}},
	{"stages", func(l message.Language) Chart {
		var lines []Line
		for i, name := range []string{"check", "prepare", "request", "answer", "finish", "receive", "inspect"} {
			p, _ := growth(float64(i*i+1)*1e-6, 1, 10_000, 30_000, 100_000, 300_000, 1_000_000)
			lines = append(lines, Line{Name: name, Points: p})
		}
		return &Lines{
			Title: say(l, "Time of each stage", "Durée de chaque étape"),
			X:     Axis{Label: say(l, "Rows", "Lignes"), Log: true}, Y: Axis{Label: say(l, "Time", "Durée"), Unit: "s", Log: true}, Lines: lines,
		}
	}},
	{"workers", func(l message.Language) Chart {
		return &Lines{
			Title:    say(l, "Rows per second by number of workers", "Lignes par seconde selon le nombre de processus"),
			Subtitle: say(l, "A list of 1,000,000 rows", "Une liste de 1 000 000 lignes"),
			X:        Axis{Label: say(l, "Workers", "Processus")}, Y: Axis{Label: say(l, "Rows per second", "Lignes par seconde")},
			Lines: []Line{
				{Name: say(l, "reading and normalising", "lecture et normalisation"), Points: []Point{{1, 812_000}, {2, 1_590_000}, {4, 2_900_000}, {8, 3_300_000}}},
				{Name: say(l, "blinding with P-256, without vectors, on circl", "masquage par P-256, sans vecteurs, par circl"), Points: []Point{{1, 31_000}, {2, 61_000}, {4, 118_000}, {8, 201_000}}},
				{Name: say(l, "blinding with ristretto255 and AVX-512, all lanes", "masquage par ristretto255 et AVX-512"), Points: []Point{{1, 310_000}, {2, 600_000}}},
			},
		}
	}},
	{"bars", func(l message.Language) Chart {
		return &Bars{
			Title:    say(l, "Recall by pair of breaches, and the ceiling that exact keys have", "Rappel par couple de fuites, et le plafond des clés exactes"),
			Subtitle: say(l, "Synthetic lists at scale 0.01, all keys", "Listes synthétiques à l’échelle 0,01, toutes les clés"),
			Value:    Axis{Label: say(l, "Recall", "Rappel"), Unit: "%"},
			Categories: []string{
				say(l, "France Travail 2024 × UNML missions locales 2025", "France Travail 2024 × missions locales UNML 2025"),
				"FT24 × ML24", "FT24 × Kairos25", "FT24 × Pajemploi25", "Kairos25 × Pajemploi25",
			},
			Groups: []Group{
				{Name: say(l, "recoupe, sure and probable", "recoupe, sûr et probable"), Values: []float64{97.32, 98.1, 99.95, 93.4, 85.2}},
				{Name: say(l, "ceiling of exact keys", "plafond des clés exactes"), Values: []float64{97.8, 98.6, 99.97, 94, 85.9}},
				{Name: say(l, "NIR alone", "NIR seul"), Values: []float64{61.3, 84.15, math.NaN(), math.NaN(), 0}},
			},
		}
	}},
	{"single", func(l message.Language) Chart {
		return &Bars{
			Title: say(l, "Rows in each list", "Lignes de chaque liste"),
			Value: Axis{Label: say(l, "Rows", "Lignes")}, Categories: []string{"FT24", "UNML25", "Pajemploi25", "ML24", "Kairos25"},
			Groups: []Group{{Values: []float64{36_820_828, 1_600_000, 1_200_000, 1_100_000, 340_000}}},
		}
	}},
	{"dots", func(l message.Language) Chart {
		return &Bars{
			Title:      say(l, "How often an accidental match is expected", "Fréquence attendue des rapprochements fortuits"),
			Value:      Axis{Label: say(l, "Matches per million rows", "Rapprochements par million de lignes"), Log: true},
			Categories: []string{"nir", "ftid", "civil", say(l, "e-mail and first name", "courriel et prénom"), say(l, "phone and first name", "téléphone et prénom")},
			Groups: []Group{
				{Name: say(l, "predicted", "prévu"), Values: []float64{0.00012, 0.002, 13.2, 1.9, 4.4}},
				{Name: say(l, "found", "constaté"), Values: []float64{math.NaN(), math.NaN(), 12.1, 2.2, 5.1}},
			},
		}
	}},
	{"change", func(l message.Language) Chart {
		return &Bars{
			Title:      say(l, "Change against the run before", "Variation par rapport au passage précédent"),
			Value:      Axis{Label: say(l, "Change of time", "Variation de durée"), Unit: "%"},
			Categories: []string{"check", "prepare", "request", "answer", "finish"},
			Groups:     []Group{{Values: []float64{-12.4, 3.1, -31.2, 0, 7.25}}},
		}
	}},
	{"waterfall", func(l message.Language) Chart {
		return &Waterfall{
			Title:    say(l, "What each match key adds to recall", "Ce que chaque clé ajoute au rappel"),
			Subtitle: say(l, "FT24 × UNML25, in the order of the keys", "FT24 × UNML25, dans l’ordre des clés"),
			Value:    Axis{Label: say(l, "Recall", "Rappel"), Unit: "%"},
			Steps: []Step{
				{"nir", 61.3}, {"ftid", 12.25}, {say(l, "civil: surname, first name, birth date", "civil : nom, prénom, date de naissance"), 18.9},
				{say(l, "e-mail and first name", "courriel et prénom"), 3.4}, {say(l, "phone and first name", "téléphone et prénom"), 1.45},
				{say(l, "removed by corroboration", "retiré par corroboration"), -0.7},
			},
		}
	}},
	{"zoomed", func(l message.Language) Chart {
		return &Waterfall{
			Title: say(l, "Rows matched by each key", "Lignes rapprochées par chaque clé"),
			Value: Axis{Label: say(l, "Rows", "Lignes"), Min: 1_000_000, Max: 1_500_000},
			Steps: []Step{{"nir", 1_236_820}, {"civil", 183_944}, {"email", 31_200}, {"phone", 8_400}},
		}
	}},
	{"signals", func(l message.Language) Chart {
		p := []Point{}
		q := []Point{}
		for i := range 40 {
			x := float64(i) / 4
			p = append(p, Point{x, math.Sin(x)})
			q = append(q, Point{x, math.Cos(x) * 1.4})
		}
		p[20].Y = math.NaN()
		return &Lines{
			Title: "sin, cos <&>", X: Axis{Label: "x"}, Y: Axis{Label: "y"},
			Lines: []Line{{Name: "sin", Points: p}, {Name: "1.4 cos", Points: q}, {Name: say(l, "bound", "borne"), Points: []Point{{0, 1.2}, {9.75, 1.2}}, Dashed: true}},
		}
	}},
	{"one", func(l message.Language) Chart {
		return &Lines{Title: say(l, "One observation", "Une observation"), X: Axis{Label: "n"}, Y: Axis{Label: "t", Unit: "s"}, Lines: []Line{{Name: "recoupe", Points: []Point{{1_000_000, 12.5}}}}}
	}},
	{"nine", func(l message.Language) Chart {
		var lines []Line
		for i, name := range []string{"raw", "truncated", "sorted deltas", "Golomb", "zstd -1", "zstd -3", "zstd -19", "s2", "s2 better"} {
			lines = append(lines, Line{Name: name, Points: []Point{{10_000, 32 - float64(i)*2.3}, {100_000, 31 - float64(i)*2.5}, {1_000_000, 31 - float64(i)*3}}})
		}
		return &Lines{Title: say(l, "Bytes per entry", "Octets par entrée"), X: Axis{Label: say(l, "Entries", "Entrées"), Log: true}, Y: Axis{Label: say(l, "Bytes per entry", "Octets par entrée"), Unit: "B"}, Lines: lines}
	}},
}

// growth returns points near factor * n^power at the sizes ns, and the curve.
func growth(factor, power float64, ns ...float64) (near, fit []Point) {
	for i, n := range ns {
		t := factor * math.Pow(n, power)
		near, fit = append(near, Point{n, t * (1 + 0.1*math.Sin(float64(3*i)))}), append(fit, Point{n, t})
	}
	return near, fit
}
