package render

import (
	"bytes"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// fitting returns the first limits with which res fits on a screen.
func fitting(res *report.Result, opt Options) limits {
	var b bytes.Buffer
	opt.Color = false
	kept := parsed{}
	tries := screens[:]
	if res.Outcome == report.Ambiguous && len(res.Questions) > 1 {
		tries = undecidedScreens[:]
	}
	for _, lim := range tries {
		lim.parsed = kept
		b.Reset()
		writeText(&b, resultBlocks(res, lim), opt)
		if rows(b.String(), opt.columns()) < screenHeight { // a row is left for the prompt
			return lim
		}
	}
	if found, _ := groups(res); len(found) > 1 { // several answers need not fit
		return tries[1]
	}
	return tries[len(tries)-1]
}

// rows counts the rows that s takes: a terminal breaks long lines.
func rows(s string, width int) int {
	n := 0
	for l := range strings.Lines(s) {
		n += max(1, (cells(strings.TrimRight(l, "\n"))+width-1)/width)
	}
	return n
}
