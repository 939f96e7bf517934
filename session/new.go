package session

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
	"recoupe/session/ledger"
)

// New makes a session in the folder dir, which the holder does: it draws the
// OPRF key and the session id, keeps the key in secret/, and writes the drafted
// agreement with the public key and the id in it. A folder that has an agreement
// or a key already is refused.
func New(dir string, d agreement.Draft, opt Options) (*agreement.Agreement, error) {
	for _, name := range []string{filepath.Join(dir, agreementName), filepath.Join(dir, secretDir, oprfKeyName), filepath.Join(dir, ledgerName)} {
		if _, err := os.Lstat(name); err == nil {
			return nil, message.New(message.SessionExists, name)
		}
	}
	rand.Read(d.Session[:]) // never fails: it ends the program instead
	key, err := newOPRFKey(&d)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := d.Render(&text); err != nil {
		return nil, err
	}
	a, err := agreement.Parse(text.Bytes())
	if err != nil {
		return nil, err
	}
	if err := makeDir(dir, ""); err != nil {
		return nil, err
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	defer lock.Unlock()
	if err := makeDir(filepath.Join(dir, secretDir), secretDir); err != nil {
		return nil, err
	}
	file := oprfSecret(a)
	file.key = key
	if err := writeSecret(filepath.Join(dir, secretDir, oprfKeyName), file); err != nil {
		return nil, err
	}
	if err := recordNew(dir, a, opt); err != nil {
		return nil, err
	}
	return a, writeAgreement(filepath.Join(dir, agreementName), text.Bytes())
}

// newOPRFKey draws the session's OPRF key and puts its public key into the
// draft.
func newOPRFKey(d *agreement.Draft) ([]byte, error) {
	suite, mode := cmp.Or(d.Suite, oprf.Ristretto255SHA512), oprf.VOPRF
	if d.Unproven {
		mode = oprf.OPRF
	}
	key, err := oprf.GenerateKey(suite, mode)
	if err != nil {
		return nil, err
	}
	d.PublicKey = key.PublicKey()
	return key.Marshal(), nil
}

// recordNew begins the holder's ledger. The digest in it is the draft's: people
// still fill in the agreement, and the first step that uses it pins it.
func recordNew(dir string, a *agreement.Agreement, opt Options) error {
	l, err := ledger.Open(filepath.Join(dir, ledgerName), opt.Clock)
	if err != nil {
		return err
	}
	_, err = l.Append(ledger.Entry{
		Act: actAgree, Role: string(RoleHolder), Session: a.Session.String(),
		Agreement: hexOf(a.Digest[:]), Versions: opt.versions(),
	})
	return errors.Join(err, l.Close())
}

// writeAgreement writes the drafted agreement.
func writeAgreement(path string, text []byte) error {
	f, err := atomicfile.Create(path, atomicfile.Options{Mode: 0o644})
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := f.Write(text); err != nil {
		return err
	}
	return f.Commit()
}
