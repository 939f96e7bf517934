package population

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// coiner makes up surnames in the manner of a language: consonants, vowels,
// consonants and an ending that begins with a vowel. So a name can be taken
// apart in one way only, and no two numbers give the same name.
type coiner struct {
	onsets, vowels, middles, endings []string
	capitals                         []string // the vowels, to begin a name with
}

// newCoiner returns a coiner of lists divided by spaces; "-" stands for nothing.
func newCoiner(onsets, vowels, middles, endings string) coiner {
	c := coiner{strings.Fields(onsets), strings.Fields(vowels), strings.Fields(middles), strings.Fields(endings), nil}
	for i, s := range c.onsets {
		if s == "-" {
			c.onsets[i] = ""
		}
	}
	for _, v := range c.vowels {
		first, size := utf8.DecodeRuneInString(v)
		c.capitals = append(c.capitals, string(unicode.ToUpper(first))+v[size:])
	}
	return c
}

// names returns how many names can be made up.
func (c *coiner) names() int { return len(c.onsets) * len(c.vowels) * len(c.middles) * len(c.endings) }

// coinStep makes neighbouring numbers give unlike names; it is a prime that
// divides no product of the lengths of lists.
const coinStep = 7_368_787

// name returns the pieces of name x, from 0 to names()-1.
func (c *coiner) name(x int) (onset, vowel, middle, ending string) {
	x = x * coinStep % c.names()
	onset, x = c.onsets[x%len(c.onsets)], x/len(c.onsets)
	vowels := c.vowels
	if onset == "" {
		vowels = c.capitals
	}
	vowel, x = vowels[x%len(vowels)], x/len(vowels)
	return onset, vowel, c.middles[x%len(c.middles)], c.endings[x/len(c.middles)]
}
