package emulate

// execution carries out an instruction, or fails.
type execution func(m *Machine, i *Instruction) error

// instructions are those that the emulator knows, beside RET and JNZ. Operands
// are in the order of Go assembly, which is that of Intel's manual reversed:
// the destination is last.
var instructions = map[string]execution{
	"MOVQ":       moveFromFrame,
	"MOVB":       moveByte,
	"DECQ":       decrement,
	"KMOVB":      moveMask,
	"VZEROUPPER": zeroUpper,

	"VMOVDQU64":    move,
	"VMOVUPD":      move,
	"VMOVDQA64":    moveRegister,
	"VMOVAPD":      moveRegister,
	"VPBROADCASTQ": broadcast,
	"VPMOVSXBQ":    extendBytes,

	"VPADDQ":        binary2(func(a, b uint64) uint64 { return a + b }, false),
	"VPADDQ.BCST":   binary2(func(a, b uint64) uint64 { return a + b }, true),
	"VPSUBQ":        binary2(func(a, b uint64) uint64 { return a - b }, false),
	"VPANDQ":        binary2(func(a, b uint64) uint64 { return a & b }, false),
	"VPANDQ.BCST":   binary2(func(a, b uint64) uint64 { return a & b }, true),
	"VPORQ":         binary2(func(a, b uint64) uint64 { return a | b }, false),
	"VPXORQ":        binary2(func(a, b uint64) uint64 { return a ^ b }, false),
	"VPXORQ.BCST":   binary2(func(a, b uint64) uint64 { return a ^ b }, true),
	"VPMULLQ.BCST":  binary2(func(a, b uint64) uint64 { return a * b }, true),
	"VPMULUDQ.BCST": binary2(func(a, b uint64) uint64 { return a & 0xffffffff * (b & 0xffffffff) }, true),
	"VPABSQ":        absolute,
	"VPSLLQ":        shift(func(x, n uint64) uint64 { return x << n }),
	"VPSRLQ":        shift(func(x, n uint64) uint64 { return x >> n }),

	"VPTERNLOGQ":      ternary(false),
	"VPTERNLOGQ.BCST": ternary(true),

	"VPCMPEQQ":      compare(func(a, b uint64) bool { return a == b }, false),
	"VPCMPEQQ.BCST": compare(func(a, b uint64) bool { return a == b }, true),
	"VPTESTMQ":      compare(func(a, b uint64) bool { return a&b != 0 }, false),
	"VPTESTNMQ":     compare(func(a, b uint64) bool { return a&b == 0 }, false),
	"VPMOVQ2M":      signs,
	"VPBLENDMQ":     blend,
	"VPERMI2Q":      permute,
	"VPUNPCKLQDQ":   unpack(0),
	"VPUNPCKHQDQ":   unpack(1),
	"VSHUFI64X2":    shuffle128,

	"VPMADD52LUQ":      multiplyAdd52(low52, false),
	"VPMADD52LUQ.BCST": multiplyAdd52(low52, true),
	"VPMADD52HUQ":      multiplyAdd52(high52, false),
	"VPMADD52HUQ.BCST": multiplyAdd52(high52, true),

	"VFMADD231PD.RZ_SAE": multiplyAddFloat,
	"VADDPD":             addFloat(1, false),
	"VSUBPD":             addFloat(-1, false),
	"VSUBPD.BCST":        addFloat(-1, true),
	"VCVTPD2QQ":          floatToInteger,
}
