package emulate

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"strings"
)

// Range is the least and the greatest number that a lane may hold.
type Range struct{ Least, Most int64 }

// join is the range of what is in one or the other.
func (r Range) join(o Range) Range { return Range{min(r.Least, o.Least), max(r.Most, o.Most)} }

// place is where a vector is in memory: at an offset from a pointer argument.
type place struct {
	argument string
	offset   uint64
}

// ranges is what is known before an instruction of a function: of registers
// and of memory. What is in neither map may be anything.
type ranges struct {
	file     *File
	vectors  map[int]Range
	places   map[place]Range
	given    map[string]Range
	pointers map[int]string
}

// CheckRanges proves of an integer function, for all arguments in the given
// ranges at once, that sums stay within 63 bits and a sign, that shifts and
// products are of numbers that are not negative, and that the operands of
// products have at most 52 bits (32 for VPMULUDQ), except where the code says
// that it truncates.
//
// Whatever is written to an argument that has a given range stays within it.
// So arguments may alias, and what holds for one turn of a loop holds for all.
// An argument without a given range is scratch space: it is not read before it
// is written.
func (f *File) CheckRanges(name string, given map[string]Range) error {
	fn, ok := f.Functions[name]
	if !ok {
		return fmt.Errorf("no function %s", name)
	}
	s := &ranges{f, map[int]Range{}, map[place]Range{}, given, map[int]string{}}
	heads := map[int]*ranges{}
	for n := 0; n < len(fn.Instructions); {
		for _, target := range fn.Labels {
			if target == n && heads[n] == nil {
				heads[n] = s.clone()
			}
		}
		i := &fn.Instructions[n]
		n++
		if i.Opcode == "JNZ" {
			target := fn.Labels[i.Operands[0].Name]
			if head := heads[target]; head != nil && head.weaken(s) {
				s, n = head.clone(), target
			}
			continue
		}
		if err := s.step(i); err != nil {
			return fmt.Errorf("%s, line %d: %s: %w", name, i.Line, i.Form(), err)
		}
	}
	return nil
}

func (s *ranges) clone() *ranges {
	return &ranges{s.file, maps.Clone(s.vectors), maps.Clone(s.places), s.given, maps.Clone(s.pointers)}
}

// weaken leaves in s what holds in both, and tells whether that is less.
func (s *ranges) weaken(o *ranges) bool {
	a, b := weaken(s.vectors, o.vectors), weaken(s.places, o.places)
	return a || b
}

func weaken[K comparable](m, o map[K]Range) (changed bool) {
	for k, r := range m {
		other, ok := o[k]
		if !ok {
			delete(m, k)
			changed = true
		} else if j := r.join(other); j != r {
			m[k] = j
			changed = true
		}
	}
	return changed
}

// source is the range of an operand.
func (s *ranges) source(o Operand, broadcast bool) (Range, error) {
	switch o.Kind {
	case Vector:
		if r, ok := s.vectors[o.Register]; ok {
			return r, nil
		}
		return Range{}, fmt.Errorf("register %d may hold anything", o.Register)
	case Symbol:
		if data := s.file.Data[o.Name]; broadcast && o.Value+8 <= uint64(len(data)) {
			v := int64(binary.LittleEndian.Uint64(data[o.Value:]))
			return Range{v, v}, nil
		}
	case Memory:
		argument := s.pointers[o.Register]
		if r, ok := s.given[argument]; ok {
			return r, nil
		}
		if r, ok := s.places[place{argument, o.Value}]; ok && !broadcast {
			return r, nil
		}
		return Range{}, fmt.Errorf("%d(%s) may hold anything", int64(o.Value), argument)
	}
	return Range{}, errForm
}

// step is the effect of an instruction.
func (s *ranges) step(i *Instruction) error {
	base, suffix, _ := strings.Cut(i.Opcode, ".")
	ops := i.Operands
	switch base {
	case "MOVQ":
		s.pointers[ops[1].Register] = ops[0].Name
		return nil
	case "MOVB", "DECQ", "KMOVB", "RET", "VZEROUPPER", "VPCMPEQQ", "VPTESTMQ", "VPTESTNMQ", "VPMOVQ2M":
		return nil // no vector is written that is read later
	case "VPMOVSXBQ":
		s.vectors[ops[1].Register] = Range{math.MinInt8, math.MaxInt8}
		return nil
	case "VPERMI2Q":
		ops = []Operand{ops[0], ops[1], {Kind: Mask}, ops[2]}
	}
	// In the lanes out of a mask, a blend keeps the first source, and others
	// what they write to.
	masked := len(ops) > 2 && ops[len(ops)-2].Kind == Mask
	dst := ops[len(ops)-1]
	sources := ops[:len(ops)-1]
	if masked {
		sources = ops[:len(ops)-2]
	}
	var values []Range
	for n, o := range sources {
		if o.Kind == Immediate {
			continue
		}
		if base == "VPXORQ" && len(sources) == 2 && o == dst && sources[1-n] == dst {
			values = append(values, Range{})
			continue
		}
		r, err := s.source(o, suffix == "BCST" || base == "VPBROADCASTQ")
		if n > 0 && o.Kind == Vector {
			r, err = s.source(o, false)
		}
		if err != nil {
			return err
		}
		values = append(values, r)
	}
	r, err := s.result(i, base, values)
	if err != nil {
		return err
	}
	if masked && base != "VPBLENDMQ" && base != "VPERMI2Q" {
		old, err := s.source(dst, false)
		if err != nil {
			return err
		}
		r = r.join(old)
	}
	return s.write(dst, r)
}

// write stores a range in a register or in memory.
func (s *ranges) write(dst Operand, r Range) error {
	if dst.Kind == Vector {
		s.vectors[dst.Register] = r
		return nil
	}
	argument := s.pointers[dst.Register]
	given, ok := s.given[argument]
	if !ok {
		s.places[place{argument, dst.Value}] = r
		return nil
	}
	if r.join(given) != given {
		return fmt.Errorf("%d to %d is written to %s, of %d to %d", r.Least, r.Most, argument, given.Least, given.Most)
	}
	return nil
}

// result is the range of what an instruction computes from sources in the order
// of its operands.
func (s *ranges) result(i *Instruction, base string, v []Range) (Range, error) {
	switch base {
	case "VMOVDQU64", "VMOVUPD", "VMOVDQA64", "VMOVAPD", "VPBROADCASTQ":
		return v[0], nil
	case "VPBLENDMQ", "VPERMI2Q", "VPUNPCKLQDQ", "VPUNPCKHQDQ", "VSHUFI64X2":
		return v[0].join(v[1]), nil
	case "VPABSQ":
		return Range{0, max(-v[0].Least, v[0].Most)}, nil
	case "VPADDQ":
		return sum(v[1], v[0])
	case "VPSUBQ":
		return sum(v[1], Range{-v[0].Most, -v[0].Least})
	}
	for _, r := range v {
		if r.Least < 0 && base != "VPXORQ" {
			return r, fmt.Errorf("%d to %d can be negative", r.Least, r.Most)
		}
	}
	switch base {
	case "VPSRLQ":
		n := i.Operands[0].Value
		return Range{v[0].Least >> n, v[0].Most >> n}, nil
	case "VPANDQ":
		return Range{0, min(v[0].Most, v[1].Most)}, nil
	case "VPORQ":
		return Range{0, 1<<bits.Len64(uint64(v[0].Most|v[1].Most)) - 1}, nil
	case "VPXORQ":
		if v[0] == (Range{}) && v[1] == (Range{}) {
			return Range{}, nil
		}
	case "VPMULUDQ":
		if v[0].Most>>32 == 0 && v[1].Most>>31 == 0 {
			return Range{v[0].Least * v[1].Least, v[0].Most * v[1].Most}, nil
		}
		return Range{}, fmt.Errorf("a factor of more than 32 bits: up to %d, %d", v[0].Most, v[1].Most)
	case "VPMADD52LUQ", "VPMADD52HUQ":
		part, err := product52(base == "VPMADD52HUQ", i.Truncates, v[0], v[1])
		if err != nil {
			return part, err
		}
		old, err := s.source(i.Operands[2], false)
		if err != nil {
			return old, err
		}
		return sum(old, part)
	}
	return Range{}, fmt.Errorf("no rule for the instruction")
}

// sum fails if it can overflow.
func sum(a, b Range) (Range, error) {
	r := Range{a.Least + b.Least, a.Most + b.Most}
	if (a.Least < 0) == (b.Least < 0) && (r.Least < 0) != (a.Least < 0) || (a.Most < 0) == (b.Most < 0) && (r.Most < 0) != (a.Most < 0) {
		return r, fmt.Errorf("the sum of %v and %v overflows", a, b)
	}
	return r, nil
}

// product52 is the range of a part of a product.
func product52(high, truncates bool, a, b Range) (Range, error) {
	for _, r := range []*Range{&a, &b} {
		if r.Most <= mask52 {
			continue
		}
		if !truncates {
			return *r, fmt.Errorf("an operand of more than 52 bits: up to %d", r.Most)
		}
		*r = Range{0, mask52}
	}
	if high {
		return Range{int64(high52(uint64(a.Least), uint64(b.Least))), int64(high52(uint64(a.Most), uint64(b.Most)))}, nil
	}
	if h, l := bits.Mul64(uint64(a.Most), uint64(b.Most)); h != 0 || l > mask52 {
		return Range{0, mask52}, nil
	}
	return Range{a.Least * b.Least, a.Most * b.Most}, nil
}
