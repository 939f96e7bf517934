package compression

import (
	"bytes"
	"context"

	"recoupe/bench/synth"
)

// List returns the CSV of a made-up list of about as many rows, in the shape of
// ft24: Windows-1252, twelve columns, about 150 bytes a row.
func List(ctx context.Context, rows, workers int) ([]byte, error) {
	full := synth.Default(1)
	spec := synth.Default(float64(rows) / float64(full.Rows[synth.FT24]))
	var b bytes.Buffer
	if err := spec.WriteList(ctx, &b, synth.FT24, workers); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
