package agreement

import "fmt"

// Incomplete returns the keys of the agreement that still carry [Placeholder],
// or the SIREN of nobody, in the order of the file. Such an agreement serves for
// tests; it is not one to sign.
func (a *Agreement) Incomplete() []string {
	var out []string
	check := func(key, value string) {
		if value == Placeholder {
			out = append(out, key)
		}
	}
	check("reference", a.Reference)
	for _, p := range []struct {
		role string
		Party
	}{{"holder", a.Parties.Holder}, {"querier", a.Parties.Querier}} {
		path := "parties." + p.role + "."
		check(path+"name", p.Name)
		if p.SIREN == unknownSIREN {
			out = append(out, path+"siren")
		}
		check(path+"dpo", p.DPO)
		check(path+"breach_contact", p.BreachContact)
		check(path+"recipients", p.Recipients)
		check(path+"signatory", p.Signatory)
	}
	for i, in := range a.Incidents {
		path := fmt.Sprintf("incidents[%d].", i+1)
		check(path+"title", in.Title)
		check(path+"period", in.Period)
		check(path+"notification", in.Notification)
		check(path+"notified", in.Notified.String())
	}
	check("purpose", a.Purpose)
	check("legal_basis", a.LegalBasis)
	check("dpia", a.DPIA)
	check("information", a.Information)
	check("processors", a.Processors)
	check("nir.text", a.NIR.Text)
	return out
}
