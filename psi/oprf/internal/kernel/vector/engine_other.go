//go:build !amd64 || purego

package vector

import "recoupe/psi/oprf/internal/kernel"

// FMA returns nil: this build has no assembly.
func FMA() kernel.Engine { return nil }

// IFMA returns nil: this build has no assembly.
func IFMA() kernel.Engine { return nil }
