package emulate

import (
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	textLine   = regexp.MustCompile(`^TEXT ·(\w+)\(SB\), NOSPLIT, \$0-(\d+)$`)
	signature  = regexp.MustCompile(`^// func (\w+)\((.*?)\)(?: \((.*)\))?$`)
	dataLine   = regexp.MustCompile(`^DATA (\w+)<>\+(\d+)\(SB\)/8, \$(0x[0-9a-f]+)$`)
	globlLine  = regexp.MustCompile(`^GLOBL (\w+)<>\(SB\), RODATA\|NOPTR, \$(\d+)$`)
	labelLine  = regexp.MustCompile(`^(\w+):$`)
	symbolForm = regexp.MustCompile(`^(\w+)<>\+(\d+)\(SB\)$`)
	frameForm  = regexp.MustCompile(`^(\w+)\+(\d+)\(FP\)$`)
	memoryForm = regexp.MustCompile(`^(-?\d+)?\((\w+)\)(\(\w+\*\d\))?$`)
	vectorForm = regexp.MustCompile(`^Z(\d+)$`)
	maskForm   = regexp.MustCompile(`^K([0-7])$`)
)

// truncation is the comment before an instruction that is meant to ignore upper
// bits of an operand.
const truncation = "// mod 2^52"

// generals are the numbers and sizes of the general registers.
var generals = map[string][2]int{
	"AX": {0, 64}, "CX": {1, 64}, "DX": {2, 64}, "BX": {3, 64}, "SI": {6, 64}, "DI": {7, 64},
	"R8": {8, 64}, "R9": {9, 64}, "R10": {10, 64}, "R11": {11, 64}, "R12": {12, 64}, "R13": {13, 64},
	"AL": {0, 8}, "CL": {1, 8}, "DL": {2, 8}, "BL": {3, 8}, "SIB": {6, 8}, "DIB": {7, 8},
	"R8B": {8, 8}, "R9B": {9, 8}, "R10B": {10, 8}, "R11B": {11, 8}, "R12B": {12, 8}, "R13B": {13, 8},
}

// Parse reads a file that avo printed. It fails on any line that it does not
// know.
func Parse(text string) (*File, error) {
	f := &File{Functions: map[string]*Function{}, Data: map[string][]byte{}}
	var fn *Function
	var params []Param
	truncates := false
	for n, line := range strings.Split(text, "\n") {
		code := strings.TrimSpace(line)
		switch {
		case code == truncation:
			truncates = true
			continue
		case signature.MatchString(code):
			m := signature.FindStringSubmatch(code)
			params = append(parseParams(m[2]), parseParams(m[3])...)
		case code == "" || strings.HasPrefix(code, "//") || strings.HasPrefix(code, "#include "):
		case textLine.MatchString(code):
			m := textLine.FindStringSubmatch(code)
			size, _ := strconv.Atoi(m[2])
			fn = &Function{Name: m[1], Params: params, FrameSize: size, Labels: map[string]int{}}
			f.Functions[fn.Name] = fn
			params = nil
		case dataLine.MatchString(code):
			m := dataLine.FindStringSubmatch(code)
			offset, _ := strconv.Atoi(m[2])
			v, err := strconv.ParseUint(m[3], 0, 64)
			if err != nil || offset != len(f.Data[m[1]]) {
				return nil, fmt.Errorf("line %d: bad data: %s", n+1, code)
			}
			f.Data[m[1]] = binary.LittleEndian.AppendUint64(f.Data[m[1]], v)
		case globlLine.MatchString(code):
			m := globlLine.FindStringSubmatch(code)
			if m[2] != strconv.Itoa(len(f.Data[m[1]])) {
				return nil, fmt.Errorf("line %d: %s has %d bytes", n+1, m[1], len(f.Data[m[1]]))
			}
		case fn != nil && labelLine.MatchString(code):
			fn.Labels[strings.TrimSuffix(code, ":")] = len(fn.Instructions)
		case fn != nil && strings.HasPrefix(line, "\t"):
			i, err := parseInstruction(code)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
			i.Line, i.Truncates = n+1, truncates
			fn.Instructions = append(fn.Instructions, i)
		default:
			return nil, fmt.Errorf("line %d: unknown: %s", n+1, code)
		}
		truncates = false
	}
	return f, nil
}

func parseParams(list string) (params []Param) {
	for field := range strings.SplitSeq(list, ", ") {
		if name, kind, ok := strings.Cut(field, " "); ok {
			params = append(params, Param{name, kind})
		}
	}
	return params
}

func parseInstruction(code string) (i Instruction, err error) {
	opcode, rest, _ := strings.Cut(code, " ")
	i.Opcode = opcode
	if rest = strings.TrimSpace(rest); rest == "" {
		return i, nil
	}
	for field := range strings.SplitSeq(rest, ", ") {
		o, err := parseOperand(field)
		if err != nil {
			return i, fmt.Errorf("%w: %s", err, code)
		}
		if o.Kind == Target && !strings.HasPrefix(opcode, "J") {
			return i, fmt.Errorf("unknown operand %q: %s", field, code)
		}
		i.Operands = append(i.Operands, o)
	}
	return i, nil
}

func parseOperand(s string) (o Operand, err error) {
	number := func(s string) uint64 {
		n, e := strconv.ParseInt(s, 10, 32)
		if e != nil {
			err = e
		}
		return uint64(n)
	}
	if g, ok := generals[s]; ok {
		return Operand{Kind: General, Register: g[0], Bits: g[1]}, nil
	}
	if m := vectorForm.FindStringSubmatch(s); m != nil {
		o = Operand{Kind: Vector, Register: int(number(m[1]))}
		if o.Register > 31 {
			err = fmt.Errorf("no register %s", s)
		}
		return o, err
	}
	if m := maskForm.FindStringSubmatch(s); m != nil {
		return Operand{Kind: Mask, Register: int(number(m[1]))}, err
	}
	if m := symbolForm.FindStringSubmatch(s); m != nil {
		return Operand{Kind: Symbol, Name: m[1], Value: number(m[2])}, err
	}
	if m := frameForm.FindStringSubmatch(s); m != nil {
		return Operand{Kind: Frame, Name: m[1], Value: number(m[2])}, err
	}
	if m := memoryForm.FindStringSubmatch(s); m != nil {
		base, ok := generals[m[2]]
		if !ok || base[1] != 64 {
			return o, fmt.Errorf("no base register %s", m[2])
		}
		o = Operand{Kind: Memory, Register: base[0], Indexed: m[3] != ""}
		if m[1] != "" {
			o.Value = number(m[1])
		}
		return o, err
	}
	if digits, ok := strings.CutPrefix(s, "$"); ok {
		v, err := strconv.ParseUint(digits, 0, 64)
		return Operand{Kind: Immediate, Value: v}, err
	}
	if labelLine.MatchString(s + ":") {
		return Operand{Kind: Target, Name: s}, nil
	}
	return o, fmt.Errorf("unknown operand %q", s)
}
