package plot

// markerCount is the number of different markers.
const markerCount = 7

// marker returns the path of the i-th marker about (x, y), and whether it is
// hollow: after markerCount markers, the same shapes come back hollow. All are
// of about the same area.
func marker(i int, x, y float64) (d string, hollow bool) {
	poly := func(corners ...float64) string {
		d := ""
		for k := 0; k < len(corners); k += 2 {
			command := "L"
			if k == 0 {
				command = "M"
			}
			d += command + number(x+corners[k]) + " " + number(y+corners[k+1])
		}
		return d + "Z"
	}
	hollow = i/markerCount%2 == 1
	switch i % markerCount {
	case 0: // circle
		return "M" + number(x-4) + " " + number(y) + "a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z", hollow
	case 1: // square
		return poly(-3.7, -3.7, 3.7, -3.7, 3.7, 3.7, -3.7, 3.7), hollow
	case 2: // triangle
		return poly(0, -5.2, 4.9, 3.6, -4.9, 3.6), hollow
	case 3: // diamond
		return poly(0, -5.4, 5.4, 0, 0, 5.4, -5.4, 0), hollow
	case 4: // triangle on its point
		return poly(0, 5.2, 4.9, -3.6, -4.9, -3.6), hollow
	case 5: // upright cross
		return poly(-1.7, -5, 1.7, -5, 1.7, -1.7, 5, -1.7, 5, 1.7, 1.7, 1.7, 1.7, 5, -1.7, 5, -1.7, 1.7, -5, 1.7, -5, -1.7, -1.7, -1.7), hollow
	default: // diagonal cross
		return poly(-5, -2.6, -2.6, -5, 0, -2.4, 2.6, -5, 5, -2.6, 2.4, 0, 5, 2.6, 2.6, 5, 0, 2.4, -2.6, 5, -5, 2.6, -2.4, 0), hollow
	}
}

// markers draws the i-th marker at each of the points, in the colour of data k.
func (c *canvas) markers(i int, points []Point, k ink) {
	d, hollow := "", false
	for _, p := range points {
		var one string
		one, hollow = marker(i, p.X, p.Y)
		d += one
	}
	if hollow {
		c.fill(d, surface, k)
	} else {
		c.fill(d, k, surface)
	}
}
