package main

import (
	"math"
	"slices"
	"strings"

	"github.com/mmcloughlin/avo/ir"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/reg"
)

// A processor starts instructions out of order, but only out of the hundred or
// so that wait for their operands, and products emitted one after the other
// leave that many waiting for the end of one chain. So the vector instructions
// of each basic block are put in the order in which a machine of two 512-bit
// ports would start them, the head of the longest chain first (list scheduling),
// as long as the registers last.

func init() {
	pass.Compile = pass.Concat(pass.FunctionPass(scheduleFunction), pass.Compile)
}

// scheduleFunction reorders the runs of vector instructions of a function. What
// is between them keeps its place.
func scheduleFunction(f *ir.Function) error {
	registers, ok := scheduled[f.Name]
	if !ok {
		return nil
	}
	var nodes []ir.Node
	var block []*ir.Instruction
	// A comment stays with the instruction after it.
	var comments []ir.Node
	commented := map[*ir.Instruction][]ir.Node{}
	last := lastUses(f)
	flush := func(end int) {
		outlives := func(r reg.ID) bool { return last[r] >= end }
		for _, i := range fit(block, registers, outlives) {
			nodes = append(nodes, commented[i]...)
			nodes = append(nodes, i)
		}
		nodes = append(nodes, comments...)
		block, comments = nil, nil
	}
	for index, n := range f.Nodes {
		if i, ok := n.(*ir.Instruction); ok && isVector(i) {
			block = append(block, i)
			commented[i], comments = comments, nil
			continue
		}
		if c, ok := n.(*ir.Comment); ok {
			comments = append(comments, c)
			continue
		}
		flush(index)
		nodes = append(nodes, n)
	}
	flush(len(f.Nodes))
	f.Nodes = nodes
	return nil
}

// lastUses returns the index of the last instruction that reads each register.
func lastUses(f *ir.Function) map[reg.ID]int {
	last := map[reg.ID]int{}
	for index, n := range f.Nodes {
		if i, ok := n.(*ir.Instruction); ok {
			for _, r := range i.InputRegisters() {
				last[r.ID()] = index
			}
		}
	}
	return last
}

// isVector tells whether an instruction writes a vector register or memory. Those
// that write a mask keep their place, since masks are few.
func isVector(i *ir.Instruction) bool {
	for _, r := range i.OutputRegisters() {
		if r.Kind() == reg.KindOpmask {
			return false
		}
	}
	return strings.HasPrefix(i.Opcode, "V") && i.Opcode != "VZEROUPPER"
}

// task is an instruction of a block with what must precede it.
type task struct {
	*ir.Instruction
	index int
	// before and after are the tasks that depend on each other. waits is the
	// number of those before it that are not scheduled.
	before, after []*task
	waits         int
	// height is the length in cycles of the longest chain that it begins.
	height float64
	// ready is the cycle in which its operands are there.
	ready float64
}

// fit schedules a block with the widest window for which the registers last.
func fit(block []*ir.Instruction, registers int, outlives func(reg.ID) bool) []*ir.Instruction {
	for window := 72; window > 0; window -= 8 {
		if order, peak := schedule(block, window, registers, outlives); peak <= registers {
			return order
		}
	}
	return block
}

// schedule orders a block. No instruction comes before another that is window
// or more instructions ahead of it. It returns also the largest number of
// registers in use.
func schedule(block []*ir.Instruction, window, registers int, outlives func(reg.ID) bool) (order []*ir.Instruction, peak int) {
	tasks := dependencies(block)
	for _, t := range slices.Backward(tasks) {
		for _, after := range t.after {
			t.height = math.Max(t.height, after.height)
		}
		t.height += latency(t.Instruction)
	}
	uses := map[reg.ID]int{}
	for _, t := range tasks {
		for _, r := range vectors(t.InputRegisters()) {
			uses[r]++
		}
	}
	live := map[reg.ID]bool{}
	written := map[reg.ID]bool{}
	for _, t := range tasks {
		for _, r := range vectors(t.InputRegisters()) {
			if !written[r] {
				live[r] = true
			}
		}
		for _, r := range vectors(t.OutputRegisters()) {
			written[r] = true
		}
	}
	for r := range uses {
		if outlives(r) {
			uses[r]++ // never free
		}
	}
	peak = len(live)
	// growth is the change in the number of registers that t makes.
	growth := func(t *task) (n int) {
		inputs := vectors(t.InputRegisters())
		for _, r := range inputs {
			if uses[r] == 1 && live[r] {
				n--
			}
		}
		for _, r := range vectors(t.OutputRegisters()) {
			if !live[r] || (uses[r] == 1 && slices.Contains(inputs, r)) {
				n++
			}
		}
		return n
	}
	ready := slices.DeleteFunc(slices.Clone(tasks), func(t *task) bool { return t.waits > 0 })
	now := 0.0
	done := make([]bool, len(tasks))
	first := 0
	for len(ready) > 0 {
		for done[first] {
			first++
		}
		best := -1
		for pass := range 2 {
			for i, t := range ready {
				// First what may start now and has a register, then anything.
				if pass == 0 && (t.index >= first+window || t.ready > now || (len(live)+growth(t) > registers && growth(t) > 0)) {
					continue
				}
				if best < 0 || before(pass, t, ready[best]) {
					best = i
				}
			}
			if best >= 0 {
				break
			}
		}
		t := ready[best]
		ready = slices.Delete(ready, best, best+1)
		now = math.Max(now, t.ready)
		now += float64(ports(t.Instruction)) / 2
		for _, r := range vectors(t.InputRegisters()) {
			if uses[r]--; uses[r] == 0 {
				delete(live, r)
			}
		}
		for _, r := range vectors(t.OutputRegisters()) {
			if uses[r] > 0 {
				live[r] = true
			}
		}
		peak = max(peak, len(live))
		order = append(order, t.Instruction)
		done[t.index] = true
		for _, after := range t.after {
			after.ready = math.Max(after.ready, now+latency(t.Instruction))
			if after.waits--; after.waits == 0 {
				ready = append(ready, after)
			}
		}
	}
	return order, peak
}

// before tells whether a is to be scheduled rather than b.
func before(pass int, a, b *task) bool {
	if pass == 1 {
		return a.index < b.index
	}
	if a.height != b.height {
		return a.height > b.height
	}
	return a.index < b.index
}

// dependencies returns the block with what must keep its order: the writes of a
// register and its uses, and the accesses to one place in memory. Different
// parameters are different places.
func dependencies(block []*ir.Instruction) (tasks []*task) {
	writer := map[any]*task{}
	readers := map[any][]*task{}
	for index, i := range block {
		t := &task{Instruction: i, index: index}
		depend := func(on *task) {
			if on != nil && on != t && !slices.Contains(t.before, on) {
				t.before = append(t.before, on)
				on.after = append(on.after, t)
				t.waits++
			}
		}
		var reads, writes []any
		for _, r := range i.InputRegisters() {
			reads = append(reads, r.ID())
		}
		for _, r := range i.OutputRegisters() {
			writes = append(writes, r.ID())
		}
		for _, op := range i.Inputs {
			if m, ok := op.(operand.Mem); ok && m.Symbol.Name == "" {
				reads = append(reads, place{m.Base.ID(), m.Disp})
			}
		}
		for _, op := range i.Outputs {
			if m, ok := op.(operand.Mem); ok {
				writes = append(writes, place{m.Base.ID(), m.Disp})
			}
		}
		for _, x := range reads {
			depend(writer[x])
			readers[x] = append(readers[x], t)
		}
		for _, x := range writes {
			depend(writer[x])
			for _, r := range readers[x] {
				depend(r)
			}
			writer[x], readers[x] = t, nil
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// place is 64 bytes of memory.
type place struct {
	base reg.ID
	disp int
}

// vectors returns the vector registers among rs, each once.
func vectors(rs []reg.Register) (ids []reg.ID) {
	for _, r := range rs {
		if r.Kind() == reg.KindVector && !slices.Contains(ids, r.ID()) {
			ids = append(ids, r.ID())
		}
	}
	return ids
}

// latency is the number of cycles after which the result can be used, on
// Skylake-X and its successors.
func latency(i *ir.Instruction) float64 {
	n := 1.0
	switch {
	case strings.HasPrefix(i.Opcode, "VFM"), i.Opcode == "VADDPD", i.Opcode == "VSUBPD", strings.HasPrefix(i.Opcode, "VCVT"),
		strings.HasPrefix(i.Opcode, "VPMADD52"):
		n = 4
	case i.Opcode == "VPMULUDQ":
		n = 5
	case strings.HasPrefix(i.Opcode, "VMOV"), strings.HasPrefix(i.Opcode, "VPBROADCAST"):
		n = 0
	}
	for _, op := range i.Inputs {
		if operand.IsMem(op) {
			return n + 5
		}
	}
	return n
}

// ports is the number of halves of a cycle for which the vector ports are taken.
func ports(i *ir.Instruction) int {
	for _, r := range i.InputRegisters() {
		if r.Kind() == reg.KindOpmask {
			return 1
		}
	}
	if strings.HasPrefix(i.Opcode, "VMOV") || strings.HasPrefix(i.Opcode, "VPBROADCAST") {
		return 0
	}
	return 1
}

// scheduled names the functions whose parameters are different places in memory.
// The number is that of the vector registers that their schedule may use: as many
// as still lets the allocator succeed.
var scheduled = map[string]int{}

// schedulable admits a function to scheduling: no two of its parameters may
// overlap, unless, as in Square, one is read and the other written in different
// basic blocks.
func schedulable(name string, registers int) { scheduled[name] = registers }
