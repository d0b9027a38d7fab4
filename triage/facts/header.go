package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// headerText is an Authorization header as the text has it: the value, and whether
// it stands in code that goes on to add to it.
type headerText struct {
	value string // without the quotes around it, blanks kept
	quote byte   // the quote around it, 0 if none
	mark  byte   // the letter before the quote that makes a template of it: f"…", $"…"
	after string // what follows the closing quote, at most a few bytes
	code  bool   // it stands in code: the value may be a name
	whole bool   // the quotes hold the name, too: 'Authorization: …'
	end   int    // where the value ends in the text
}

// headerOf reads the value of p again, with its surroundings.
func (s *seen) headerOf(p *pair) headerText {
	t := s.text
	h := headerText{value: p.value}
	end := p.val.End
	if p.sep == '&' { // decoded: the text has it in another form
		h.end = end
		return h
	}
	h.whole = p.at.Start > 0 && isASCIIQuote(t[p.at.Start-1]) && p.sep == ':' && !isASCIIQuote(t[max(0, p.val.Start-1)]) && keyIsOpen(t, p)
	switch {
	case h.whole: // 'Authorization: Bearer x'
		h.quote = t[p.at.Start-1]
		if i := strings.IndexByte(p.value, h.quote); i >= 0 {
			h.value, end = p.value[:i], p.val.Start+i
			h.code = true
		}
		if h.quote != '"' && h.quote != '\'' {
			h.quote = 0
		}
	case p.quote && p.val.Start > 0:
		h.quote, h.code = t[p.val.Start-1], true
		if p.sep == ',' && p.val.Start > 1 && (t[p.val.Start-2] == 'f' || t[p.val.Start-2] == '$') {
			h.mark = t[p.val.Start-2]
		}
	case len(p.value) > 2 && strings.IndexByte("f$brF", p.value[0]) >= 0 && isASCIIQuote(p.value[1]):
		h.mark, h.quote, h.code = p.value[0], p.value[1], true
		h.value = p.value[2:]
		if i := strings.IndexByte(h.value, h.quote); i >= 0 {
			h.value = h.value[:i]
			end = p.val.Start + 2 + i
		}
	default:
		line, _ := lineAt(t, p.at.Start)
		h.code = strings.IndexByte(t[line:p.at.Start], '{') >= 0 || strings.IndexByte(t[p.val.End:lineEnd(t, p.val.End)], '}') >= 0 || isASCIIQuote(t[max(0, p.at.Start-1)]) && p.at.Start > 0
	}
	h.end = end
	if h.quote != 0 && end < len(t) && t[end] == h.quote {
		end++
	}
	h.after = strings.TrimLeft(t[min(end, len(t)):min(end+24, len(t))], " \t")
	return h
}

func isASCIIQuote(c byte) bool { return c == '"' || c == '\'' || c == '`' }

// keyIsOpen tells that no quote closes the key of p before its colon.
func keyIsOpen(t string, p *pair) bool {
	for i := p.at.Start; i < p.val.Start; i++ {
		if isASCIIQuote(t[i]) {
			return false
		}
	}
	return true
}

// joined tells whether code adds something to the text: 'Bearer ' + token.
func (h *headerText) joined() bool {
	return h.quote != 0 && h.after != "" && strings.IndexByte("+.%&,", h.after[0]) >= 0
}

// coded tells a header that code makes from a variable.
func (h *headerText) coded() bool {
	switch {
	case h.joined():
		return true
	case h.whole || !h.code:
		return false
	}
	return h.mark != 0 || strings.Contains(h.value, "${") || strings.Contains(h.value, "%s") || strings.Contains(h.value, "#{") || strings.Contains(h.value, "\\(") || firstWord(strings.TrimSpace(h.value)) == strings.TrimSpace(h.value) && schemes[strings.ToLower(strings.TrimSpace(h.value))] != ""
}

// glued tells a scheme to which code adds the credential without a blank.
func (h *headerText) glued() bool {
	if h.quote == 0 || h.after == "" || h.after[0] != '+' && h.after[0] != '.' || strings.HasSuffix(h.value, " ") {
		return false
	}
	rest := strings.TrimLeft(h.after[1:], " \t")
	return rest != "" && (isAlnum(rest[0]) || rest[0] == '$' || rest[0] == '_') && !strings.HasPrefix(h.after, ".format") && !strings.HasPrefix(h.after, ".concat")
}

// unexpanded tells a variable that stays a text: '$TOKEN' in the single quotes of a
// shell or PHP, '${token}' in the plain quotes of JavaScript, "{token}" in a plain
// string of Python or C#.
func (x *exchange) unexpanded(h *headerText, p *pair) bool {
	if h.quote == 0 || h.mark != 0 {
		return false
	}
	dollar := strings.IndexByte(h.value, '$')
	named := dollar >= 0 && dollar+1 < len(h.value) && (h.value[dollar+1] == '{' || 'A' <= h.value[dollar+1] && h.value[dollar+1] <= 'z')
	if named && h.quote == '\'' && !strings.HasPrefix(h.after, "'") {
		return h.whole || h.value[dollar+1] == '{' && x.javaScript()
	}
	if named && h.quote == '"' && h.value[dollar+1] == '{' {
		return x.javaScript()
	}
	brace := strings.IndexByte(h.value, '{')
	if brace < 0 || strings.HasPrefix(h.after, ".format") || named || strings.ContainsAny(h.value, " ") && strings.IndexByte(h.value[brace:], ' ') >= 0 || strings.Contains(h.value, ":") {
		return false
	}
	if !strings.HasSuffix(h.value, "}") || brace > 0 && h.value[brace-1] != ' ' || strings.HasPrefix(h.value[brace:], "{{") {
		return false
	}
	_, python := anyOf(x.text, "import requests", "requests.get(", "requests.post(", "httpx.", "aiohttp")
	_, sharp := anyOf(x.text, "new HttpRequestMessage", "new HttpClient", "DefaultRequestHeaders")
	return python+sharp > 0
}

// javaScript tells JavaScript from Dart, whose plain strings are templates.
func (x *exchange) javaScript() bool {
	_, js := anyOf(x.text, "const ", "axios", "=> {", "require(", "function ", "fetch(")
	_, dart := anyOf(x.text, "Future<", "dart", "flutter", "Flutter", "Uri.parse(", "final ")
	return js > 0 && dart == 0
}

// nearNames are the names that people give the header by mistake.
var nearNames = setOf("auth", "authorize", "authorisation", "authenticate", "authorized", "authenticated")

// misspelt tells a name that is meant to be Authorization.
func misspelt(key string) bool {
	if len(key) < 4 || len(key) > 16 || key[0]|0x20 != 'a' {
		return false
	}
	low := strings.ToLower(key)
	return low != "authorization" && low != "authentication" && (nearNames[low] || len(low) > 10 && distance(low, "authorization") <= 2)
}

// distance counts the letters by which two short words differ (Levenshtein).
func distance(a, b string) int {
	var row [20]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal + boolInt(a[i] != b[j])
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// schemed tells a value that begins with the word of a scheme and goes on.
func schemed(v string) bool {
	v = strings.TrimLeft(v, " \"'`")
	w := firstWord(v)
	switch strings.ToLower(w) {
	case "bearer", "basic", "token", "jwt", "oauth":
		return len(v) > len(w)+3
	}
	return false
}

// scanArguments files what a call is given as header: setRequestHeader("Authorization",
// "Bearer " + token), new AuthenticationHeaderValue("Bearer", token).
func (s *seen) scanArguments() {
	t := s.text
	for _, l := range s.literals {
		start, from := l.at, 0
		switch literalMeans[l.n].call {
		case "name":
			start--
			from = l.at + len("uthorization")
			if start < 0 || t[start]|0x20 != 'a' || from >= len(t) || !isASCIIQuote(t[from]) {
				continue
			}
			for from++; from < len(t) && t[from] == ' '; from++ {
			}
			if from >= len(t) || t[from] != ',' {
				continue
			}
			from++
		case "value":
			from = l.at + len(codeLiterals.list[l.n])
		default:
			continue
		}
		for from < len(t) && (t[from] == ' ' || t[from] == '\n' || t[from] == '\t') {
			from++
		}
		a, b, quoted := valueAfter(t, from, '=')
		mark := from < len(t) && (t[from] == 'f' || t[from] == '$') && from+1 < len(t) && isASCIIQuote(t[from+1])
		if mark {
			a, b, quoted = valueAfter(t, from+1, ':')
		}
		if a == b {
			continue
		}
		s.pairs = append(s.pairs, pair{key: "authorization", value: t[a:b], at: report.Place{Start: start, End: b}, val: report.Place{Start: a, End: b}, quote: quoted, sep: ','})
	}
}
