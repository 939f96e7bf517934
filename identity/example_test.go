package identity_test

import (
	"fmt"
	"time"

	"recoupe/identity"
)

// Two lists write one person in two ways, and give the same input.
func ExampleNormalizer() {
	reference := time.Date(2026, time.January, 15, 0, 0, 0, 0, time.UTC)
	n := identity.NewNormalizer([]identity.Key{identity.KeyCivil}, reference)
	rows := []identity.Record{
		{
			identity.BirthName: []byte("Le Goff"),
			identity.FirstName: []byte("Éloïse"),
			identity.BirthDate: []byte("12/03/1984"),
		},
		{
			identity.BirthName: []byte("LE-GOFF"),
			identity.FirstName: []byte("ELOISE"),
			identity.BirthDate: []byte("1984-03-12"),
		},
	}
	var in identity.Inputs
	for i := range rows {
		n.Normalize(&rows[i], &in)
		for j := range in.Len() {
			key, input := in.At(j)
			fmt.Printf("%s %q\n", key, input)
		}
	}
	// Output:
	// civil "recoupe/identity/1\x00civil\x00\x00\x06LEGOFF\x00\x06ELOISE\x00\b19840312"
	// civil "recoupe/identity/1\x00civil\x00\x00\x06LEGOFF\x00\x06ELOISE\x00\b19840312"
}
