package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"recoupe/bench/lists"
)

func TestRunWritesEachExtension(t *testing.T) {
	var want bytes.Buffer
	require.NoError(t, lists.Default(1, 3000, 500, 100).Write(&want, lists.FT24))
	for ext, open := range map[string]func(io.Reader) (io.Reader, error){
		".csv":     func(r io.Reader) (io.Reader, error) { return r, nil },
		".csv.gz":  func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		".csv.zst": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		dir := t.TempDir()
		require.NoError(t, run([]string{"-rows", "3000", "-other", "500", "-overlap", "100", "-ext", ext, "-dir", dir}, io.Discard))
		f, err := os.Open(filepath.Join(dir, "ft24"+ext))
		require.NoError(t, err)
		defer f.Close()
		r, err := open(f)
		require.NoError(t, err)
		got, err := io.ReadAll(r)
		require.NoError(t, err)
		require.True(t, bytes.Equal(want.Bytes(), got), ext)
		require.FileExists(t, filepath.Join(dir, "unml25"+ext))
		require.FileExists(t, filepath.Join(dir, "truth"+ext))
	}
}

func TestRunRefuses(t *testing.T) {
	for _, args := range [][]string{
		{"-ext", ".xlsx"}, {"-rows", "10", "-overlap", "11"}, {"-rows", "10", "more"}, {"-nonsense"},
		{"-dir", filepath.Join(t.TempDir(), "absent")},
	} {
		require.Error(t, run(args, io.Discard), args)
	}
}

func TestTruthIsOptional(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, run([]string{"-rows", "10", "-truth=false", "-dir", dir}, io.Discard))
	require.NoFileExists(t, filepath.Join(dir, "truth.csv"))
}
