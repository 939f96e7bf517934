package message

// What the benchmarks say.
const (
	BenchUsage       ID = "bench.usage"
	BenchDescription ID = "bench.description"
)

var _ = add(map[ID]entry{
	BenchUsage: {en: "measure matching: how well, how fast, and against what else one could take"},
	BenchDescription: {en: `Benchmarks on made-up lists that anyone can make again: nobody in them exists.
Results go to a folder as a table, JSON and SVG plots.`},
})
