package plot

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// linear returns the linear light of the red, green and blue of a colour.
func linear(t *testing.T, colour string) (rgb [3]float64) {
	var b [3]uint8
	_, err := fmt.Sscanf(colour, "#%02x%02x%02x", &b[0], &b[1], &b[2])
	require.NoError(t, err, colour)
	for i, v := range b {
		c := float64(v) / 255
		if rgb[i] = c / 12.92; c > 0.04045 {
			rgb[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return rgb
}

// contrast returns the contrast ratio of two colours (WCAG 2.2, from 1 to 21).
func contrast(t *testing.T, a, b string) float64 {
	luminance := func(colour string) float64 {
		c := linear(t, colour)
		return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// TestContrast computes what WCAG 2.2 asks of colours at level AA: 4.5 for
// texts (1.4.3), 3 for marks that carry meaning (1.4.11).
func TestContrast(t *testing.T) {
	require.InDelta(t, 21, contrast(t, "#000000", "#ffffff"), 1e-9)
	for _, theme := range []Theme{Light, Dark} {
		p := theme.palette()
		for k := surface; k < series+seriesCount; k++ {
			ratio := contrast(t, p[k], p[surface])
			switch k {
			case surface, grid, minor: // grid lines repeat what tick labels tell
			case text, muted:
				require.GreaterOrEqual(t, ratio, 4.5, "ink %d of theme %d", k, theme)
			default:
				require.GreaterOrEqual(t, ratio, 3.0, "ink %d of theme %d", k, theme)
			}
		}
	}
	require.Equal(t, Light.palette(), Auto.palette(), "what has no style is light")
}

// deficiencies are the transformations of linear light that show to others what
// a reader without one kind of cones sees (Machado, Oliveira and Fernandes,
// 2009).
var deficiencies = map[string][3][3]float64{
	"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab returns the CIELAB coordinates of linear light, white D65.
func lab(rgb [3]float64) [3]float64 {
	f := func(r, g, b, white float64) float64 {
		v := (r*rgb[0] + g*rgb[1] + b*rgb[2]) / white
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f(0.4124564, 0.3575761, 0.1804375, 0.95047)
	y := f(0.2126729, 0.7151522, 0.0721750, 1)
	z := f(0.0193339, 0.1191920, 0.9503041, 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// TestColoursApart computes how far apart the colours of data stay for readers
// with each kind of colour blindness, as the distance in CIELAB, where 2.3 can
// just be told: the first four, which most charts do with, neighbours of all,
// and the two signs of a waterfall by 17, any two by 11.
func TestColoursApart(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		p := theme.palette()
		for kind, m := range deficiencies {
			seen := func(k ink) [3]float64 {
				c := linear(t, p[k])
				var out [3]float64
				for i := range out {
					out[i] = min(max(m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2], 0), 1)
				}
				return lab(out)
			}
			apart := func(a, b ink, least float64) {
				x, y := seen(a), seen(b)
				distance := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
				require.GreaterOrEqual(t, distance, least, "%s, theme %d: %s and %s", kind, theme, p[a], p[b])
			}
			for i := range seriesCount {
				for k := range i {
					least := 11.0
					if i < 4 || k == i-1 {
						least = 17
					}
					apart(seriesInk(i), seriesInk(k), least)
				}
			}
			apart(seriesInk(0), loss, 17)
		}
	}
}
