package identity

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// maxEmails is how many addresses of one row are kept.
const maxEmails = 3

// domains turns the domain of an address into its ASCII form (UTS 46,
// non-transitional).
var domains = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule(),
	idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// normalizeEmails puts the canonical addresses of a raw cell into out. Several
// are divided by semicolons or commas; one that cannot be read spoils the cell.
func (n *Normalizer) normalizeEmails(out *list, cell []byte) Reason {
	out.reset()
	if !isASCII(cell) {
		if !utf8.Valid(cell) || bytes.ContainsRune(cell, utf8.RuneError) {
			return ReasonUnreadable
		}
		n.wide = norm.NFKC.Append(n.wide[:0], cell...)
		cell = dropFormat(n.wide)
	}
	reason, found := ReasonForm, false
	for rest := cell; len(rest) > 0; {
		var one []byte
		one, rest = rest, nil
		if i := bytes.IndexAny(one, ";,"); i >= 0 {
			one, rest = one[:i], one[i+1:]
		}
		one = unwrap(one)
		if len(one) == 0 {
			continue
		}
		switch why := n.email(one); why {
		case accepted:
			out.add(n.form, maxEmails)
			found = true
		case ReasonPlaceholder:
			reason = why
		default:
			out.reset()
			return why
		}
	}
	if found {
		return accepted
	}
	return reason
}

// email puts the canonical form of one address into n.form.
func (n *Normalizer) email(b []byte) Reason {
	at := bytes.IndexByte(b, '@')
	if at < 0 {
		if notAnAddress(b) {
			return ReasonPlaceholder
		}
		return ReasonForm
	}
	if at > 64 || !validLocal(b[:at]) {
		return ReasonForm
	}
	n.form = n.form[:0]
	for _, c := range b[:at] {
		n.form = append(n.form, lowerASCII(c))
	}
	var ok bool
	if n.form, ok = appendDomain(append(n.form, '@'), bytes.TrimSuffix(b[at+1:], []byte("."))); !ok {
		return ReasonForm
	}
	local, domain := n.form[:at], n.form[at+1:]
	if placeholderEmail(local, domain) {
		return ReasonPlaceholder
	}
	if string(domain) == "gmail.com" || string(domain) == "googlemail.com" {
		out := n.form[:0]
		for _, c := range local {
			if c == '+' {
				break
			}
			if c != '.' {
				out = append(out, c)
			}
		}
		if len(out) == 0 {
			return ReasonForm
		}
		n.form = append(out, "@gmail.com"...)
	}
	return accepted
}

// validLocal reports whether b is a dot-string of RFC 5321.
func validLocal(b []byte) bool {
	if len(b) == 0 || b[0] == '.' || b[len(b)-1] == '.' {
		return false
	}
	for i, c := range b {
		c = lowerASCII(c)
		switch {
		case 'a' <= c && c <= 'z', isDigit(c), c == '-', c == '_', strings.IndexByte("!#$%&'*+/=?^`{|}~", c) >= 0:
		case c == '.' && b[i-1] != '.':
		default:
			return false
		}
	}
	return true
}

// appendDomain appends the canonical form of a domain to dst: lower case, and
// the ASCII form of labels that have other letters. It reports whether the
// domain can be one of an address.
func appendDomain(dst, b []byte) ([]byte, bool) {
	start := len(dst)
	for _, c := range b {
		dst = append(dst, lowerASCII(c))
	}
	if !isASCII(b) || bytes.Contains(dst[start:], []byte("xn--")) {
		ascii, err := domains.ToASCII(string(dst[start:]))
		if err != nil {
			return dst, false
		}
		// The library encodes some code points that it refuses to decode.
		if again, err := domains.ToASCII(ascii); err != nil || again != ascii {
			return dst, false
		}
		dst = append(dst[:start], ascii...)
	}
	return dst, validDomain(dst[start:])
}

// validDomain reports whether d, in lower case, has two labels or more, and a
// top level that has a letter.
func validDomain(d []byte) bool {
	if len(d) > 253 {
		return false
	}
	labels, letters, size := 0, 0, 0
	for i, c := range d {
		switch {
		case c == '.':
			if size == 0 || size > 63 || d[i-1] == '-' {
				return false
			}
			labels, letters, size = labels+1, 0, 0
			continue
		case 'a' <= c && c <= 'z':
			letters++
		case isDigit(c):
		case c == '-' && size > 0:
		default:
			return false
		}
		size++
	}
	return labels > 0 && size > 1 && size <= 63 && letters > 0 && d[len(d)-1] != '-'
}

// placeholderEmail reports whether an address stands for none.
func placeholderEmail(local, domain []byte) bool {
	top := domain
	if i := bytes.LastIndexByte(domain, '.'); i >= 0 {
		top = domain[i+1:]
	}
	switch string(top) {
	case "invalid", "test", "example", "localhost", "local":
		return true
	}
	switch string(domain) {
	case "example.com", "example.org", "example.net", "example.fr", "exemple.com", "exemple.fr",
		"test.com", "test.fr", "domain.com", "domaine.fr", "aucun.fr", "inconnu.fr", "noemail.com", "nomail.com":
		return true
	}
	return notAnAddress(local)
}

// notAnAddress reports whether b, its dots, hyphens, underscores and spaces
// aside, is a word that people type in place of an address.
func notAnAddress(b []byte) bool {
	var word [24]byte
	k := 0
	for _, c := range b {
		if c == '.' || c == '-' || c == '_' || c == ' ' || c == '/' {
			continue
		}
		if k == len(word) {
			return false
		}
		word[k] = lowerASCII(c)
		k++
	}
	if k > 0 && word[0] == 'x' && allSame(word[:k]) {
		return true
	}
	switch string(word[:k]) {
	case "", "noreply", "nepasrepondre", "inconnu", "inconnue", "aucun", "aucune", "neant", "nc", "nr", "na", "null", "none",
		"pasdemail", "pasdemel", "pasdadresse", "pasdemessagerie", "sansmail", "sansemail", "sansadresse", "nomail", "noemail",
		"test", "anonyme", "nonrenseigne", "noncommunique":
		return true
	}
	return false
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unwrap cuts white space, quotes and angle brackets off both ends of b.
func unwrap(b []byte) []byte {
	for {
		k := len(b)
		b = trim(b)
		if len(b) > 0 && b[0] == '<' {
			b = b[1:]
		}
		if len(b) > 0 && b[len(b)-1] == '>' {
			b = b[:len(b)-1]
		}
		if len(b) == k {
			return b
		}
	}
}

// dropFormat removes format characters, such as a zero-width space, from b in
// place.
func dropFormat(b []byte) []byte {
	out := b[:0]
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if !isFormat(r) {
			out = append(out, b[:size]...)
		}
		b = b[size:]
	}
	return out
}
