package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the program known to scripts and tests as the command
// recoupe: a process of its own, with the real exit codes.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"recoupe": main})
}

// TestScripts runs the sessions of testdata/script, each in a folder of its own
// with the two small lists holder.csv and querier.csv.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               func(e *testscript.Env) error { return copyLists(e.WorkDir) },
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"run":      scriptRun,
			"session":  scriptSession,
			"send":     scriptSend,
			"job":      scriptJob,
			"edit":     scriptEdit,
			"compress": scriptCompress,
			"bytes":    scriptBytes,
			"same":     scriptSame,
			"mutate":   scriptMutate,
			"ledger":   scriptLedger,
			"tidy":     scriptTidy,
		},
	})
}
