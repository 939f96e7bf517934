package main

import (
	"github.com/mmcloughlin/avo/attr"
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// pool is a table of the 64-bit constants that the functions of one file use,
// each once.
type pool struct {
	name   string
	values []uint64
	index  map[uint64]int
}

func newPool(name string) *pool { return &pool{name: name, index: map[uint64]int{}} }

// at is the operand of a constant, to be broadcast.
func (p *pool) at(v uint64) Mem {
	i, ok := p.index[v]
	if !ok {
		i = len(p.values)
		p.values = append(p.values, v)
		p.index[v] = i
	}
	return NewDataAddr(NewStaticSymbol(p.name), 8*i)
}

// broadcast returns a register with v in each lane.
func (p *pool) broadcast(v uint64) reg.VecVirtual {
	z := ZMM()
	VPBROADCASTQ(p.at(v), z)
	return z
}

// emit writes the table.
func (p *pool) emit() {
	GLOBL(p.name, attr.RODATA|attr.NOPTR)
	for i, v := range p.values {
		DATA(8*i, U64(v))
	}
}
