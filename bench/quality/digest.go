package quality

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"recoupe/bench/synth"
	"recoupe/internal/message"
)

// checkTruth compares the truth file of a list, as it lies on disk, with the
// digest in the manifest. It fails with message.SynthNoTruth where the file
// cannot be read, and with message.QualityDigest where it is another one.
func (f folder) checkTruth(made synth.Made) (err error) {
	path := filepath.Join(f.dir, made.Truth.Name)
	file, err := os.Open(path)
	if err != nil {
		return message.New(message.SynthNoTruth, made.List).Because(err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return message.New(message.SynthNoTruth, made.List).Because(err)
	}
	return compare(path, h.Sum(nil), made.Truth.SHA256)
}

// compare compares the SHA-256 of a file with the one in the manifest, which is
// hexadecimal.
func compare(path string, sum []byte, want string) error {
	if hex.EncodeToString(sum) != want {
		return message.New(message.QualityDigest, path, synth.ManifestName)
	}
	return nil
}
