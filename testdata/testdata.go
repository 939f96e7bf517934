// Package testdata holds the demo lists: two small synthetic breach lists and the
// truth about them. They are written by bench/synth, which says what they hold
// and why no row of them is a real person.
package testdata

import "embed"

// Demo holds demo/ft24.csv and demo/unml25.csv, the truth about each in
// demo/truth-ft24.csv and demo/truth-unml25.csv, and the options that they are
// made from in demo/synth.json.
//
//go:embed demo/*
var Demo embed.FS
