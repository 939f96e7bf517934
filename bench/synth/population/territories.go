package population

// Territory is an overseas department.
type Territory struct {
	Department string // three digits, as in postcodes and NIRs
	Country    string // the country code of its telephone numbers
}
