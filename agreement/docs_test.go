package agreement

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDocumentExplainsEveryKey holds docs/agreement.md to the keys of a draft.
func TestDocumentExplainsEveryKey(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "docs", "agreement.md"))
	require.NoError(t, err)
	draft := render(t, fixedDraft("ft24-unml25", false))
	keys := regexp.MustCompile(`(?m)^[ -]*([a-z_]+):`).FindAllSubmatch(draft, -1)
	require.Greater(t, len(keys), 60)
	for _, k := range keys {
		switch name := string(k[1]); name {
		case "holder", "querier": // roles, in the document's words
			require.Contains(t, string(doc), name)
		default:
			require.Contains(t, string(doc), "`"+name, name)
		}
	}
}
