package main

import (
	"io/fs"
	"strings"
	"testing/fstest"
)

// vocabulary is a knowledge base without articles, codes and lexicon: generated
// files depend on the vocabularies alone, and must be made even while an article
// is broken.
type vocabulary struct{ fs.FS }

// Open hides everything but the vocabularies; the hidden directories are empty.
func (v vocabulary) Open(name string) (fs.File, error) {
	switch top, _, _ := strings.Cut(name, "/"); top {
	case "articles", "codes", "lexicon":
		return fstest.MapFS{top: {Mode: fs.ModeDir | 0o755}}.Open(name)
	}
	return v.FS.Open(name)
}
