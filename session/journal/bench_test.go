package journal

import (
	"path/filepath"
	"testing"
)

// batch is the size of a batch of 4,096 elements of 32 bytes with their inputs.
const batch = 4096 * 64

func BenchmarkAppend(b *testing.B) {
	path := filepath.Join(b.TempDir(), "j")
	j := open(b, path)
	record := make([]byte, batch)
	b.SetBytes(batch)
	for i := 0; b.Loop(); i++ {
		if i%1024 == 0 { // 256 MiB: it is not the disk that is measured
			b.StopTimer()
			if err := j.Remove(); err != nil {
				b.Fatal(err)
			}
			j = open(b, path)
			b.StartTimer()
		}
		if err := j.Append(record); err != nil {
			b.Fatal(err)
		}
	}
	j.Remove()
}

func BenchmarkRange(b *testing.B) {
	j := open(b, filepath.Join(b.TempDir(), "j"))
	const records = 256
	for range records {
		if err := j.Append(make([]byte, batch)); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(records * batch)
	for b.Loop() {
		if err := j.Range(func([]byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	j.Remove()
}
