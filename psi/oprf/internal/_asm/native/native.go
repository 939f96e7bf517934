// Package native runs assembly functions on the processor, in a program that it
// builds for that, to compare them with the emulator.
package native

import (
	_ "embed"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// AVX512 is what all generated functions need; IFMA is what those of avx512ifma
// need besides. The names are those of Linux.
var (
	AVX512 = []string{"avx512f", "avx512dq", "avx512bw", "avx512vl"}
	IFMA   = append(slices.Clone(AVX512), "avx512ifma")
)

// Missing is the first of the features that the processor lacks, or "".
func Missing(features []string) string {
	if runtime.GOARCH != "amd64" {
		return "amd64"
	}
	b, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "/proc/cpuinfo, which tells the features"
	}
	_, rest, _ := strings.Cut(string(b), "\nflags")
	line, _, _ := strings.Cut(rest, "\n")
	have := strings.Fields(line)
	for _, f := range features {
		if !slices.Contains(have, f) {
			return f
		}
	}
	return ""
}

// Call is a call of an assembly function.
type Call struct {
	Name    string
	Buffers [][]byte
	// Args are numbers of buffers for pointers, and else values.
	Args []int
}

// Result is what a call has left in its buffers, and returned.
type Result struct {
	Buffers [][]byte
	Results []byte
}

//go:embed harness.go.txt
var harness string

// Program is a program with assembly functions.
type Program struct{ dir string }

// Build makes a program from assembly and its stubs, in package main. Remove it
// after use.
func Build(text, stubs string, names []string) (p *Program, err error) {
	dir, err := os.MkdirTemp("", "recoupe-native")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	table := "package main\n\nvar table = map[string]any{\n"
	for _, name := range names {
		table += fmt.Sprintf("\t%q: %s,\n", name, name)
	}
	for name, content := range map[string]string{
		"go.mod": "module native\n\ngo 1.26\n", "main.go": harness, "table.go": table + "}\n",
		"a_amd64.s": text, "a_amd64.go": stubs,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			return nil, err
		}
	}
	// vet checks the frames that the assembly assumes.
	for _, args := range [][]string{{"vet", "."}, {"build", "-o", "program", "."}} {
		command := exec.Command("go", args...)
		command.Dir = dir
		command.Env = append(os.Environ(), "GOARCH=amd64")
		if out, err := command.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("go %s: %w: %s", args[0], err, out)
		}
	}
	return &Program{dir}, nil
}

// Remove deletes the program.
func (p *Program) Remove() error { return os.RemoveAll(p.dir) }

// Run makes the calls.
func (p *Program) Run(calls []Call) (results []Result, err error) {
	in, err := os.Create(filepath.Join(p.dir, "calls"))
	if err != nil {
		return nil, err
	}
	if err := errors.Join(gob.NewEncoder(in).Encode(calls), in.Close()); err != nil {
		return nil, err
	}
	command := exec.Command(filepath.Join(p.dir, "program"), in.Name(), filepath.Join(p.dir, "results"))
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	out, err := os.Open(filepath.Join(p.dir, "results"))
	if err != nil {
		return nil, err
	}
	defer out.Close()
	err = gob.NewDecoder(out).Decode(&results)
	return results, err
}

// Line is an instruction as GNU objdump reads the machine code.
type Line struct {
	Address uint64
	Text    string
}

// Disassemble is the machine code of a function.
func (p *Program) Disassemble(name string) (lines []Line, err error) {
	command := exec.Command("objdump", "-d", "--no-show-raw-insn", "--disassemble=main."+name+".abi0", "program")
	command.Dir = p.dir
	out, err := command.Output()
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(out)) {
		address, text, ok := strings.Cut(strings.TrimSpace(line), ":\t")
		if !ok || strings.HasPrefix(text, "int3") {
			continue
		}
		n, err := strconv.ParseUint(address, 16, 64)
		if err != nil {
			return nil, err
		}
		lines = append(lines, Line{n, text})
	}
	return lines, nil
}
