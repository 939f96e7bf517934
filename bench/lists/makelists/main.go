// Command makelists writes a pair of made-up breach lists and their truth.
//
// Without flags it writes the demo lists into testdata/demo of the working
// directory. With -rows it writes a pair of that size:
//
//	go run ./bench/lists/makelists -rows 1000000 -other 100000 -overlap 50000 -ext .csv.zst -dir DIR
package main

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"recoupe/bench/lists"
)

func main() {
	if err := run(os.Args[1:], os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "makelists:", err)
		}
		os.Exit(1)
	}
}

// run writes the lists that args ask for, and says on stderr what it wrote.
func run(args []string, stderr io.Writer) error {
	flags := flag.NewFlagSet("makelists", flag.ContinueOnError)
	flags.SetOutput(stderr)
	rows := flags.Int("rows", 0, "rows of ft24; 0 writes the demo lists")
	other := flags.Int("other", 0, "rows of unml25")
	overlap := flags.Int("overlap", 0, "persons in both lists")
	seed := flags.Uint64("seed", 1, "seed of a pair written with -rows")
	truth := flags.Bool("truth", true, "write truth.csv too")
	ext := flags.String("ext", ".csv", "extension of the files: .csv, .csv.gz or .csv.zst")
	dir := flags.String("dir", filepath.Join("testdata", "demo"), "folder to write to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%d unexpected arguments after the flags", flags.NArg())
	}
	if *ext != ".csv" && *ext != ".csv.gz" && *ext != ".csv.zst" {
		return errors.New("-ext is .csv, .csv.gz or .csv.zst")
	}
	spec := lists.Demo()
	if *rows > 0 {
		spec = lists.Default(*seed, *rows, *other, *overlap)
	}
	if err := spec.Validate(); err != nil {
		return err
	}
	wanted := []lists.List{lists.FT24, lists.UNML25}
	if *truth {
		wanted = append(wanted, lists.Truth)
	}
	for _, l := range wanted {
		path := filepath.Join(*dir, l.String()+*ext)
		if err := writeFile(path, spec, l); err != nil {
			return err
		}
		fmt.Fprintln(stderr, "wrote", path)
	}
	return nil
}

// writeFile writes a list to path, compressed as its extension says.
func writeFile(path string, spec lists.Spec, l lists.List) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w, err := compressor(f, filepath.Ext(path))
	if err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(spec.Write(w, l), w.Close(), f.Close())
}

// compressor returns a writer whose Close ends the compression, and leaves f open.
func compressor(f io.Writer, ext string) (io.WriteCloser, error) {
	switch ext {
	case ".gz":
		return gzip.NewWriterLevel(f, gzip.BestSpeed)
	case ".zst":
		return zstd.NewWriter(f, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	}
	return plain{f}, nil
}

// plain is a writer without compression.
type plain struct{ io.Writer }

// Close does nothing.
func (plain) Close() error { return nil }
