//go:build !amd64 || purego

package xmd

const hasLanes = false

func compress(*[64]uint64, *byte, uint64, uint32) { panic("xmd: no lanes") }

func digests(*byte, uint64, *[64]uint64) { panic("xmd: no lanes") }
