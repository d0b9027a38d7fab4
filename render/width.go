package render

import (
	"strings"
	"unicode"
)

// cells returns how many columns s takes on a terminal: none for combining
// marks, two for wide East Asian characters and emoji, else one.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += runeCells(r)
	}
	return n
}

func runeCells(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
		return 0
	}
	for _, w := range wide {
		if r >= w[0] && r <= w[1] {
			return 2
		}
	}
	return 1
}

// wide holds the ranges of Unicode's EastAsianWidth.txt with value W or F, the
// gaps between neighbours closed.
var wide = [...][2]rune{
	{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
	{0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}

// word is a run without blanks, in pieces of one style each.
type word struct {
	pieces []span
	cells  int
}

// splitWords cuts spans at blanks, and makes them visible. A span of style words
// or mono is cut as well: long values have to wrap too.
func splitWords(spans []span) []word {
	var all []word
	open := false
	for _, s := range spans {
		s.text = visible(s.text)
		for i, f := range strings.FieldsFunc(" "+s.text+" ", isBlank) {
			glued := open && i == 0 && !isBlank(rune(s.text[0]))
			piece := span{text: f, style: s.style, url: s.url}
			if !glued {
				all = append(all, word{})
			}
			w := &all[len(all)-1]
			w.pieces = append(w.pieces, piece)
			w.cells += cells(f)
		}
		if s.text != "" {
			open = !isBlank(rune(s.text[len(s.text)-1])) && len(all) > 0
		}
	}
	return all
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// wrap lays words out in lines of at most width columns. A longer word gets a
// line of its own and stays whole: people copy identifiers.
func wrap(all []word, width int) [][]word {
	var lines [][]word
	used := 0
	for _, w := range all {
		if len(lines) == 0 || used+1+w.cells > width {
			lines = append(lines, nil)
			used = -1
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], w)
		used += 1 + w.cells
	}
	return lines
}
