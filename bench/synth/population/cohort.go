package population

// Cohort says which ages and sexes a person is drawn with. Ages are those
// reached in 2024.
type Cohort uint8

// The cohorts.
const (
	General   Cohort = iota // whoever looked for work since 2004: 16 to 75
	Youth                   // of the missions locales: 16 to 25, mostly 18 to 21, 49 % women
	Childcare               // who looks after children: mostly women of 30 to 60
	Trainee                 // in vocational training: 17 to 62, mostly 20 to 45
	cohorts
)

// String returns the name of the cohort.
func (c Cohort) String() string {
	return [cohorts]string{"general", "youth", "childcare", "trainee"}[c]
}
