package table

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode/utf16"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

// wide returns text in UTF-16 without a byte order mark.
func wide(text string, e Encoding) []byte {
	var order binary.AppendByteOrder = binary.LittleEndian
	if e == UTF16BE {
		order = binary.BigEndian
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

// encode returns text in e.
func encode(t require.TestingT, text string, e Encoding) []byte {
	var out []byte
	var err error
	switch e {
	case UTF16LE, UTF16BE:
		return wide(text, e)
	case Windows1252:
		out, err = charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	case ISO885915:
		out, err = charmap.ISO8859_15.NewEncoder().Bytes([]byte(text))
	default:
		return []byte(text)
	}
	require.NoError(t, err)
	return out
}

// jobseekerList returns a made-up list of rows jobseekers in the shape of France
// Travail's: semicolons, Windows-1252, \r\n, accents in one row out of three.
func jobseekerList(rows int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	var b bytes.Buffer
	b.WriteString("Identifiant FT;NIR;Civilité;Nom de naissance;Nom d'usage;Prénom;Date de naissance;Courriel;Adresse;Code postal;Commune;Téléphone\r\n")
	for range rows {
		sex := 1 + rng.IntN(2)
		first := pick("MARIE-CLAIRE", "SEBASTIEN", "JULIEN", "AURELIE", "THOMAS", "CAMILLE")
		last := pick("LEFEBVRE", "DE OLIVEIRA", "MARTIN", "LE GOFF", "BLANCHARD", "NGUYEN")
		usage := pick("", "", "", "DOS SANTOS", "ROUSSEAU")
		day, month, year := 1+rng.IntN(28), 1+rng.IntN(12), 1950+rng.IntN(56)
		fmt.Fprintf(&b, "%011d;%d%02d%02d%02d%03d%03d%02d;%s;%s;%s;%s;%02d/%02d/%d;%s.%s%d@%s;%d %s %s;%05d;%s;0%d%08d\r\n",
			rng.IntN(1e10), sex, year%100, month, 1+rng.IntN(95), rng.IntN(1000), rng.IntN(1000), 1+rng.IntN(97),
			[]string{"M.", "MME"}[sex-1], last, usage, first, day, month, year,
			first, last, rng.IntN(100), pick("gmail.com", "orange.fr", "laposte.net"),
			1+rng.IntN(200), pick("RUE", "AVENUE", "IMPASSE"), pick("DE LA RÉPUBLIQUE", "VICTOR HUGO", "DES LILAS", "DU MARÉCHAL FOCH"),
			1000+rng.IntN(95000), pick("NÎMES", "LYON", "SAINT-ÉTIENNE", "BORDEAUX", "CAHORS"), 6+rng.IntN(2), rng.IntN(1e8))
	}
	out, err := charmap.Windows1252.NewEncoder().Bytes(b.Bytes())
	if err != nil {
		panic(err)
	}
	return out
}

// compress returns text compressed with c.
func compress(t require.TestingT, c Compression, text []byte) []byte {
	var b bytes.Buffer
	switch c {
	case Gzip:
		z := gzip.NewWriter(&b)
		_, err := z.Write(text)
		require.NoError(t, err)
		require.NoError(t, z.Close())
	case Zstd:
		z, err := zstd.NewWriter(&b)
		require.NoError(t, err)
		_, err = z.Write(text)
		require.NoError(t, err)
		require.NoError(t, z.Close())
	default:
		return text
	}
	return b.Bytes()
}

// canary stands in every cell of the lists that tests break: no message may
// show it.
const canary = "PRUNIER"

// requireDiscreet asserts that no text of err shows a cell.
func requireDiscreet(t testing.TB, err error, hint string) {
	t.Helper()
	require.NotContains(t, err.Error()+hint, canary)
}
