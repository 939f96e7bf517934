package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/urfave/cli/v2"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/ledger"
	"recoupe/table"
)

// TestConfirm shows a person masked shapes, and takes no answer for a no.
func TestConfirm(t *testing.T) {
	list := filepath.Join("testdata", "lists", "querier.csv")
	for answer, want := range map[string]bool{
		"\n": true, "y\n": true, "Yes\n": true, "o\n": true, "OUI\r\n": true,
		"n\n": false, "non\n": false, "maybe\n": false, "": false, "y": false,
	} {
		l, err := table.Open(list, nil, table.Options{})
		require.NoError(t, err)
		var said bytes.Buffer
		u := newUI(strings.NewReader(answer), nil, &said)
		u.shapes(l.Shapes())
		err = u.confirm(t.Context())
		require.NoError(t, l.Close())
		if want {
			require.NoError(t, err, "%q", answer)
		} else {
			require.ErrorIs(t, err, message.ListNotConfirmed, "%q", answer)
		}
		require.Contains(t, said.String(), "9999-99-99")
		for _, v := range values(filepath.Dir(list)) {
			require.NotContains(t, said.String(), v)
		}
	}
}

// TestExitCode holds errors to the documented exit codes, however wrapped.
func TestExitCode(t *testing.T) {
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		err  error
		ctx  context.Context
		want int
	}{
		{nil, t.Context(), exitDone},
		{errors.New("anything"), t.Context(), exitFailure},
		{message.New(message.SessionNoSecret, "x"), t.Context(), exitFailure},
		{message.New(message.SessionBusy, "x"), t.Context(), exitFailure},
		{message.New(message.FileWrite, "x").Because(syscall.ENOSPC), t.Context(), exitFailure},
		{errTooManyRejects, t.Context(), exitRejects},
		{message.New(message.SessionFileChanged).Of(rcp.ErrFile), t.Context(), exitFile},
		{ledger.ErrBroken, t.Context(), exitFile},
		{agreement.ErrInvalid, t.Context(), exitFile},
		{message.New(message.SessionForeignSecret, "x"), t.Context(), exitFile},
		{psi.ErrProof, t.Context(), exitProof},
		{psi.ErrRefused, t.Context(), exitRefused},
		{agreement.ErrRefused, t.Context(), exitRefused},
		{usage(message.CLIMemory), t.Context(), exitUsage},
		{usage(message.CLIMemory), stopped, exitUsage},
		{context.Canceled, stopped, exitInterrupted},
		{context.Canceled, t.Context(), exitFailure},
	} {
		require.Equal(t, c.want, exitCode(c.ctx, c.err), "%v", c.err)
		if c.err != nil {
			require.Equal(t, c.want, exitCode(c.ctx, errors.Join(fmt.Errorf("in a step: %w", c.err), nil)), "%v", c.err)
		}
	}
}

// TestHint gives every error something to type.
func TestHint(t *testing.T) {
	u := newUI(nil, nil, nil)
	full := &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	require.Equal(t, u.text(message.FileWriteHint), u.hint(fmt.Errorf("sorting: %w", full)))
	require.Equal(t, u.text(message.CLIAnyHint), u.hint(errors.New("anything")))
	require.Equal(t, u.text(message.SessionNoSecretHint), u.hint(message.New(message.SessionNoSecret, "x")))
}

// TestParseSize reads sizes as people write them.
func TestParseSize(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1000": 1000, "1B": 1, "256MiB": 256 << 20, "256 MiB": 256 << 20, "1.5GiB": 3 << 29,
		"500MB": 500e6, "500Mo": 500e6, "2Go": 2e9, "1TiB": 1 << 40, "1TB": 1e12, "10kB": 10e3, "10KB": 10e3, " 1KiB ": 1024,
	} {
		got, err := parseSize(flagMemory, text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "MiB", "-1", "-1MiB", "much", "1XB", "NaN", "Inf", "1e300", "9999999TiB", "1 2MB"} {
		_, err := parseSize(flagMemory, text)
		require.ErrorIs(t, err, message.CLIUsage, text)
	}
}

// TestFailedParty keeps the error of a party's process, which looks like one of
// the library's, and its exit code.
func TestFailedParty(t *testing.T) {
	failed := message.New(message.DemoParty, "querier").Because(&exec.ExitError{ProcessState: &os.ProcessState{}})
	require.Equal(t, exitFailure, exitCode(t.Context(), ofLibrary(failed)))
	require.ErrorIs(t, ofLibrary(failed), message.DemoParty)
	require.Equal(t, exitUsage, exitCode(t.Context(), ofLibrary(cli.Exit("no help topic", 3))))
}
