package lists

// drawBirthplace draws the five characters of a NIR that say where the person
// was born: department and commune, or 99 and country.
func drawBirthplace(d *draw, abroad bool, overseas *territory, year int) string {
	switch {
	case abroad:
		return "99" + digits(d.between(1, 4)*100+d.between(1, 40), 3)
	case overseas != nil && d.chance(8_000):
		return overseas.department + digits(d.between(1, 24), 2)
	}
	department := d.between(1, 96)
	if department == 96 {
		department = 20
	}
	name := digits(department, 2)
	if department == 20 && year >= 1976 {
		name = pick(d, []string{"2A", "2B"})
	}
	return name + digits(d.between(1, 300), 3)
}

// formNIR returns the 13 characters of a NIR: sex, year, month, place, order.
func formNIR(woman bool, year, month int, place string, order int) string {
	sex := 1
	if woman {
		sex = 2
	}
	b := appendDigits(make([]byte, 0, 13), sex, 1)
	b = appendDigits(b, year%100, 2)
	b = appendDigits(b, month, 2)
	b = append(b, place...)
	return string(appendDigits(b, order, 3))
}

// nirKey returns the two digits that follow the 13 characters of a NIR:
// 97 − (NIR mod 97), with 19 for 2A and 18 for 2B.
func nirKey(nir string) string {
	n := []byte(nir)
	switch n[6] {
	case 'A':
		n[5], n[6] = '1', '9'
	case 'B':
		n[5], n[6] = '1', '8'
	}
	return digits(97-atoi(n)%97, 2)
}

// coherent reports whether the year and the month of a NIR agree with a date.
// A month from 20 on stands for an unknown one, and of a date of low confidence
// only the year is compared.
func coherent(nir string, birth date) bool {
	month := atoi([]byte(nir[3:5]))
	return atoi([]byte(nir[1:3])) == birth.y%100 && (month == birth.m || month >= 20 || birth.lowConfidence())
}
