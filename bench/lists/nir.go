package lists

import (
	"fmt"
	"strings"
)

// drawBirthplace draws the five characters of a NIR that say where the person
// was born: department and commune, or 99 and country.
func drawBirthplace(d *draw, abroad bool, overseas *territory, year int) string {
	switch {
	case abroad:
		return fmt.Sprintf("99%03d", d.between(1, 4)*100+d.between(1, 40))
	case overseas != nil && d.chance(8_000):
		return fmt.Sprintf("%s%02d", overseas.department, d.between(1, 24))
	}
	department := d.between(1, 96)
	if department == 96 {
		department = 20
	}
	name := fmt.Sprintf("%02d", department)
	if department == 20 && year >= 1976 {
		name = pick(d, []string{"2A", "2B"})
	}
	return fmt.Sprintf("%s%03d", name, d.between(1, 300))
}

// formNIR returns the 13 characters of a NIR: sex, year, month, place, order.
func formNIR(woman bool, year, month int, place string, order int) string {
	sex := 1
	if woman {
		sex = 2
	}
	return fmt.Sprintf("%d%02d%02d%s%03d", sex, year%100, month, place, order)
}

// nirKey returns the two digits that follow the 13 characters of a NIR:
// 97 − (NIR mod 97), with 19 for 2A and 18 for 2B.
func nirKey(nir string) string {
	nir = strings.NewReplacer("2A", "19", "2B", "18").Replace(nir)
	return fmt.Sprintf("%02d", 97-atoi([]byte(nir))%97)
}

// coherent reports whether the year and the month of a NIR agree with a date;
// a month from 20 on stands for an unknown one.
func coherent(nir string, birth date) bool {
	month := atoi([]byte(nir[3:5]))
	return atoi([]byte(nir[1:3])) == birth.y%100 && (month == birth.m || month >= 20)
}
