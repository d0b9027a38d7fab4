package facts

import (
	"slices"
	"strings"
)

// lexiconFacts takes over the phrases of the lexicon: those about the failing
// call from its own part of the text, those about the customer's situation
// (what works, what changed) from the whole ticket.
func (x *exchange) lexiconFacts() {
	for _, h := range x.hits {
		if h.Fact == "provider" || h.Fact == "auth_sign" || h.Fact == "other_failure" {
			continue
		}
		def, ok := x.cat.Fact(h.Fact)
		if !ok {
			continue
		}
		at := place(h.Start, h.End)
		switch {
		case def.Type == "set":
			x.add(h.Fact, h.Value, at)
		case x.mine(h.Start):
			x.set(h.Fact, h.Value, at)
		}
	}
}

// natureFacts tells whether the ticket is about authentication at all.
func (x *exchange) natureFacts() {
	sign := x.authSign()
	x.set("auth_sign", sign)
	for _, h := range x.hits {
		if h.Fact == "other_failure" {
			x.set("other_failure", h.Value, place(h.Start, h.End))
		}
	}
	if x.value("other_failure") == nil {
		if st, ok := x.value("status").(int64); ok && st >= 500 && sign != "strong" {
			x.derive("other_failure", "server_error", "status")
		}
	}
}

// authSign weighs the signs of a failed authentication or authorization: a 401,
// 403 or 407, a standard code, a challenge with an error are strong; so are the
// phrases that the lexicon calls so.
func (x *exchange) authSign() string {
	if st, ok := x.value("status").(int64); ok && (st == 401 || st == 403 || st == 407) {
		return "strong"
	}
	if x.value("challenge.error") != nil || slices.ContainsFunc(x.codes, func(c codeAt) bool {
		return x.mine(c.at.Start) && c.code != "server_error" && c.code != "invalid_request"
	}) {
		return "strong"
	}
	best := "none"
	for _, h := range x.hits {
		if h.Fact != "auth_sign" {
			continue
		}
		if h.Value == "strong" {
			return "strong"
		}
		best = "weak"
	}
	if best == "none" && strings.Contains(x.words.Norm, " token ") {
		best = "weak"
	}
	return best
}
