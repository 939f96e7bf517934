package speed

import (
	"context"
	"path/filepath"

	"recoupe/bench/synth"
)

// pair is a synthetic list for each party.
type pair struct {
	holder, querier string // paths
	data            []Data
}

// spec returns the lists of a size: a population in proportion to the holder's
// list, and the rates and overlap of France's lists.
func spec(size Size, seed uint64) synth.Spec {
	s := synth.Default(max(float64(size.Rows)/float64(synth.FT24.RealRows()), float64(size.Other)/float64(synth.UNML25.RealRows())))
	s.Seed, s.Rows = seed, [synth.NumSources]uint64{synth.FT24: size.Rows, synth.UNML25: size.Other}
	return s
}

// makePair makes the lists of a size in the folder dir.
func makePair(ctx context.Context, dir string, size Size, seed uint64) (p pair, err error) {
	m, err := synth.Make(ctx, dir, spec(size, seed), synth.Options{})
	if err != nil {
		return p, err
	}
	for _, made := range m.Lists {
		p.data = append(p.data, Data{
			Name: made.File.Name, Rows: made.Rows, Bytes: made.File.Bytes, SHA256: made.File.SHA256, Seed: seed, Maker: m.Generator,
		})
	}
	p.holder, p.querier = filepath.Join(dir, m.Lists[0].File.Name), filepath.Join(dir, m.Lists[1].File.Name)
	return p, nil
}
