//go:build amd64 && !purego

package xmd

import (
	"os"
	"strings"

	"golang.org/x/sys/cpu"
)

//go:generate go run -C ../_asm ./sha512 -out ../xmd/sha512_amd64.s -stubs ../xmd/sha512_amd64.go -pkg xmd

// hasLanes says whether compress and digests can be called. Whoever names an
// engine of the kernel that is not one of vectors is rid of these, too.
var hasLanes = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && wanted(os.Getenv("RECOUPE_KERNEL"))

func wanted(engine string) bool { return engine == "" || strings.HasPrefix(engine, "avx512") }
