package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/triagekb/triage/triage/report"
)

// jsonResult writes the result itself. With an explanation the object has one
// more member, "explain".
func jsonResult(w *bytes.Buffer, res *report.Result, opt Options) error {
	if opt.Explain == nil {
		return writeJSON(w, res)
	}
	return writeJSON(w, struct {
		*report.Result
		Explain []explained `json:"explain"`
	}{res, explain(opt.Explain)})
}

// writeJSON writes v with an indent of 2, object keys in a fixed order, and
// without the escapes that are for HTML. Runes that act on a display are
// escaped: they keep their value, and a terminal does not obey them.
func writeJSON(w *bytes.Buffer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	s := b.Bytes()
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		if hidden(r) { // only inside strings: the rest of JSON is ASCII
			escapeRune(w, r)
		} else {
			w.Write(s[:n])
		}
		s = s[n:]
	}
	return nil
}

// escapeRune writes r as in RFC 8259, section 7: above U+FFFF as a surrogate pair.
func escapeRune(w *bytes.Buffer, r rune) {
	if r >= 0x10000 {
		r -= 0x10000
		fmt.Fprintf(w, `\u%04x`, 0xD800+r>>10)
		r = 0xDC00 + r&0x3FF
	}
	fmt.Fprintf(w, `\u%04x`, r)
}
