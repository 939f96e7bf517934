package speed

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"recoupe/bench/lists"
	"recoupe/internal/message"
)

// pair is a made-up list for each party.
type pair struct {
	holder, querier string // paths
	data            []Data
}

// maker is the package that makes the lists.
const maker = "recoupe/bench/lists"

// makePair makes the lists of a size in the folder dir.
func makePair(ctx context.Context, dir string, size Size, seed uint64) (p pair, err error) {
	spec := lists.Default(seed, int(size.Rows), int(size.Other), int(size.Other/2))
	for _, l := range []struct {
		list lists.List
		name string
		rows uint64
		path *string
	}{
		{lists.FT24, "ft24.csv", size.Rows, &p.holder},
		{lists.UNML25, "unml25.csv", size.Other, &p.querier},
	} {
		if err := ctx.Err(); err != nil {
			return p, err
		}
		*l.path = filepath.Join(dir, l.name)
		d := Data{Name: l.name, Rows: l.rows, Seed: seed, Maker: maker}
		err := writeList(*l.path, &d, func(w io.Writer) error { return spec.Write(w, l.list) })
		if err != nil {
			return p, err
		}
		p.data = append(p.data, d)
	}
	return p, nil
}

// writeList writes a list to path and notes its size and digest.
func writeList(path string, d *Data, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return message.New(message.FileCreate, path).Because(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := sha256.New()
	buffer := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<20)
	if err := errors.Join(write(buffer), buffer.Flush()); err != nil {
		return message.New(message.FileWrite, path).Because(err)
	}
	info, err := f.Stat()
	if err != nil {
		return message.New(message.FileWrite, path).Because(err)
	}
	d.Bytes, d.SHA256 = uint64(info.Size()), fmt.Sprintf("%x", sum.Sum(nil))
	return nil
}
