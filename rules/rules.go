// Package rules embeds the Rego of triage: what turns the facts of one failing
// call into causes. README.md tells how to add a rule. This package holds no Go
// logic; package triage compiles and runs the files.
package rules

import (
	"embed"
	"io/fs"
)

//go:embed *.rego causes/*.rego schema/exchange.json capabilities.json
var files embed.FS

// FS returns the rules, their tests (*_test.rego), schema/exchange.json and
// capabilities.json.
func FS() fs.FS { return files }
