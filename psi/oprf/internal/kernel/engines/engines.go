// Package engines chooses among the engines of the kernel.
package engines

import (
	"os"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/kernel/portable"
	"recoupe/psi/oprf/internal/kernel/vector"
)

// Variable is the environment variable that holds the name of the engine to
// use.
const Variable = "RECOUPE_KERNEL"

// All returns the engines that this processor and this build have, portable
// first and the fastest last.
func All() []kernel.Engine {
	all := []kernel.Engine{portable.New()}
	for _, engine := range []kernel.Engine{vector.FMA(), vector.IFMA()} {
		if engine != nil {
			all = append(all, engine)
		}
	}
	return all
}

// Best returns the fastest engine, or the one that the environment variable
// RECOUPE_KERNEL names: portable, avx512fma or avx512ifma. If it names one that
// is unknown or not available here, that is the portable one, since who sets it
// wants to be rid of another.
func Best() kernel.Engine {
	return choose(All(), os.Getenv(Variable))
}

// choose implements Best on the engines in all, of which the first is portable.
func choose(all []kernel.Engine, name string) kernel.Engine {
	if name == "" {
		return all[len(all)-1]
	}
	for _, engine := range all {
		if engine.Name() == name {
			return engine
		}
	}
	return all[0]
}
