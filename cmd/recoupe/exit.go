package main

import (
	"context"
	"errors"
	"slices"

	"recoupe/agreement"
	"recoupe/bench/synth"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/journal"
	"recoupe/session/ledger"
)

// The exit codes. Each command's help lists those it uses.
const (
	exitDone        = 0   // done; an empty intersection is done
	exitFailure     = 1   // failure
	exitRejects     = 3   // done, but more rows than --max-rejects could not be read
	exitFile        = 10  // wrong, damaged or foreign file
	exitProof       = 11  // a proof or signature failed
	exitRefused     = 12  // refused by the agreement: cap, runs, dates
	exitUsage       = 64  // the command line is wrong
	exitInterrupted = 130 // stopped by a signal
)

// errTooManyRejects ends a command that has done its work on a list of which
// too much could not be read.
var errTooManyRejects error = message.CLIRejects

// wrongUsage are the errors that mean that the command line is wrong.
var wrongUsage = []error{
	message.CLIUsage, message.AgreeChoices, message.AgreementNoProfile, message.AgreementNoRows,
	message.TableOptionEncoding, message.TableOptionDelimiter, message.TableOptionColumn, synth.ErrSpec,
}

// wrongFile are the errors that mean that a file is not the one it should be,
// beyond those that wrap rcp.ErrFile.
var wrongFile = []error{
	rcp.ErrFile, agreement.ErrInvalid, ledger.ErrBroken, journal.ErrKey, journal.ErrDamaged,
	message.SessionForeignSecret, message.SessionAdmissions, message.SessionFinishOther, message.SessionFinishColumns,
	message.SessionReceiveOther, message.PsiListChanged, message.PsiForeignKey, message.PsiJournal, message.PsiPublicKey,
}

// exitCode returns the exit code for an error.
func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitDone
	case anyOf(err, wrongUsage):
		return exitUsage
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, errTooManyRejects):
		return exitRejects
	case errors.Is(err, psi.ErrProof):
		return exitProof
	case errors.Is(err, psi.ErrRefused), errors.Is(err, agreement.ErrRefused):
		return exitRefused
	}
	if anyOf(err, wrongFile) {
		return exitFile
	}
	return exitFailure
}

// anyOf reports whether err is one of the targets.
func anyOf(err error, targets []error) bool {
	return slices.ContainsFunc(targets, func(target error) bool { return errors.Is(err, target) })
}
