package synth

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth/population"
	"recoupe/identity"
	"recoupe/table"
	"recoupe/testdata"
)

var update = flag.Bool("update", false, "write the digests and the demo lists anew")

// TestListsAreWhatTheyWere compares digests of small lists with those in
// testdata: another digest is another Version.
func TestListsAreWhatTheyWere(t *testing.T) {
	s := Default(0.0005)
	got := Version + "\n"
	for _, src := range Sources() {
		got += fmt.Sprintf("%x  %s\n", sha256.Sum256(listOf(t, &s, src, 0)), src)
	}
	path := filepath.Join("testdata", "digests.txt")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestDemoIsWhatTheGeneratorWrites(t *testing.T) {
	committed := filepath.Join("..", "..", "testdata", "demo")
	if *update {
		_, err := Make(t.Context(), committed, Demo(), Options{Force: true})
		require.NoError(t, err)
	}
	m, err := ReadManifest(committed)
	require.NoError(t, err)
	require.Equal(t, Demo(), m.Spec)
	made, err := Make(t.Context(), t.TempDir(), Demo(), Options{})
	require.NoError(t, err)
	require.Equal(t, made, m, "run go test ./bench/synth -update")
	requireMade(t, committed, m)
	if !*update {
		entries, err := testdata.Demo.ReadDir("demo")
		require.NoError(t, err)
		require.Len(t, entries, 5)
	}
}

// TestDemoShowsEverything looks for every kind in the demo, for rows that no
// match key links, and for relatives of whom each is in one list alone; and finds
// with the match keys what is in reach of them, and nobody else.
func TestDemoShowsEverything(t *testing.T) {
	skipLong(t)
	s := Demo()
	holder, querier := truthOf(t, &s, FT24), truthOf(t, &s, UNML25)
	var all Set
	of := map[uint64][]Set{}
	for _, line := range holder {
		all |= line.Errors
		of[line.Person] = append(of[line.Person], line.Errors)
	}
	common, linkable := 0, map[int]bool{}
	for i, line := range querier {
		all |= line.Errors
		for _, other := range of[line.Person] {
			if Reach(FT24, other, UNML25, line.Errors) != 0 {
				linkable[i] = true
			}
		}
		if len(of[line.Person]) > 0 {
			common++
		}
	}
	for _, k := range Kinds() {
		require.True(t, all.Has(k), k)
	}
	require.Greater(t, common-len(linkable), 4)
	require.Less(t, common-len(linkable), 25)

	w, err := newWorld(&s)
	require.NoError(t, err)
	households := map[uint64]bool{}
	var p population.Person
	for person := range of {
		w.people.Person(person, &p)
		households[p.Household] = true
	}
	relatives := 0
	for _, line := range querier {
		if w.people.Person(line.Person, &p); len(of[line.Person]) == 0 && households[p.Household] {
			relatives++
		}
	}
	require.Greater(t, relatives, 50)

	in := map[string]bool{}
	rows, _ := inputsOf(t, listOf(t, &s, FT24, 0), identity.Everyday(), table.Windows1252)
	for _, row := range rows {
		for input := range row {
			in[input] = true
		}
	}
	rows, _ = inputsOf(t, listOf(t, &s, UNML25, 0), identity.Everyday(), table.UTF8)
	for i, row := range rows {
		found := false
		for input := range row {
			found = found || in[input]
		}
		require.Equal(t, linkable[i], found, "row %d", i+1)
	}
}
