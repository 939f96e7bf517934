package message

// Charts that cannot be drawn.
const (
	PlotEmpty  ID = "plot.empty"
	PlotNumber ID = "plot.number"
	PlotLog    ID = "plot.log"
	PlotRange  ID = "plot.range"
	PlotCount  ID = "plot.count"
	PlotMany   ID = "plot.many"
)

var _ = add(map[ID]entry{
	PlotEmpty:  {en: "a chart without a value cannot be drawn"},
	PlotNumber: {en: "a value of %[1]q is infinite, not a number, or of a size that no chart can show"},
	PlotLog:    {en: "%[1]q has a value that is not above zero, which has no place on a logarithmic axis"},
	PlotRange:  {en: "the axis %[1]q must begin below its end"},
	PlotCount:  {en: "%[1]q has %[2]d values for %[3]d categories"},
	PlotMany:   {en: "the chart has %[1]d marks, the limit is %[2]d"},
})
