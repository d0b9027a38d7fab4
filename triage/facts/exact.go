package facts

import "strings"

// exactFacts keeps a documented message from being drowned: where a code table names
// exactly one cause for what the ticket quotes, a "404" or "how do I" beside it makes
// it no other failure.
func (x *exchange) exactFacts() {
	if x.value("other_failure") == nil || x.str("auth_sign") == "strong" {
		return
	}
	switch x.str("other_failure") {
	case "tls", "dns", "network", "build":
		return // nothing reached the API
	}
	words := x.mineWords()
	for _, n := range x.cat.Candidates(nil, words, x.value) {
		p, ok := x.cat.Pattern(n)
		if !ok || !p.Proves || !strings.HasPrefix(p.ID, "code/") || !x.holds(&p, words) {
			continue
		}
		at := place(0, 0)
		for _, segs := range p.Segs {
			if start, end, ok := words.Match(segs); ok {
				at = place(start, end)
			}
		}
		f := x.facts["auth_sign"]
		f.Value, f.At = "strong", append(f.At, at)
		return
	}
}
