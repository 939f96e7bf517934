package main

import (
	"bytes"
	"crypto/elliptic"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"recoupe/codec/rcp"
)

// file is a .rcp file taken apart, to be put together otherwise with right
// checksums and a right digest: what a party that is up to something sends.
type file struct {
	header *rcp.Header
	frames []rcp.Frame
}

// takeApart reads a whole file.
func takeApart(b []byte) (*file, error) {
	r, err := rcp.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	f := &file{header: r.Header()}
	for {
		frame, err := r.Next()
		if err == io.EOF {
			return f, nil
		}
		if err != nil {
			return nil, err
		}
		frame.Payload = slices.Clone(frame.Payload)
		f.frames = append(f.frames, frame)
	}
}

// putTogether writes the file; frames are numbered anew.
func (f *file) putTogether() ([]byte, error) {
	var b bytes.Buffer
	w := rcp.NewWriter(&b)
	if _, err := w.Begin(f.header); err != nil {
		return nil, err
	}
	for i, frame := range f.frames {
		frame.Index = uint64(i)
		if err := w.Frame(frame); err != nil {
			return nil, err
		}
	}
	err := w.End()
	return b.Bytes(), err
}

// proofSize and elementSize are those of ristretto255 in VOPRF mode.
const (
	proofSize   = 64
	elementSize = 32
)

// mutations are what can be done to a file, by name; n is a number that the
// script gives.
var mutations = map[string]func(f *file, n int){
	"none":   func(*file, int) {},
	"drop":   func(f *file, n int) { f.frames = slices.Delete(f.frames, n, n+1) },
	"double": func(f *file, n int) { f.frames = slices.Insert(f.frames, n, f.frames[n]) },
	"swap": func(f *file, n int) {
		f.frames[n].Payload, f.frames[n+1].Payload = f.frames[n+1].Payload, f.frames[n].Payload
	},
	"run":     func(f *file, n int) { f.header.Run = uint32(n) },
	"count":   func(f *file, n int) { f.header.Sections[0].Count = uint64(n) },
	"suite":   func(f *file, n int) { f.header.Suite = uint8(n) },
	"mode":    func(f *file, n int) { f.header.Mode = uint8(n) },
	"session": func(f *file, n int) { f.header.Session[n] ^= 1 },
	"agreed":  func(f *file, n int) { f.header.Agreement[n] ^= 1 },
	"flip":    func(f *file, n int) { f.frames[0].Payload[n] ^= 1 },
	"cut":     func(f *file, n int) { f.frames[0].Payload = f.frames[0].Payload[:n] },
	"swap-proofs": func(f *file, n int) {
		one, other := f.frames[n].Payload[:proofSize], f.frames[n+1].Payload[:proofSize]
		for i := range one {
			one[i], other[i] = other[i], one[i]
		}
	},
	"zero-element": func(f *file, n int) { clear(f.frames[0].Payload[n:][:elementSize]) },
	"bad-element": func(f *file, n int) {
		for i := range elementSize {
			f.frames[0].Payload[n+i] = 0xff
		}
	},
	"infinity": func(f *file, n int) { clear(f.frames[0].Payload[n:][:33]) },
	"off-curve": func(f *file, n int) {
		p := f.frames[0].Payload[n:][:33]
		for x := byte(1); ; x++ {
			clear(p)
			p[0], p[32] = 2, x
			if at, _ := elliptic.UnmarshalCompressed(elliptic.P256(), p); at == nil {
				return
			}
		}
	},
	"same-elements": func(f *file, n int) {
		copy(f.frames[0].Payload[elementSize:], f.frames[0].Payload[:elementSize])
	},
}

// scriptMutate is "mutate FILE OUT MUTATION [N]".
func scriptMutate(ts *testscript.TestScript, neg bool, args []string) {
	b := []byte(ts.ReadFile(args[0]))
	n := 0
	if len(args) > 3 {
		var err error
		n, err = strconv.Atoi(args[3])
		ts.Check(err)
	}
	b, err := mutate(b, args[2], n)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b, 0o600))
}

// mutate returns the bytes of a changed file. Two changes are to the bytes
// themselves: the byte N is set to the number given as "byte-N", or loses or
// gets the bits of it as "flip-N", and with "end" the file loses as many bytes.
func mutate(b []byte, name string, n int) ([]byte, error) {
	var at int
	if _, err := fmt.Sscanf(name, "byte-%d", &at); err == nil {
		b[at] = byte(n)
		return b, nil
	}
	if _, err := fmt.Sscanf(name, "flip-%d", &at); err == nil {
		b[at] ^= byte(n)
		return b, nil
	}
	if name == "end" {
		return b[:len(b)-n], nil
	}
	change, ok := mutations[name]
	if !ok {
		return nil, fmt.Errorf("no mutation %s", name)
	}
	f, err := takeApart(b)
	if err != nil {
		return nil, fmt.Errorf("%s…: %w", hex.EncodeToString(b[:min(8, len(b))]), err)
	}
	change(f, n)
	return f.putTogether()
}
