package speed

import (
	"os"
	"runtime"
	"runtime/debug"

	"recoupe/psi/oprf"
)

// Machine is where figures were measured, and by which program.
type Machine struct {
	CPU      string `json:"cpu"`          // model name, "" if the system does not tell
	Cores    int    `json:"cores"`        // logical processors
	Procs    int    `json:"procs"`        // of them that Go uses
	Memory   uint64 `json:"memory_bytes"` // 0 if the system does not tell
	System   string `json:"system"`       // "linux/amd64"
	Go       string `json:"go"`
	Engine   string `json:"engine"`  // that computes ristretto255
	Program  string `json:"program"` // "recoupe/0.1"
	Revision string `json:"revision"`
	// Modified says that the program was built from files that are not the
	// revision's.
	Modified bool `json:"modified"`
}

// ThisMachine describes the machine that it runs on, and the given program.
func ThisMachine(program string) Machine {
	m := Machine{
		CPU: processorModel(), Cores: runtime.NumCPU(), Procs: runtime.GOMAXPROCS(0), Memory: systemMemory(),
		System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(), Engine: oprf.Kernel(), Program: program,
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				m.Revision = s.Value
			case "vcs.modified":
				m.Modified = s.Value == "true"
			}
		}
	}
	return m
}

// engineVariable is the environment variable that names the engine of the
// kernel.
const engineVariable = "RECOUPE_KERNEL"

// withEngine runs do while keys and clients that are made compute with the named
// engine, "" for the fastest one.
func withEngine(name string, do func() error) error {
	old, set := os.LookupEnv(engineVariable)
	if err := os.Setenv(engineVariable, name); err != nil {
		return err
	}
	defer func() {
		if set {
			os.Setenv(engineVariable, old)
		} else {
			os.Unsetenv(engineVariable)
		}
	}()
	return do()
}
