package plot

// markerShapes are paths about the point that they mark, in steps from one
// corner to the next; all are of about the same area.
var markerShapes = [...]struct {
	x, y  float64 // where they begin
	steps string
}{
	{-4, 0, "a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z"},                                          // circle
	{-3.7, -3.7, "l7.4 0 0 7.4-7.4 0Z"},                                               // square
	{0, -5.2, "l4.9 8.8-9.8 0Z"},                                                      // triangle
	{0, -5.4, "l5.4 5.4-5.4 5.4-5.4-5.4Z"},                                            // diamond
	{0, 5.2, "l4.9-8.8-9.8 0Z"},                                                       // triangle on its point
	{-1.7, -5, "l3.4 0 0 3.3 3.3 0 0 3.4-3.3 0 0 3.3-3.4 0 0-3.3-3.3 0 0-3.4 3.3 0Z"}, // upright cross
	{-5, -2.6, "l2.4-2.4 2.6 2.6 2.6-2.6 2.4 2.4-2.6 2.6 2.6 2.6-2.4 2.4-2.6-2.6-2.6 2.6-2.4-2.4 2.6-2.6Z"}, // diagonal cross
}

// marker returns the path of the i-th marker about (x, y), and whether it is
// hollow: after all shapes, the same come back hollow.
func marker(i int, x, y float64) (d string, hollow bool) {
	shape := &markerShapes[i%len(markerShapes)]
	return "M" + number(x+shape.x) + " " + number(y+shape.y) + shape.steps, i/len(markerShapes)%2 == 1
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
