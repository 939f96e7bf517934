package emulate

import (
	"encoding/binary"
	"fmt"
)

// Buffer is what a pointer argument points to.
type Buffer struct {
	Data []byte
	// ReadOnly is whether a write is an error.
	ReadOnly bool
}

// region is a buffer and where it is. Between regions nothing is mapped.
type region struct {
	*Buffer
	base uint64
}

// regionGap is between the bases of regions, which are smaller.
const regionGap = 1 << 32

// memory is the address space of one call.
type memory []region

// add maps a buffer, once, and returns its address.
func (m *memory) add(b *Buffer) uint64 {
	for _, r := range *m {
		if r.Buffer == b {
			return r.base
		}
	}
	// Nothing is aligned to more than eight bytes, as in Go.
	base := uint64(len(*m)+1)*regionGap + 8
	*m = append(*m, region{b, base})
	return base
}

// at is n bytes at an address, all within one region.
func (m memory) at(address uint64, n int, write bool) ([]byte, error) {
	i := address/regionGap - 1
	if i >= uint64(len(m)) {
		return nil, fmt.Errorf("access to %#x, where nothing is", address)
	}
	r := m[i]
	offset := address - r.base
	if size := uint64(len(r.Data)); offset > size || size-offset < uint64(n) {
		return nil, fmt.Errorf("access to %d bytes at offset %d of a buffer of %d", n, int64(offset), size)
	}
	if write && r.ReadOnly {
		return nil, fmt.Errorf("write to a buffer that is only read")
	}
	return r.Data[offset:][:n], nil
}

// lanes is a vector of 64-bit numbers.
type lanes [8]uint64

func (v *lanes) get(b []byte) {
	for i := range v {
		v[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
}

func (v *lanes) put(b []byte) {
	for i, x := range v {
		binary.LittleEndian.PutUint64(b[8*i:], x)
	}
}
