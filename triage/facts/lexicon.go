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
		if h.Fact == "provider" || h.Fact == "auth_sign" || h.Fact == "other_failure" || h.Fact == "topic" {
			continue
		}
		def, ok := x.cat.Fact(h.Fact)
		if !ok {
			continue
		}
		at := place(h.Start, h.End)
		switch {
		case h.Fact == "changed" && x.attempted(h.Start, h.End):
		case def.Type == "set":
			x.add(h.Fact, h.Value, at)
		case x.mine(h.Start):
			x.set(h.Fact, h.Value, at)
		}
	}
}

// attemptWords stand beside a change that was made to mend the failure, and is none of
// its causes.
var attemptWords = []string{"to see if", "no luck", "no go", "same result", "same error", "same issue", "same problem", "didn't help", "did not help", "doesn't help", "to no avail", "without success", "but still", "still the same", "not help"}

// attempted tells a change that the reporter tried after it began to fail.
func (x *exchange) attempted(start, end int) bool {
	before := x.text[max(0, start-40):start]
	if i := strings.LastIndexAny(before, ".!?\n"); i >= 0 {
		before = before[i+1:]
	}
	before = strings.ToLower(before)
	for _, w := range [...]string{" even", "even ", "tried", "trying", "try ", "attempt"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	after := x.text[end:min(len(x.text), end+70)]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	after = strings.ToLower(after)
	return slices.ContainsFunc(attemptWords, func(w string) bool { return strings.Contains(after, w) })
}

// natureFacts tells whether the ticket is about authentication at all.
func (x *exchange) natureFacts() {
	sign, seen := x.authSign()
	known := sign != "strong" && x.knownMessage()
	if sign == "none" && known {
		sign = "weak"
	}
	for _, h := range x.hits {
		// Who shows a failure asks about that, whatever the words of the question.
		if h.Fact == "other_failure" && (h.Value != "how_to" || !seen && !known && x.value("status") == nil) {
			x.set("other_failure", h.Value, place(h.Start, h.End))
		}
	}
	if other := x.str("other_failure"); sign == "strong" && !seen && beforeTheCall[other] {
		sign = "weak" // "cannot sign in", but no server has refused it
	}
	x.set("auth_sign", sign)
	if x.value("other_failure") == nil && sign != "strong" && x.value("status") == nil && !known && !x.speaksOfTrouble() && x.asks() {
		x.set("other_failure", "how_to")
	}
	if x.value("other_failure") == nil {
		if st, ok := x.value("status").(int64); ok && st >= 500 && sign != "strong" {
			x.derive("other_failure", "server_error", "status")
		}
	}
}

// beforeTheCall are failures with which no call reaches a server.
var beforeTheCall = setOf("tls", "dns", "build")

// knownWords is how many words of a documented message have to stand in a text
// for it to be quoted rather than talked about.
const knownWords = 4

// knownMessage tells whether the text holds a message or code of the code tables
// that is long enough to be no accident.
func (x *exchange) knownMessage() bool {
	words := x.mineWords()
	for _, n := range x.cat.Candidates(nil, words, nil) {
		p, ok := x.cat.Pattern(n)
		if !ok || !strings.HasPrefix(p.ID, "code/") || len(p.Is) > 0 {
			continue
		}
		count, all := 0, true
		for _, segs := range p.Segs {
			for _, s := range segs {
				count += strings.Count(s, " ") - 1
			}
			if _, _, found := words.Match(segs); !found {
				all = false
				break
			}
		}
		if all && count >= knownWords {
			return true
		}
	}
	return false
}

// authSign weighs the signs of a failed authentication or authorization: a 401,
// 403 or 407, a standard code, a challenge with an error are strong and seen in
// the failure itself; the phrases that the lexicon calls strong are said about it.
func (x *exchange) authSign() (sign string, seen bool) {
	if st, ok := x.value("status").(int64); ok && (st == 401 || st == 403 || st == 407) {
		return "strong", true
	}
	described := strings.Contains(x.words.Norm, " error_description ") // nothing but OAuth answers so
	if x.value("challenge.error") != nil || slices.ContainsFunc(x.codes, func(c codeAt) bool {
		return x.mine(c.at.Start) && c.code != "server_error" && (c.code != "invalid_request" || described)
	}) {
		return "strong", true
	}
	sign = "none"
	for _, h := range x.hits {
		if h.Fact != "auth_sign" {
			continue
		}
		if h.Value == "strong" {
			return "strong", false
		}
		sign = "weak"
	}
	if sign == "none" && strings.Contains(x.words.Norm, " token ") {
		sign = "weak"
	}
	return sign, false
}

// troubleWords are the words with which anybody tells that something does not
// work. A ticket without one asks how to do something.
var troubleWords = setOf("error", "errors", "err", "fail", "fails", "failed", "failing", "failure", "cannot", "cant", "couldnt", "unable", "broken", "wrong",
	"doesnt", "dont", "didnt", "isnt", "wont", "not", "no", "never", "nothing", "invalid", "denied", "deny", "refused", "refuses", "rejected", "rejects", "exception", "problem", "problems",
	"issue", "expired", "expires", "blocked", "blocks", "unauthorized", "forbidden", "stuck", "blank", "empty", "without", "missing", "lost", "warning", "trouble", "bug", "mismatch", "bad", "disabled",
	"revoked", "locked", "401", "403", "400", "429", "stopped", "stops", "again", "instead", "unexpected", "unknown", "incorrect", "redirected", "loop", "timeout", "limit", "exceeded", "null", "undefined")

// askingWords begin questions and wishes. A bare message without a word of trouble
// is none of either.
var askingWords = setOf("how", "should", "possible", "wondering", "wonder", "feature", "support", "would", "could", "can", "need", "want", "question", "plan", "recommended", "why", "what", "which", "when", "is", "do", "does")

func (x *exchange) asks() bool {
	for w := range strings.FieldsSeq(x.mineWords().Norm) {
		if askingWords[w] {
			return true
		}
	}
	return strings.Contains(x.text, "?")
}

func (x *exchange) speaksOfTrouble() bool {
	for w := range strings.FieldsSeq(x.mineWords().Norm) {
		if troubleWords[w] || strings.HasSuffix(w, "error") || strings.HasSuffix(w, "exception") {
			return true
		}
	}
	return len(x.codes) > 0
}
