// Package generated runs the generators, for tests.
package generated

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"

	"recoupe/asm/emulate"
)

// Sets are the instruction sets of the generator vector, with the prefixes of
// the functions for them.
var Sets = map[string]string{"avx512fma": "fma", "avx512ifma": "ifma"}

// Assembly is what a generator wrote.
type Assembly struct {
	// Text and Stubs are the two files, Stubs of a package main.
	Text, Stubs string
	// File is Text, parsed.
	File *emulate.File
}

var runs = map[string]func() (*Assembly, error){}

func init() {
	for set := range Sets {
		runs[set] = sync.OnceValues(func() (*Assembly, error) { return vector(set) })
	}
}

// Vector runs the generator vector for an instruction set, once in a process.
func Vector(set string) (*Assembly, error) { return runs[set]() }

func vector(set string) (*Assembly, error) {
	dir, err := os.MkdirTemp("", "recoupe-asm")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	text, stubs := filepath.Join(dir, "a.s"), filepath.Join(dir, "a.go")
	command := exec.Command("go", "run", "recoupe/asm/vector", "-set", set, "-out", text, "-stubs", stubs, "-pkg", "main")
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	a := &Assembly{}
	for path, s := range map[string]*string{text: &a.Text, stubs: &a.Stubs} {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		*s = string(b)
	}
	a.File, err = emulate.Parse(a.Text)
	return a, err
}
