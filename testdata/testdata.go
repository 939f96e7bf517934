// Package testdata holds the demo lists: two small made-up breach lists and the
// truth about them. They are written by bench/lists, which says what they hold
// and why no row of them is a real person.
package testdata

import "embed"

// Demo holds demo/ft24.csv, demo/unml25.csv and demo/truth.csv. The columns of
// the truth are documented at bench/lists.Pair.
//
//go:embed demo/*
var Demo embed.FS
