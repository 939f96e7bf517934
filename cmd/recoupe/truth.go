package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"recoupe/internal/message"
	"recoupe/table"
	"recoupe/testdata"
)

// truth is what the demo knows about the rows of one of its lists, by row from 0.
type truth struct {
	person map[int]string // the person of a row, if they are in both lists
	linked map[int]bool   // rows that share a match key with the other list
	why    map[int]string // what keeps a row from being linked
}

// readTruth reads the truth about the list whose rows are in the given column
// of the truth file.
func readTruth(column int) (*truth, error) {
	b, err := testdata.Demo.ReadFile("demo/truth.csv")
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		return nil, err
	}
	t := &truth{person: map[int]string{}, linked: map[int]bool{}, why: map[int]string{}}
	for _, r := range records[1:] {
		row, err := strconv.Atoi(r[column])
		if err != nil {
			return nil, err
		}
		row--
		t.person[row] = r[2]
		if r[3] != "" {
			t.linked[row] = true
		} else {
			t.why[row] = r[5]
		}
	}
	return t, nil
}

// check compares the rows that were found with the truth: rows that were missed
// though a match key links them, and rows that were found though they are of
// nobody in the other list. Rows that no key links may be found all the same,
// when they are duplicates of one that is.
func (t *truth) check(found map[int]bool) (missed, wrong int) {
	for row := range t.linked {
		if !found[row] {
			missed++
		}
	}
	for row := range found {
		if t.person[row] == "" {
			wrong++
		}
	}
	return missed, wrong
}

// compare compares the results of both parties with the truth.
func (u *ui) compare(d *demo) error {
	found, t, err := outcome(d.querier, querierList, 1)
	if err != nil {
		return err
	}
	foundHolder, tHolder, err := outcome(d.holder, holderList, 0)
	if err != nil {
		return err
	}
	missed, wrong := t.check(found)
	missedHolder, wrongHolder := tHolder.check(foundHolder)
	if missed+wrong+missedHolder+wrongHolder > 0 {
		return message.New(message.DemoWrong, missed+missedHolder, wrong+wrongHolder)
	}
	u.gap()
	u.say(message.DemoTruth, uint64(len(t.linked)))
	u.unlinkable(t, found)
	u.say(message.DemoMirror, uint64(len(foundHolder)))
	return nil
}

// unlinkable says which rows no match key can link, and why.
func (u *ui) unlinkable(t *truth, found map[int]bool) {
	var rows []int
	for row := range t.why {
		if !t.linked[row] && !found[row] {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	u.say(message.DemoUnlinkable, uint64(len(rows)))
	for _, row := range rows {
		var why []string
		for kind := range strings.FieldsSeq(t.why[row]) {
			why = append(why, u.text(disagreements[kind]))
		}
		u.say(message.DemoKind, row+1, strings.Join(why, ", "))
	}
}

// disagreements are the messages for what the truth file says keeps a row from
// being linked.
var disagreements = map[string]message.ID{
	"nir-missing":       message.DemoNIRMissing,
	"nir-typo":          message.DemoNIRTypo,
	"nir-parent":        message.DemoNIRParent,
	"nir-changed":       message.DemoNIRChanged,
	"ftid-missing":      message.DemoFTIDMissing,
	"ftid-other-form":   message.DemoFTIDForm,
	"surname-typo":      message.DemoSurnameTypo,
	"usage-name":        message.DemoUsageName,
	"first-name-cut":    message.DemoFirstNameCut,
	"names-swapped":     message.DemoNamesSwapped,
	"date-digit":        message.DemoDateDigit,
	"day-month-swapped": message.DemoDayMonth,
	"first-january":     message.DemoFirstJanuary,
	"email-missing":     message.DemoEmailMissing,
	"email-changed":     message.DemoEmailChanged,
	"email-family":      message.DemoEmailFamily,
	"email-centre":      message.DemoEmailCentre,
	"phone-missing":     message.DemoPhoneMissing,
	"phone-changed":     message.DemoPhoneChanged,
	"phone-dummy":       message.DemoPhoneDummy,
	"phone-family":      message.DemoPhoneFamily,
	"postcode-changed":  message.DemoPostcode,
}

// outcome returns the rows that a party has found, and the truth about its
// list, whose rows are in the given column of the truth file.
func outcome(dir, list string, column int) (map[int]bool, *truth, error) {
	t, err := readTruth(column)
	if err != nil {
		return nil, nil, err
	}
	found, err := foundRows(filepath.Join(dir, list), filepath.Join(dir, "results", "matches-1.csv"))
	return found, t, err
}

// foundRows returns which rows of a list stand in a result, which has them in
// their order with further columns behind.
func foundRows(list, result string) (map[int]bool, error) {
	l, err := table.Open(list, nil, table.Options{})
	if err != nil {
		return nil, err
	}
	defer l.Close()
	f, err := os.Open(result)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = rune(l.Dialect().Delimiter)
	matches, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	matches = matches[1:]
	found := map[int]bool{}
	batch := table.NewBatch(1 << 12)
	var row [][]byte
	for l.Read(batch) == nil {
		for i := range batch.Len() {
			row = batch.Row(i, row[:0])
			if len(matches) > 0 && sameRow(row, matches[0]) {
				found[int(batch.First())+i] = true
				matches = matches[1:]
			}
		}
	}
	if len(matches) > 0 {
		return nil, message.New(message.DemoWrong, 0, len(matches))
	}
	return found, nil
}

// sameRow reports whether a row of a result is a row of the list.
func sameRow(row [][]byte, match []string) bool {
	for i, cell := range row {
		if string(cell) != match[i] {
			return false
		}
	}
	return true
}
