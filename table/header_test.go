package table

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
	"recoupe/internal/message"
)

func TestRecogniseUsualNames(t *testing.T) {
	for f, usual := range map[identity.Field][]string{
		identity.NIR: {"NIR", "num_secu", "numéro de sécurité sociale", "NUMERO_SECURITE_SOCIALE", "N° de sécurité sociale", "Nº SS", "num_ss", "NumSecu",
			"nir_13", "N° Sécu", "NSS", "numéro de sécurité sociale (15 chiffres)"},
		identity.FTID: {"identifiant FT", "id_ft", "Identifiant Pôle emploi", "numero_demandeur", "N° de demandeur d’emploi", "ID_DE", "identifiant France Travail"},
		identity.BirthName: {"nom_naissance", "nom de naissance", "Nom patronymique", "NOM", "nomdenaissance", "nom de famille", "Nom de jeune fille",
			"birth_name", "surname"},
		identity.UsageName: {"nom_usage", "nom d'usage", "Nom d’usage", "nom marital", "NOM D USAGE", "nom d'épouse", "married name"},
		identity.FirstName: {"prenom", "prénom", "PRÉNOMS", "Prénom(s)", "first_name", "FirstName", "pre\u0301nom"},
		identity.Sex:       {"sexe", "civilité", "Civ.", "gender"},
		identity.BirthDate: {"date_naissance", "ddn", "date de naissance", "dn", "DateNaissance", "Né(e) le", "Date de naissance (JJ/MM/AAAA)", "date of birth", "DOB"},
		identity.Email:     {"courriel", "mail", "adresse électronique", "email", "E-mail", "Adresse mail", "Mél."},
		identity.Phone:     {"tel", "téléphone", "portable", "mobile", "TEL1", "tel_2", "Tél. fixe", "Téléphone 2", "numéro de téléphone"},
		identity.Postcode:  {"code_postal", "cp", "Code postal", "CODEPOSTAL", "zip code"},
	} {
		for _, name := range usual {
			m, ok := recognise(name)
			require.True(t, ok, name)
			require.Equal(t, f, m.field, name)
		}
	}
	for _, name := range []string{"", "adresse", "commune", "identifiant", "id", "code commune", "lieu de naissance", "nom de la commune", "date",
		"email_valide", "cp_naissance", "prenom_mere", "pays de naissance", "nom du conseiller", "()", "123"} {
		_, ok := recognise(name)
		require.False(t, ok, name)
	}
}

func TestHeaderIsData(t *testing.T) {
	for line, want := range map[string]bool{
		"NIR;NOM;PRENOM":                  false,
		"A;B;C":                           false,
		"nom;2024":                        false,
		"tel1;tel2;adr2":                  false,
		"DUPONT;253072B07300470":          true,
		"DUPONT;JEAN;01/02/1953":          true,
		"mail;2024-01-01;2024-02-01":      true,
		"x@example.fr":                    true,
		"0199001234":                      true,
		"nom;prenom;export du 01/02/2024": false,
	} {
		require.Equal(t, want, headerIsData(strings.Split(line, ";")), line)
	}
}

// resolveLine resolves a header written with semicolons.
func resolveLine(header string, given map[identity.Field][]string, wanted ...identity.Field) (Mapping, error) {
	if len(wanted) == 0 {
		for f := range identity.NumFields {
			wanted = append(wanted, f)
		}
	}
	r := &resolver{list: "list.csv", line: 1, header: strings.Split(header, ";"), given: Columns{Columns: given, Delimiter: "tab"}}
	return r.resolve(wanted)
}

func TestBareNom(t *testing.T) {
	for header, want := range map[string]Mapping{
		"nom;prenom":                   {identity.BirthName: {0}, identity.FirstName: {1}},
		"nom;nom_usage":                {identity.BirthName: {0}, identity.UsageName: {1}},
		"nom;nom_naissance":            {identity.UsageName: {0}, identity.BirthName: {1}},
		"nom;nom_naissance;usage name": {identity.BirthName: {1}, identity.UsageName: {2}},
	} {
		m, err := resolveLine(header, nil)
		require.NoError(t, err)
		require.Equal(t, want, m, header)
	}
	m, err := resolveLine("nom;X", map[identity.Field][]string{identity.BirthName: {"X"}})
	require.NoError(t, err)
	require.Equal(t, Mapping{identity.BirthName: {1}, identity.UsageName: {0}}, m, "a column that is given counts as a sure one")
	m, err = resolveLine("nom;prenom", map[identity.Field][]string{identity.UsageName: {"nom"}})
	require.NoError(t, err)
	require.Equal(t, Mapping{identity.UsageName: {0}, identity.FirstName: {1}}, m, "a column that is given for one field is none of another")
}

func TestSureNamesWin(t *testing.T) {
	m, err := resolveLine("civilité;sexe;prénoms;prénom", nil)
	require.NoError(t, err)
	require.Equal(t, Mapping{identity.Sex: {1}, identity.FirstName: {3}}, m)
}

func TestAmbiguousColumns(t *testing.T) {
	_, err := resolveLine("mail;courriel;NIR;nom;num_secu;cp;zip", map[identity.Field][]string{identity.NIR: {"nir"}})
	require.ErrorIs(t, err, message.TableAmbiguous)
	require.Equal(t, `list.csv: several columns could be the field email: "mail" (#1), "courriel" (#2)`, err.Error())
	hint := message.English.Hint(err)
	require.Contains(t, hint, "  nir: nir\n  email: mail\n  postcode: cp\ndelimiter: tab")

	// What the hint says to write resolves the list.
	c, err := LoadColumns(strings.NewReader(hint[strings.Index(hint, "columns:\n"):]))
	require.NoError(t, err)
	m, err := resolveLine("mail;courriel;NIR;nom;num_secu;cp;zip", c.Columns)
	require.NoError(t, err)
	require.Equal(t, Mapping{identity.NIR: {2}, identity.BirthName: {3}, identity.Email: {0}, identity.Postcode: {5}}, m)

	_, err = resolveLine("mail;mail", nil)
	require.Contains(t, message.English.Hint(err), "email: '#1'")
	m, err = resolveLine("mail;courriel;NIR", nil, identity.NIR)
	require.NoError(t, err, "what the agreement does not use may be ambiguous")
	require.Equal(t, Mapping{identity.NIR: {2}}, m)
	require.Equal(t, []identity.Field{identity.Phone}, m.Missing([]identity.Field{identity.NIR, identity.Phone}))
}

func TestGivenColumns(t *testing.T) {
	given := map[identity.Field][]string{
		identity.NIR: {"Num_SS"}, identity.Phone: {"T 1", "#4", "t1"}, identity.Email: {}, identity.Sex: {"#3"},
	}
	m, err := resolveLine("num ss;T1;#3;X;mail;portable", given)
	require.NoError(t, err)
	require.Equal(t, Mapping{identity.NIR: {0}, identity.Phone: {1, 3}, identity.Sex: {2}}, m)

	_, err = resolveLine("X;X;nir", map[identity.Field][]string{identity.Sex: {"X"}})
	require.ErrorIs(t, err, message.TableColumnTwice)
	_, err = resolveLine("X;nir", map[identity.Field][]string{identity.Sex: {"#0"}})
	require.ErrorIs(t, err, message.TableUnknownColumn)
}

func TestShapes(t *testing.T) {
	l := openString(t, "NIR;nom;date_naissance;Tél\n;Léa d'Aÿ-Ö;01/02/1953;\n2A\u0007;"+strings.Repeat("é", 30)+";x;\na;b;c;\nd;e;f;\n", Options{})
	require.Equal(t, []Shape{
		{identity.NIR, 0, "NIR", []string{"9A?", "A", "A"}},
		{identity.BirthName, 1, "nom", []string{"AAA A'AA-A", strings.Repeat("A", 20), "A"}},
		{identity.BirthDate, 2, "date_naissance", []string{"99/99/9999", "A", "A"}},
		{identity.Phone, 3, "Tél", nil},
	}, l.Shapes())
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Len(t, rows, 4, "the sample is not consumed")
}

// TestNamesAreOfOneField asserts that no usual name is listed for two fields.
func TestNamesAreOfOneField(t *testing.T) {
	require.NotContains(t, names, "")
	for f := range identity.NumFields {
		for i, list := range [][]string{weakNames[f], sureNames[f]} {
			for _, n := range list {
				m, ok := recognise(n)
				require.True(t, ok, n)
				require.Equal(t, meaning{f, strength(i + 1)}, m, n)
			}
		}
	}
}
