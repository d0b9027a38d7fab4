package kb

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// version hashes names and contents of all files in the order of names.
func (l *loader) version() {
	slices.SortFunc(l.files, func(a, b loaded) int { return strings.Compare(a.name, b.name) })
	h := sha256.New()
	for _, f := range l.files {
		fmt.Fprintf(h, "%d:%s %x\n", len(f.name), f.name, f.sum)
	}
	l.cat.version = "sha256:" + hex.EncodeToString(h.Sum(nil))
}
