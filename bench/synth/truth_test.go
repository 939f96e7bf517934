package synth

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// readTruth reads a whole truth file.
func readTruth(r io.Reader) (lines []Truth, err error) {
	t := NewTruthReader(r)
	for {
		line, err := t.Read()
		if err == io.EOF {
			return lines, nil
		}
		if err != nil {
			return lines, err
		}
		lines = append(lines, line)
	}
}

func TestTruthIsReadBack(t *testing.T) {
	want := []Truth{{1, 0, 0}, {2, 69_999_999, SetOf(NIRMissing, Duplicate)}, {3, 7, 1<<NumKinds - 1}}
	b := []byte(truthHeader + "\n")
	for _, line := range want {
		b = line.append(b)
	}
	got, err := readTruth(iotest.OneByteReader(bytes.NewReader(b)))
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestTruthThatIsCut(t *testing.T) {
	b := Truth{1, 12, SetOf(NIRTypo, Accents)}
	whole := (&b).append([]byte(truthHeader + "\n"))
	for n := range whole {
		_, err := readTruth(bytes.NewReader(whole[:n]))
		if n == len(truthHeader)+1 {
			require.NoError(t, err)
			continue
		}
		require.ErrorIs(t, err, message.SynthTruthLine, "%q", whole[:n])
	}
}

func TestTruthThatIsNone(t *testing.T) {
	const header = truthHeader + "\n"
	for _, text := range []string{
		"", "row;person;errors\n", "row,person,errors\r\n", header + "1,2\n", header + "1,,\n", header + ",1,\n", header + "2,1,\n",
		header + "1,1,nonsense\n", header + "1,1,accents \n", header + "1,1, accents\n", header + "1,-1,\n", header + "1,1,\n1,1,\n",
		header + "1,99999999999999999999,\n", header + strings.Repeat("x", 1<<17) + "\n",
	} {
		_, err := readTruth(strings.NewReader(text))
		require.ErrorIs(t, err, message.SynthTruthLine, "%.40q", text)
		require.NotEmpty(t, message.English.Explain(err))
	}
	broken := errors.New("broken disk")
	_, err := readTruth(io.MultiReader(strings.NewReader(header), iotest.ErrReader(broken)))
	require.ErrorIs(t, err, broken)
}
