package xmd

import (
	"bytes"
	"crypto"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
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

// fixed makes n slices of size random bytes.
func fixed(src *rand.ChaCha8, n, size int) [][]byte {
	list := make([][]byte, n)
	for i := range list {
		list[i] = make([]byte, size)
		src.Read(list[i])
	}
	return list
}

// elementsFor makes a random element for each input.
func elementsFor(src *rand.ChaCha8, inputs [][]byte) []byte {
	return fixed(src, 1, 32*len(inputs))[0]
}

var counts = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 64}

func TestRandomLengths(t *testing.T) {
	src := source(t)
	for _, n := range counts {
		for range 4 {
			messages := random(src, n, 300)
			checkExpand(t, random(src, 1, 400)[0], messages)
			checkOutputs(t, messages, elementsFor(src, messages))
		}
	}
}

// TestEqualLengths has batches of messages of one length, for every number of
// bytes in the last block.
func TestEqualLengths(t *testing.T) {
	src := source(t)
	for size := range 300 {
		messages := fixed(src, 17, size)
		checkExpand(t, fixed(src, 1, 40)[0], messages)
		checkOutputs(t, messages, elementsFor(src, messages))
	}
}

func TestTagLengths(t *testing.T) {
	src := source(t)
	for _, size := range []int{0, 1, 45, 46, 47, 90, 127, 128, 173, 174, 175, 254, 255, 256, 257, 300, 1000} {
		checkExpand(t, fixed(src, 1, size)[0], append(fixed(src, 16, 32), random(src, 8, 200)...))
	}
}

// TestOneLonger has one message in each place that is much longer than the
// others, and so makes the rows grow after some have been filled.
func TestOneLonger(t *testing.T) {
	src := source(t)
	for place := range 16 {
		messages := fixed(src, 19, 32)
		messages[place] = fixed(src, 1, 1000)[0]
		checkExpand(t, []byte("tag"), messages)
		checkOutputs(t, messages, elementsFor(src, messages))
	}
}

func TestLongestInput(t *testing.T) {
	src := source(t)
	inputs := fixed(src, 3, 10)
	inputs[1] = make([]byte, MaxInputSize)
	checkOutputs(t, inputs, elementsFor(src, inputs))

	for _, f := range forms() {
		for place := range inputs {
			tooLong := fixed(src, len(inputs), 10)
			tooLong[place] = make([]byte, MaxInputSize+1)
			require.PanicsWithValue(t, "xmd: input too long", func() {
				f.outputs(nil, len(tooLong), reuse(tooLong), elementsFor(src, tooLong))
			}, f.name)
		}
	}
}

func TestElementsMismatch(t *testing.T) {
	for _, size := range []int{0, 31, 33, 63, 65, 96} {
		require.PanicsWithValue(t, "xmd: elements do not match inputs", func() {
			AppendOutputs(nil, 2, func(int) []byte { return nil }, make([]byte, size))
		})
	}
}

// TestKeepsTag spoils the tag after the expander is made.
func TestKeepsTag(t *testing.T) {
	for _, size := range []int{10, 300} {
		dst := make([]byte, size, 2*size)
		want := expand([]byte("message"), dst, 64)
		e := NewExpander(dst)
		for i := range dst[:cap(dst)] {
			dst[:cap(dst)][i] = 0xff
		}
		for _, f := range forms() {
			got := f.expand(e, nil, 2, func(int) []byte { return []byte("message") })
			require.Equal(t, append(want, want...), got, f.name)
		}
	}
}

// TestAppends gives the appended bytes room: they are written there, and
// nothing else is.
func TestAppends(t *testing.T) {
	src := source(t)
	messages := fixed(src, 11, 32)
	elements := elementsFor(src, messages)
	for _, f := range forms() {
		room := bytes.Repeat([]byte{0x55}, 3+11*64+100)
		got := f.expand(NewExpander(nil), room[:3], 11, reuse(messages))
		require.Len(t, got, 3+11*64)
		require.Same(t, &room[0], &got[0])
		require.Equal(t, bytes.Repeat([]byte{0x55}, 3), room[:3])
		require.Equal(t, bytes.Repeat([]byte{0x55}, 100), room[len(got):])

		room = bytes.Repeat([]byte{0x55}, 3+11*64+100)
		got = f.outputs(room[:3], 11, reuse(messages), elements)
		require.Len(t, got, 3+11*64)
		require.Same(t, &room[0], &got[0])
		require.Equal(t, bytes.Repeat([]byte{0x55}, 3), room[:3])
		require.Equal(t, bytes.Repeat([]byte{0x55}, 100), room[len(got):])
	}
}

// TestAllocations asserts that a longer batch allocates no more often.
func TestAllocations(t *testing.T) {
	message := make([]byte, 32)
	elements := make([]byte, 512*32)
	out := make([]byte, 0, 512*64)
	e := NewExpander([]byte("tag"))
	get := func(int) []byte { return message }
	for _, f := range forms() {
		expand := func(n int) float64 {
			return testing.AllocsPerRun(10, func() { f.expand(e, out, n, get) })
		}
		require.Equal(t, expand(8), expand(512), f.name)
		outputs := func(n int) float64 {
			return testing.AllocsPerRun(10, func() { f.outputs(out, n, get, elements[:n*32]) })
		}
		require.Equal(t, outputs(8), outputs(512), f.name)
	}
}

// TestConcurrent shares an expander among goroutines.
func TestConcurrent(t *testing.T) {
	src := source(t)
	messages := fixed(src, 20, 32)
	e := NewExpander([]byte("tag"))
	for _, f := range forms() {
		want := f.expand(e, nil, len(messages), reuse(messages))
		results := make([][]byte, 8)
		var group sync.WaitGroup
		for i := range results {
			group.Go(func() { results[i] = f.expand(e, nil, len(messages), reuse(messages)) })
		}
		group.Wait()
		for _, got := range results {
			require.Equal(t, want, got, f.name)
		}
	}
}
