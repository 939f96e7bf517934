// Command count prints, for the functions of package vector, how many
// instructions they have, how many of them take a port for 512-bit vectors and
// how many multiply, and the cycles that a model of a server core estimates:
// those of one call, or of one turn of the loop, among many that follow each
// other. These are estimates, not measurements.
package main

import (
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"text/tabwriter"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
)

func main() {
	log.SetFlags(0)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "function\tinstructions\tvector\tproducts\tbound\tcycles\t")
	for _, set := range slices.Sorted(maps.Keys(generated.Sets)) {
		a, err := generated.Vector(set)
		if err != nil {
			log.Fatal("count: ", err)
		}
		for _, name := range slices.Sorted(maps.Keys(a.File.Functions)) {
			if err := row(w, a.File.Functions[name]); err != nil {
				log.Fatal("count: ", err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal("count: ", err)
	}
}

// row prints a function: its loop if it has one, else all of it. The bound is
// half the operations of the vector ports.
func row(w *tabwriter.Writer, fn *emulate.Function) error {
	from, to := 0, len(fn.Instructions)
	for n, i := range fn.Instructions {
		if i.Opcode == "JNZ" {
			from, to = fn.Labels[i.Operands[0].Name], n+1
		}
	}
	var body []operation
	vector, products := 0, 0
	for _, i := range fn.Instructions[from:to] {
		op, err := operationOf(i)
		if err != nil {
			return err
		}
		body = append(body, op)
		vector += op.operations
		if op.productOrFMA {
			products++
		}
	}
	const few, many = 20, 40
	estimate := float64(cycles(body, many)-cycles(body, few)) / (many - few)
	_, err := fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.0f\t%.0f\t\n", fn.Name, len(body), vector, products, float64(vector)/2, estimate)
	return err
}
