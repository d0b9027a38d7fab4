package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/triagekb/triage"

// mayImport is the house: knowledge flows from left to right, and nothing knows
// what stands right of it. A folder's row names what of ours it may import; its
// subfolders that have no row of their own share it.
var mayImport = map[string][]string{
	"kb":              {"kb/diag", "kb/doc", "kb/fact"},
	"kb/diag":         {},
	"kb/doc":          {"kb/diag"},
	"kb/fact":         {},
	"kb/internal":     {"kb"}, // generators
	"rules":           {},
	"triage/report":   {},
	"triage/intake":   {"triage/report", "kb"},
	"triage/redact":   {"triage/report", "kb"},
	"triage/facts":    {"triage/report", "kb", "kb/fact"},
	"triage/answer":   {"triage/report", "kb", "kb/doc", "kb/fact"},
	"triage":          {"kb", "kb/diag", "kb/fact", "rules", "triage/internal/astbin", "triage/report", "triage/intake", "triage/redact", "triage/facts", "triage/answer"},
	"triage/internal": {},
	"render":          {"kb", "kb/doc", "triage/report"},
	"cmd":             {"kb", "kb/diag", "kb/doc", "kb/fact", "rules", "triage", "triage/report", "triage/intake", "triage/redact", "triage/facts", "triage/answer", "render", "cmd/triage/internal/author", "cmd/triage/internal/eval"},
}

// thirdParty says which folders may use a foreign module (by prefix of the import path).
var thirdParty = map[string][]string{
	"github.com/open-policy-agent/opa": {"triage", "triage/internal/astbin"},
	"github.com/yuin/goldmark":         {"kb/doc"},
	"go.yaml.in/yaml/v4":               {"kb"},
	"github.com/spf13/cobra":           {"cmd"},
	"github.com/spf13/pflag":           {"cmd"},
}

func TestImportsPointLeft(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...").Output()
	require.NoError(t, err)
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for dec.More() {
		var p struct {
			ImportPath string
			Imports    []string
		}
		require.NoError(t, dec.Decode(&p))
		seen++
		folder := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, imp := range p.Imports {
			if ours, ok := strings.CutPrefix(imp, module+"/"); ok {
				row := rowOf(folder)
				require.NotEmpty(t, row, "%s has no row in mayImport: decide where it stands", folder)
				inside := row != "kb" && row != "triage" && strings.HasPrefix(ours, row+"/") || ours == folder
				require.True(t, inside || slices.Contains(mayImport[row], ours), "%s may not import %s", folder, ours)
				continue
			}
			if strings.Contains(strings.Split(imp, "/")[0], ".") {
				require.True(t, foreignAllowed(folder, imp), "%s may not use %s: decide it in thirdParty, and say why in CHANGELOG.md", folder, imp)
			}
		}
	}
	require.Greater(t, seen, 8)
}

// rowOf returns the row of mayImport that holds for a folder.
func rowOf(folder string) string {
	for f := folder; f != ""; {
		if _, ok := mayImport[f]; ok {
			return f
		}
		i := strings.LastIndexByte(f, '/')
		if i < 0 {
			return ""
		}
		f = f[:i]
	}
	return ""
}

func foreignAllowed(folder, imp string) bool {
	for prefix, folders := range thirdParty {
		if imp == prefix || strings.HasPrefix(imp, prefix+"/") {
			return slices.ContainsFunc(folders, func(f string) bool {
				return f == folder || strings.HasPrefix(folder, f+"/") && f != "triage"
			})
		}
	}
	return false
}
