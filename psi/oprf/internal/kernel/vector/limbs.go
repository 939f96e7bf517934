//go:build amd64 && !purego

package vector

import "encoding/binary"

const limbMask = 1<<51 - 1

// setLimbs splits the 32 bytes of b, without the highest bit, into the integer
// limbs of one lane.
func setLimbs(integers *element, lane int, b []byte) {
	w0, w1 := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	w2, w3 := binary.LittleEndian.Uint64(b[16:]), binary.LittleEndian.Uint64(b[24:])
	integers[0][lane] = w0 & limbMask
	integers[1][lane] = (w0>>51 | w1<<13) & limbMask
	integers[2][lane] = (w1>>38 | w2<<26) & limbMask
	integers[3][lane] = (w2>>25 | w3<<39) & limbMask
	integers[4][lane] = w3 >> 12 & limbMask
}

// appendLimbs appends the 32 bytes of one lane of integer limbs below 2^51.
func appendLimbs(dst []byte, integers *element, lane int) []byte {
	l0, l1, l2, l3, l4 := integers[0][lane], integers[1][lane], integers[2][lane], integers[3][lane], integers[4][lane]
	dst = binary.LittleEndian.AppendUint64(dst, l0|l1<<51)
	dst = binary.LittleEndian.AppendUint64(dst, l1>>13|l2<<38)
	dst = binary.LittleEndian.AppendUint64(dst, l2>>26|l3<<25)
	return binary.LittleEndian.AppendUint64(dst, l3>>39|l4<<12)
}

// appendElement appends the encodings of the first n lanes of x.
func (c *curve) appendElement(dst []byte, x *element, n int) []byte {
	var integers element
	c.integers(&integers, x)
	for lane := range n {
		dst = appendLimbs(dst, &integers, lane)
	}
	return dst
}
