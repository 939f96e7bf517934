package session

import (
	"context"
	"path/filepath"
	"time"

	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/psi"
	"recoupe/table"
)

// CheckOptions say for what a list is checked.
type CheckOptions struct {
	Keys      []identity.Key
	Reference time.Time // a birth date after this day lies in the future
	OtherRows uint64    // rows of the other party's list
	// Other is the incident that the persons of that list were hit by, "" if it
	// is not known; OtherBorn is when they were born: where it says nothing, the
	// ages of this list are taken.
	Other     string
	OtherBorn identity.Births

	Columns string   // path of columns.yaml; need not exist
	Dir     string   // for temporary files; "" is the system's
	Caps    []uint64 // of a querier, by match key; nil where there are none
}

// CheckOptionsFor returns what the agreement in the folder dir asks of the list
// of the folder's party, who is the holder if the folder has the OPRF key. No
// step is begun: nothing is locked or written.
func CheckOptionsFor(dir string) (CheckOptions, error) {
	path := filepath.Join(dir, agreementName)
	a, err := agreement.Load(path)
	if err != nil {
		return CheckOptions{}, inFile(path, err)
	}
	keys, err := Keys(a)
	if err != nil {
		return CheckOptions{}, err
	}
	o := CheckOptions{Keys: keys, Reference: a.Valid.From.Time(), Columns: filepath.Join(dir, columnsName)}
	if state := filepath.Join(dir, stateDir); exists(state) {
		o.Dir = state
	}
	if !exists(filepath.Join(dir, secretDir, oprfKeyName)) {
		in, _ := a.Incident(a.Parties.Holder.List)
		o.Other, o.OtherBorn, o.OtherRows = in.Name, agreement.Born(in.Name), in.Persons
		for _, k := range a.Keys {
			o.Caps = append(o.Caps, k.Cap)
		}
		return o, nil
	}
	// The caps follow from the querier's list, of which the breach's persons
	// may be many times the size.
	in, _ := a.Incident(a.Parties.Querier.List)
	o.Other, o.OtherBorn = in.Name, agreement.Born(in.Name)
	for _, k := range a.Keys {
		o.OtherRows = max(o.OtherRows, k.Cap)
	}
	if in.Persons > 0 {
		o.OtherRows = min(o.OtherRows, in.Persons)
	}
	return o, nil
}

// Checked is the profile of a list before a run.
type Checked struct {
	Profile
	Shapes []table.Shape
	Keys   []CheckedKey
	Took   time.Duration
}

// CheckedKey is what a list gives for one match key.
type CheckedKey struct {
	psi.KeyCount
	Key      identity.Key
	Missing  []identity.Field // columns without which the key gives nothing
	Expected float64          // accidental matches with the other list
	Cap      uint64           // of the agreement, 0 where there is none
}

// Check reads a list as a step would, without any secret, and says how it will
// do.
func Check(ctx context.Context, l List, o CheckOptions, opt Options) (*Checked, error) {
	begun := opt.Clock()
	list, err := openList(l, o.Keys, o.Columns)
	if err != nil {
		return nil, err
	}
	in := newPersons(ctx, list, o.Keys, o.Reference, opt.Workers, true)
	defer in.Close()
	p := psi.Params{}
	for _, k := range o.Keys {
		p.Keys = append(p.Keys, Worth(k))
	}
	question, err := psi.Collect(ctx, &p, psi.NewRunSecret(), opt.resources(in, o.Dir), in)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer question.Close()
	c := &Checked{Profile: in.profile(), Shapes: list.Shapes()}
	estimator := in.estimator()
	for i, k := range o.Keys {
		key := CheckedKey{
			KeyCount: question.Counts[i], Key: k,
			Missing: Missing(list, k), Expected: estimator.Expected(k, o.OtherRows, o.OtherBorn),
		}
		if o.Caps != nil {
			key.Cap = o.Caps[i]
		}
		c.Keys = append(c.Keys, key)
	}
	c.Took = opt.Clock().Sub(begun)
	return c, nil
}
