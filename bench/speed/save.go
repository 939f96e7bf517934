package speed

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/report/plot"
)

// Outputs returns the names of all files that [Results.Save] may write.
func Outputs() []string {
	names := []string{"results.json", "results.csv", "table.md"}
	for _, name := range plotNames {
		names = append(names, name+plotSuffix)
	}
	return names
}

const plotSuffix = ".svg"

// Save writes the results to the folder dir, in the place of any that are there:
// JSON, CSV, tables, and the charts for both themes in one file each. A chart for
// which there are no figures now is removed: it would be of another run.
func (r *Results) Save(dir string, lang message.Language) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return message.New(message.FileCreate, dir).Because(err)
	}
	files := map[string]func(io.Writer) error{
		"results.json": r.WriteJSON,
		"results.csv":  r.WriteCSV,
		"table.md":     func(w io.Writer) error { return r.Table(w, lang) },
	}
	for _, p := range r.Plots(lang) {
		files[p.Name+plotSuffix] = func(w io.Writer) error { return p.Chart.SVG(w, plot.Auto, lang) }
	}
	for _, name := range Outputs() {
		if files[name] != nil {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return message.New(message.FileCreate, dir).Because(err)
		}
	}
	for name, write := range files {
		if err := saveFile(filepath.Join(dir, name), write); err != nil {
			return err
		}
	}
	return nil
}

// saveFile writes a file, in the place of one that is there.
func saveFile(path string, write func(io.Writer) error) error {
	f, err := atomicfile.Create(path, atomicfile.Options{Mode: 0o644, Force: true})
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Abort())
	}
	return f.Commit()
}
