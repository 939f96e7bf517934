//go:build amd64 && !purego

package xmd

import (
	"os"

	"golang.org/x/sys/cpu"
)

//go:generate go run -C ../_asm ./sha512 -out ../xmd/sha512_amd64.s -stubs ../xmd/sha512_amd64.go -pkg xmd

// hasLanes says whether compress and digests can be called.
var hasLanes = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && os.Getenv("RECOUPE_KERNEL") != "portable"
