package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"recoupe/bench/synth"
	"recoupe/internal/message"
	"recoupe/table"
	"recoupe/testdata"
)

// truth is what the demo knows about the rows of one of its lists, by row from
// 0. It follows from the truth files, which were written with the lists and know
// nothing of match keys, and not from what any reader makes of the lists.
type truth struct {
	common map[int]bool      // rows of persons who are in both lists
	linked map[int]bool      // those of them that share a match key with the other list
	why    map[int]synth.Set // of the others, what keeps them from being linked
}

// readTruths reads the truth about both lists of the demo.
func readTruths() (holder, querier *truth, err error) {
	rows := map[synth.Source][]synth.Truth{}
	for _, src := range []synth.Source{synth.FT24, synth.UNML25} {
		b, err := testdata.Demo.ReadFile("demo/truth-" + src.String() + ".csv")
		if err != nil {
			return nil, nil, err
		}
		r := synth.NewTruthReader(bytes.NewReader(b))
		line, err := r.Read()
		for ; err == nil; line, err = r.Read() {
			rows[src] = append(rows[src], line)
		}
		if !errors.Is(err, io.EOF) {
			return nil, nil, err
		}
	}
	return newTruth(rows, synth.FT24, synth.UNML25), newTruth(rows, synth.UNML25, synth.FT24), nil
}

// newTruth says of the rows of one list how they are related to those of the
// other.
func newTruth(rows map[synth.Source][]synth.Truth, one, other synth.Source) *truth {
	t := &truth{common: map[int]bool{}, linked: map[int]bool{}, why: map[int]synth.Set{}}
	of := map[uint64][]synth.Set{}
	for _, line := range rows[other] {
		of[line.Person] = append(of[line.Person], line.Errors)
	}
	for i, line := range rows[one] {
		for _, errs := range of[line.Person] {
			t.common[i] = true
			if synth.Reach(one, line.Errors, other, errs) != 0 {
				t.linked[i] = true
			}
			t.why[i] |= line.Errors | errs
		}
		if t.linked[i] {
			delete(t.why, i)
		}
	}
	return t
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
		if !t.common[row] {
			wrong++
		}
	}
	return missed, wrong
}

// compare compares the results of both parties with the truth.
func (u *ui) compare(d *demo) error {
	holders, queriers, err := readTruths()
	if err != nil {
		return err
	}
	found, err := outcome(d.querier, querierList)
	if err != nil {
		return err
	}
	foundHolder, err := outcome(d.holder, holderList)
	if err != nil {
		return err
	}
	missed, wrong := queriers.check(found)
	missedHolder, wrongHolder := holders.check(foundHolder)
	if missed+wrong+missedHolder+wrongHolder > 0 {
		return message.New(message.DemoWrong, missed+missedHolder, wrong+wrongHolder)
	}
	u.gap()
	u.say(message.DemoTruth, uint64(len(queriers.linked)))
	u.unlinkable(queriers, found)
	u.say(message.DemoMirror, uint64(len(foundHolder)))
	return nil
}

// unlinkable says which rows no match key can link, and why.
func (u *ui) unlinkable(t *truth, found map[int]bool) {
	var rows []int
	for row := range t.why {
		if !found[row] {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	u.say(message.DemoUnlinkable, uint64(len(rows)))
	for _, row := range rows {
		var why []string
		for _, kind := range t.why[row].Kinds() {
			if id, ok := disagreements[kind]; ok {
				why = append(why, u.text(id))
			}
		}
		u.say(message.DemoKind, row+1, strings.Join(why, ", "))
	}
}

// disagreements are the messages for what keeps rows from being linked; what
// every match key forgives has none.
var disagreements = map[synth.Kind]message.ID{
	synth.NIRMissing:      message.DemoNIRMissing,
	synth.NIRParent:       message.DemoNIRParent,
	synth.NIRChanged:      message.DemoNIRChanged,
	synth.NIRTypo:         message.DemoNIRTypo,
	synth.FTIDMissing:     message.DemoFTIDMissing,
	synth.FTIDTypo:        message.DemoFTIDTypo,
	synth.FTIDOld:         message.DemoFTIDOld,
	synth.FTIDLocal:       message.DemoFTIDLocal,
	synth.SurnameTypo:     message.DemoSurnameTypo,
	synth.SurnamePartTypo: message.DemoSurnameTypo,
	synth.UsageName:       message.DemoUsageName,
	synth.UsageMissing:    message.DemoUsageMissing,
	synth.FirstNameTypo:   message.DemoFirstNameTypo,
	synth.FirstNameCut:    message.DemoFirstNameCut,
	synth.NamesSwapped:    message.DemoNamesSwapped,
	synth.DayMonthSwapped: message.DemoDayMonth,
	synth.FirstJanuary:    message.DemoFirstJanuary,
	synth.DateDigit:       message.DemoDateDigit,
	synth.UnknownBirthday: message.DemoUnknownDay,
	synth.EmailMissing:    message.DemoEmailMissing,
	synth.EmailCentre:     message.DemoEmailCentre,
	synth.EmailAdviser:    message.DemoEmailAdviser,
	synth.EmailFamily:     message.DemoEmailFamily,
	synth.EmailChanged:    message.DemoEmailChanged,
	synth.PhoneMissing:    message.DemoPhoneMissing,
	synth.PhoneDummy:      message.DemoPhoneDummy,
	synth.PhoneFamily:     message.DemoPhoneFamily,
	synth.PhoneChanged:    message.DemoPhoneChanged,
	synth.PostcodeChanged: message.DemoPostcode,
}

// outcome returns the rows of its list that a party has found.
func outcome(dir, list string) (map[int]bool, error) {
	return foundRows(filepath.Join(dir, list), filepath.Join(dir, "results", "matches-1.csv"))
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
