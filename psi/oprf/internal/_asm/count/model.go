package main

import (
	"fmt"
	"strings"

	"recoupe/asm/emulate"
)

// The model is of an Ice Lake or Sapphire Rapids server core: in order, six
// operations a cycle enter a window; out of order, the oldest whose operands
// are ready leave for one of two ports for 512-bit vectors (0 and 5), two for
// loads and one for stores; shifts of vectors have port 0 only, permutations
// and comparisons port 5 only. Copies of registers and clearing them take a
// place in the window only. Latencies are in cycles.
//
// Caches, the front end, frequency and other threads are not in it.
const (
	issueWidth    = 6
	windowSize    = 512
	schedulerSize = 97
	loadLatency   = 7
	storeLatency  = 5 // from a store to a load of the same bytes, besides
)

// cost is how an instruction uses the vector ports.
type cost struct {
	operations int
	latency    int
	ports      string
}

var costs = map[string]cost{
	"VPADDQ": {1, 1, "05"}, "VPSUBQ": {1, 1, "05"}, "VPANDQ": {1, 1, "05"}, "VPORQ": {1, 1, "05"},
	"VPXORQ": {1, 1, "05"}, "VPTERNLOGQ": {1, 1, "05"}, "VPABSQ": {1, 1, "05"}, "VPBLENDMQ": {1, 1, "05"},
	"VPSRLQ": {1, 1, "0"}, "VPSLLQ": {1, 1, "0"},
	"VPMULLQ": {3, 15, "05"}, "VPMULUDQ": {1, 5, "05"}, "VPMADD52LUQ": {1, 4, "05"}, "VPMADD52HUQ": {1, 4, "05"},
	"VFMADD231PD": {1, 4, "05"}, "VADDPD": {1, 4, "05"}, "VSUBPD": {1, 4, "05"}, "VCVTPD2QQ": {1, 4, "05"},
	"VPCMPEQQ": {1, 3, "5"}, "VPTESTMQ": {1, 3, "5"}, "VPTESTNMQ": {1, 3, "5"}, "VPMOVQ2M": {1, 3, "0"},
	"VPERMI2Q": {1, 3, "5"}, "VPMOVSXBQ": {1, 3, "5"}, "KMOVB": {1, 3, "05"},
}

// operation is an instruction as the model sees it.
type operation struct {
	cost
	load, store  bool
	reads        []string
	writes       string
	productOrFMA bool
}

// name is that of what an operand reads or writes: a register, or a place in
// memory.
func name(o emulate.Operand) string {
	switch o.Kind {
	case emulate.Vector:
		return fmt.Sprintf("z%d", o.Register)
	case emulate.Mask:
		return fmt.Sprintf("k%d", o.Register)
	case emulate.Memory:
		return fmt.Sprintf("m%d+%d", o.Register, int64(o.Value))
	}
	return ""
}

// accumulates are the opcodes that read their destination.
var accumulates = []string{"VPMADD52", "VFMADD", "VPTERNLOG", "VPERMI2"}

func operationOf(i emulate.Instruction) (op operation, err error) {
	base, _, _ := strings.Cut(i.Opcode, ".")
	n := len(i.Operands)
	if n == 0 || strings.HasPrefix(base, "J") || base == "DECQ" || base == "MOVQ" || base == "MOVB" {
		return op, nil
	}
	masked := false
	for k, o := range i.Operands {
		switch {
		case o.Kind == emulate.Memory || o.Kind == emulate.Symbol:
			op.load = op.load || k < n-1
			op.store = op.store || k == n-1
		case o.Kind == emulate.Mask && k < n-1:
			masked = true
		}
		if s := name(o); s != "" && k < n-1 {
			op.reads = append(op.reads, s)
		}
	}
	op.writes = name(i.Operands[n-1])
	switch base {
	case "VMOVDQU64", "VMOVUPD", "VMOVDQA64", "VMOVAPD", "VPBROADCASTQ":
		if masked {
			op.cost = cost{1, 1, "05"}
		}
	case "VPXORQ":
		if n == 3 && name(i.Operands[0]) == op.writes && name(i.Operands[1]) == op.writes {
			op.reads = nil
			break
		}
		fallthrough
	default:
		c, ok := costs[base]
		if !ok {
			return op, fmt.Errorf("line %d: the model does not know %s", i.Line, i.Opcode)
		}
		op.cost = c
	}
	for _, prefix := range accumulates {
		masked = masked || strings.HasPrefix(base, prefix)
	}
	if masked && !op.store && base != "VPBLENDMQ" {
		op.reads = append(op.reads, op.writes)
	}
	op.productOrFMA = strings.HasPrefix(base, "VPMADD52") || strings.HasPrefix(base, "VFMADD")
	return op, nil
}

// flight is an operation in the window.
type flight struct {
	operation
	needs []*flight
	// done is the cycle in which the result is there, or -1.
	done int
	left int
}

// cycles is how long the operations take, times over.
func cycles(body []operation, times int) int {
	last := map[string]*flight{}
	var window []*flight // in order; those done leave at the front
	now, next, waiting := 0, 0, 0
	total := len(body) * times
	for next < total || len(window) > 0 {
		for len(window) > 0 && window[0].done >= 0 && window[0].done <= now {
			window = window[1:]
		}
		for n := 0; n < issueWidth && next < total && len(window) < windowSize && waiting < schedulerSize; n++ {
			f := &flight{operation: body[next%len(body)], done: -1}
			for _, r := range f.reads {
				if from := last[r]; from != nil {
					f.needs = append(f.needs, from)
				}
			}
			if f.writes != "" {
				last[f.writes] = f
			}
			f.left = f.operations
			window = append(window, f)
			waiting++
			next++
		}
		free := map[rune]bool{'0': true, '5': true}
		loads, stores := 2, 1
		for _, f := range window {
			if f.done >= 0 {
				continue
			}
			at := f.ready()
			if at < 0 || at > now || f.load && loads == 0 || f.store && stores == 0 {
				continue
			}
			if f.operations > 0 && !take(free, f) {
				continue
			}
			latency := f.latency
			if f.load {
				loads--
				if f.operations == 0 {
					latency = loadLatency
				}
			}
			if f.store {
				stores--
				latency = storeLatency
			}
			if f.left == 0 {
				f.done = now + latency
				f.needs = nil
				waiting--
			}
		}
		now++
	}
	return now
}

// ready is the cycle from which an operation can start, or -1 while that is not
// known. What a load brings for an operation of its own is there in time.
func (f *flight) ready() int {
	at := 0
	for _, from := range f.needs {
		if from.done < 0 {
			return -1
		}
		at = max(at, from.done)
	}
	return at
}

// take finds ports for the parts of an operation that are left.
func take(free map[rune]bool, f *flight) (any bool) {
	for _, port := range f.ports {
		if free[port] && f.left > 0 {
			free[port] = false
			f.left--
			any = true
		}
		if f.left == 0 {
			break
		}
	}
	return any
}
