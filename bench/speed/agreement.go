package speed

import (
	"regexp"
	"slices"
)

// keyEntry is one match key in a drafted agreement.
var keyEntry = regexp.MustCompile(`(?m)^  - name: "?([a-z0-9-]+)"?\n    cap: \d+\n`)

// The lines of a drafted agreement that say whether and by what right the NIR
// is used.
var (
	nirUsed = regexp.MustCompile(`(?m)^(  used:) true$`)
	nirText = regexp.MustCompile(`(?m)^(  text:) .*$`)
)

// onlyKeys leaves in a drafted agreement those of its match keys that are in
// keys.
func onlyKeys(text []byte, keys []string) []byte {
	text = keyEntry.ReplaceAllFunc(text, func(entry []byte) []byte {
		if slices.Contains(keys, string(keyEntry.FindSubmatch(entry)[1])) {
			return entry
		}
		return nil
	})
	if !slices.Contains(keys, "nir") {
		text = nirUsed.ReplaceAll(text, []byte("$1 false"))
		text = nirText.ReplaceAll(text, []byte(`$1 ""`))
	}
	return text
}
