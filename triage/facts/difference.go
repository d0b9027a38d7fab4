package facts

import (
	"strings"
)

// What works and what fails, as sentences of the form "it works in Postman", "Postman
// is fine", "but not in production", "only fails on the server". The lexicon holds what
// people say in other forms.

// workWords say that something succeeds, failWords that it does not.
var (
	workWords = setOf("works", "worked", "working", "work", "succeeds", "succeeded", "succeed", "fine", "ok", "okay", "passes", "passed", "successful", "successfully", "good", "runs", "perfectly", "flawlessly", "200")
	failWords = setOf("fails", "failed", "failing", "fail", "breaks", "broken", "401", "403", "unauthorized", "forbidden", "denied", "refused", "rejected", "error", "errors")
	notWords  = setOf("not", "doesnt", "dont", "didnt", "isnt", "wont", "cannot", "cant", "never", "no", "stopped", "stops", "wouldnt", "wasnt", "arent", "neither")
	getWords  = setOf("get", "gets", "got", "returns", "return", "gives", "throws", "getting", "responds", "answers")
	inWords   = setOf("in", "with", "from", "via", "on", "using", "through", "by", "as", "for", "inside", "under", "over", "when", "if", "at", "use")
	fillWords = setOf("the", "a", "an", "my", "our", "i", "we", "it", "is", "all", "just", "only", "same", "plain", "simple", "perfectly", "well", "great", "fine", "correctly", "without", "problem", "problems", "issues", "any", "every", "calling", "tested", "run", "running", "this", "that", "other", "another", "calls", "called", "use", "using", "testing", "try", "does", "do", "official")
)

// placeWords are where a call is made from or to: the member of works if it works
// there, of fails if it fails there.
var placeWords = map[string]struct{ works, fails string }{
	"postman": {"postman", ""}, "insomnia": {"postman", ""}, "hoppscotch": {"postman", ""}, "bruno": {"postman", ""}, "swagger": {"postman", ""}, "soapui": {"postman", ""},
	"curl": {"curl", ""}, "wget": {"curl", ""}, "httpie": {"curl", ""}, "terminal": {"curl", ""}, "commandline": {"curl", ""}, "cli": {"curl", ""}, "kubectl": {"curl", ""}, "powershell": {"curl", ""},
	"browser": {"browser", "in_browser"}, "chrome": {"browser", "in_browser"}, "firefox": {"browser", "in_browser"}, "edge": {"browser", "in_browser"}, "website": {"browser", ""},
	"safari":  {"", "safari"},
	"locally": {"local", "localhost"}, "localhost": {"local", "localhost"}, "local": {"local", "localhost"}, "laptop": {"local", "localhost"},
	"production": {"other_env", "production"}, "prod": {"other_env", "production"}, "live": {"other_env", "production"},
	"staging": {"other_env", ""}, "sandbox": {"other_env", ""}, "uat": {"other_env", ""},
	"deployed": {"", "deployed"}, "docker": {"", "deployed"}, "container": {"", "deployed"}, "heroku": {"", "deployed"}, "vercel": {"", "deployed"}, "netlify": {"", "deployed"}, "lambda": {"", "deployed"}, "kubernetes": {"", "deployed"},
	"mobile": {"", "mobile"}, "android": {"", "mobile"}, "ios": {"", "mobile"}, "iphone": {"", "mobile"},
	"admin": {"admin", ""}, "administrator": {"admin", ""}, "owner": {"admin", ""}, "superuser": {"admin", ""}, "root": {"admin", ""},
	"nginx": {"", "behind_proxy"}, "proxy": {"", "behind_proxy"}, "gateway": {"", "behind_proxy"}, "ingress": {"", "behind_proxy"},
	"code": {"", "from_code"}, "script": {"", "from_code"}, "cron": {"", "scheduled"}, "scheduler": {"", "scheduled"},
	"endpoints": {"other_endpoint", ""}, "endpoint": {"", ""}, "requests": {"", ""},
}

// wordSpan is one word of the exchange's norm.
type wordSpan struct {
	text string
	at   int // offset of its first byte in norm
}

// differenceFacts reads the sentences. It looks at each word once.
func (x *exchange) differenceFacts() {
	words := x.mineWords()
	norm := words.Norm
	if i := strings.IndexByte(norm, '|'); i >= 0 {
		norm = norm[:i]
	}
	var back [7]wordSpan // the words before, the last first
	for at := 1; at < len(norm); {
		end := at + strings.IndexByte(norm[at:], ' ')
		if end < at {
			break
		}
		w := wordSpan{norm[at:end], at}
		if p, ok := placeWords[w.text]; ok {
			x.placeSentence(norm, w, p.works, p.fails, back[:])
		} else if unitWords[w.text] {
			x.afterTime(norm, w, back[:])
		}
		copy(back[1:], back[:])
		back[0] = w
		at = end + 1
	}
}

// unitWords are units of time, countWords what stands between them and "after".
var (
	unitWords  = setOf("minute", "minutes", "mins", "min", "hour", "hours", "hrs", "day", "days", "week", "weeks", "month", "months")
	countWords = setOf("a", "an", "one", "two", "three", "few", "couple", "of", "several", "some", "about", "around", "roughly", "approximately", "exactly", "almost", "nearly", "another", "the", "first", "just", "only", "every", "like", "circa", "ca")
)

// afterTime reads "after about 90 minutes", "every 2 hours", "works for an hour".
func (x *exchange) afterTime(norm string, w wordSpan, back []wordSpan) {
	if next, _, _ := strings.Cut(norm[w.at+len(w.text)+1:], " "); next == "of" || next == "ago" {
		return
	}
	counted := false
	for i, b := range back[:5] {
		from := b.at
		switch {
		case b.text == "":
			return
		case b.text == "after" && i > 0, b.text == "every" && counted:
		case b.text == "for" && i > 0 && workWords[back[i+1].text]:
			from = back[i+1].at
		case countWords[b.text] || allDigits(b.text):
			counted = counted || allDigits(b.text)
			continue
		default:
			return
		}
		if start, end, ok := x.mineWords().Match([]string{norm[from-1 : w.at+len(w.text)+1]}); ok {
			x.add("fails", "after_time", place(start, end))
		}
		return
	}
}

// placeSentence judges the words around a place.
func (x *exchange) placeSentence(norm string, w wordSpan, works, fails string, back []wordSpan) {
	note := func(from, to int, good bool) {
		name, member := "fails", fails
		if good {
			name, member = "works", works
		}
		if member == "" {
			return
		}
		if start, end, ok := x.mineWords().Match([]string{norm[from-1 : to+1]}); ok {
			x.add(name, member, place(start, end))
		}
	}
	end := w.at + len(w.text)
	// "works fine in [the] Postman", "does not work in production", "but not on the server"
	in, sawIn := 0, false
	for in < len(back) && back[in].text != "" && (fillWords[back[in].text] || inWords[back[in].text]) && !workWords[back[in].text] {
		sawIn = sawIn || inWords[back[in].text]
		in++
	}
	adverb := w.text == "locally" || w.text == "deployed"
	command := works == "curl" || works == "postman" // "works fine: `wget …`"
	if in < len(back) && (sawIn || adverb || command) {
		b := back[in]
		from := b.at
		negated := func(i int) bool {
			for ; i < min(len(back), in+4); i++ {
				if notWords[back[i].text] {
					return true
				}
			}
			return false
		}
		switch {
		case workWords[b.text]:
			not := negated(in + 1)
			for _, n := range back[in+1 : min(len(back), in+4)] {
				if n.text != "" {
					from = n.at
				}
			}
			if !not {
				from = b.at
			}
			note(from, end, !not)
			return
		case failWords[b.text] && !negated(in+1):
			note(from, end, false)
			return
		case b.text == "not" && in+1 < len(back) && (back[in+1].text == "but" || back[in+1].text == "and"):
			note(back[in+1].at, end, false)
			return
		}
	}
	// "Postman works", "in production it fails"
	after := norm[end+1:]
	for n := 0; n < 4; n++ {
		next, rest, _ := strings.Cut(after, " ")
		if next == "" {
			return
		}
		at := len(norm) - len(after)
		switch {
		case notWords[next]:
			follow, _, _ := strings.Cut(rest, " ")
			if workWords[follow] {
				note(w.at, at+len(next)+1+len(follow), false)
			}
			return
		case workWords[next] && next != "200" && next != "good":
			note(w.at, at+len(next), true)
			return
		case (next == "fails" || next == "failing") && n < 3:
			note(w.at, at+len(next), false)
			return
		case getWords[next]:
			for range 3 {
				next, rest, _ = strings.Cut(rest, " ")
				if failWords[next] {
					note(w.at, len(norm)-len(rest)-1, false)
					return
				}
			}
			return
		case !fillWords[next]:
			return
		}
		after = rest
	}
}
