package atomicfile

import (
	"io/fs"
	"os"

	"recoupe/internal/message"
)

// Distinct fails with message.FileSame when writing the file output would
// overwrite one of the files inputs, under whatever names and links. An input
// that does not exist is nobody's output.
func Distinct(output string, inputs ...string) error {
	for _, input := range inputs {
		info, err := os.Stat(input)
		if err != nil {
			continue
		}
		if err := DistinctInfo(output, info); err != nil {
			return err
		}
	}
	return nil
}

// DistinctInfo is Distinct for an input that is open already, such as the
// standard input.
func DistinctInfo(output string, input fs.FileInfo) error {
	for _, name := range []string{output, PartName(output)} {
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && os.SameFile(info, input) {
			return message.New(message.FileSame, output)
		}
	}
	return nil
}

// cause returns what went wrong without the name of the file, which the message
// around it says already.
func cause(err error) error {
	switch err := err.(type) {
	case *fs.PathError:
		return err.Err
	case *os.LinkError:
		return err.Err
	}
	return err
}
