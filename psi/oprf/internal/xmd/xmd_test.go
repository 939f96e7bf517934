package xmd

import (
	"crypto"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/cloudflare/circl/expander"
	"github.com/stretchr/testify/require"
)

// form is a way to compute what the package offers.
type form struct {
	name    string
	expand  func(e *Expander, out []byte, n int, message func(int) []byte) []byte
	outputs func(out []byte, n int, input func(int) []byte, elements []byte) []byte
}

// forms lists the ways that there are on this processor.
func forms() []form {
	list := []form{
		{"chosen", (*Expander).Append, AppendOutputs},
		{"scalar", (*Expander).appendScalar, appendOutputsScalar},
	}
	if hasLanes {
		list = append(list, form{"lanes", (*Expander).appendLanes, appendOutputsLanes})
	}
	return list
}

// expand is expand_message_xmd with SHA-512, of any length, as the steps of
// RFC 9380, Section 5.3.1 spell it.
func expand(message, dst []byte, size int) []byte {
	if len(dst) > 255 {
		h := sha512.Sum512(append([]byte("H2C-OVERSIZE-DST-"), dst...))
		dst = h[:]
	}
	dstPrime := append(append([]byte{}, dst...), byte(len(dst)))
	b := append(make([]byte, 128), message...)
	b = append(binary.BigEndian.AppendUint16(b, uint16(size)), 0)
	b0 := sha512.Sum512(append(b, dstPrime...))
	var last [64]byte
	var uniform []byte
	for i := byte(1); len(uniform) < size; i++ {
		for j := range last {
			last[j] ^= b0[j]
		}
		last = sha512.Sum512(append(append(last[:], i), dstPrime...))
		uniform = append(uniform, last[:]...)
	}
	return uniform[:size]
}

// output is the output of the protocol, in one call of crypto/sha512.
func output(input, element []byte) []byte {
	b := binary.BigEndian.AppendUint16(nil, uint16(len(input)))
	b = append(append(b, input...), 0, 32)
	h := sha512.Sum512(append(append(b, element...), "Finalize"...))
	return h[:]
}

// source makes a random generator and prints its seed.
func source(t testing.TB) *rand.ChaCha8 {
	var seed [32]byte
	binary.LittleEndian.PutUint64(seed[:], rand.Uint64())
	t.Logf("seed %x", seed[:8])
	return rand.NewChaCha8(seed)
}

// random makes n slices of bytes with lengths from 0 to limit.
func random(src *rand.ChaCha8, n, limit int) [][]byte {
	list := make([][]byte, n)
	for i := range list {
		list[i] = make([]byte, src.Uint64()%uint64(limit+1))
		src.Read(list[i])
	}
	return list
}

// reuse returns messages through one buffer, which each call spoils first.
func reuse(list [][]byte) func(int) []byte {
	var buf []byte
	next := 0
	return func(i int) []byte {
		if i != next {
			panic(fmt.Sprintf("message %d, want %d", i, next))
		}
		next++
		for j := range buf {
			buf[j] = 0xaa
		}
		buf = append(buf[:0], list[i]...)
		return buf
	}
}

// TestReference holds the reference of these tests to the RFC's vectors, whose
// lengths are 32 and 128 bytes.
func TestReference(t *testing.T) {
	b, err := os.ReadFile("testdata/rfc9380.json")
	require.NoError(t, err)
	var file struct {
		DST     string
		Vectors []struct{ Message, Uniform string }
	}
	require.NoError(t, json.Unmarshal(b, &file))
	require.Len(t, file.Vectors, 10)
	for _, v := range file.Vectors {
		got := expand([]byte(v.Message), []byte(file.DST), len(v.Uniform)/2)
		require.Equal(t, v.Uniform, hex.EncodeToString(got))
	}
}

// checkExpand compares every form with the reference and circl.
func checkExpand(t *testing.T, dst []byte, messages [][]byte) {
	t.Helper()
	e := NewExpander(dst)
	circl := expander.NewExpanderMD(crypto.SHA512, dst)
	prefix := []byte("prefix")
	want := append([]byte{}, prefix...)
	for _, m := range messages {
		uniform := expand(m, dst, 64)
		require.Equal(t, circl.Expand(m, 64), uniform)
		want = append(want, uniform...)
	}
	for _, f := range forms() {
		got := f.expand(e, prefix[:len(prefix):len(prefix)], len(messages), reuse(messages))
		require.Equal(t, want, got, "%s: %d messages, tag of %d bytes", f.name, len(messages), len(dst))
	}
}

// checkOutputs compares every form with crypto/sha512.
func checkOutputs(t *testing.T, inputs [][]byte, elements []byte) {
	t.Helper()
	prefix := []byte("prefix")
	want := append([]byte{}, prefix...)
	for i, in := range inputs {
		want = append(want, output(in, elements[32*i:][:32])...)
	}
	for _, f := range forms() {
		got := f.outputs(prefix[:len(prefix):len(prefix)], len(inputs), reuse(inputs), elements)
		require.Equal(t, want, got, "%s: %d inputs", f.name, len(inputs))
	}
}

func TestForms(t *testing.T) {
	src := source(t)
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 64} {
		for range 5 {
			dst := random(src, 1, 300)[0]
			messages := random(src, n, 300)
			checkExpand(t, dst, messages)
			elements := make([]byte, 32*n)
			src.Read(elements)
			checkOutputs(t, messages, elements)
		}
	}
}
