package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// bodyFacts compares what a request declares its body to be with what the code
// or command really sends.
func (x *exchange) bodyFacts() {
	x.declaredBody()
	x.curlBody()
	x.codeBody()
	declared, actual := x.str("body.declared"), x.str("body.actual")
	if declared == "" || actual == "" || x.value("body.mismatch") != nil {
		return
	}
	state := "yes"
	if declared == actual {
		state = "no"
	}
	x.derive("body.mismatch", state, "body.declared", "body.actual")
}

// mediaTypes maps the beginning of a Content-Type to a value of body.declared.
var mediaTypes = []struct{ prefix, kind string }{
	{"application/x-www-form-urlencoded", "form"}, {"application/json", "json"}, {"multipart/form-data", "multipart"},
}

// declaredBody takes the Content-Type of the request: one in a command or code,
// or in a header block that begins with a request line. A Content-Type in an
// answer says nothing of the request.
func (x *exchange) declaredBody() {
	for p := range x.values("contenttype") {
		v := strings.ToLower(strings.Trim(p.value, " '\"`"))
		for _, m := range mediaTypes {
			if strings.HasPrefix(v, m.prefix) && !x.inAnswer(p.at.Start) {
				x.set("body.declared", m.kind, p.at)
				return
			}
		}
	}
}

// inAnswer tells whether the nearest line above that begins a message is a status line.
func (x *exchange) inAnswer(at int) bool {
	before := x.text[max(0, at-600):at]
	status := strings.LastIndex(before, "HTTP/")
	if status < 0 {
		return false
	}
	line, _ := lineAt(before, status)
	return line == status || strings.HasPrefix(strings.TrimLeft(before[line:], "< "), "HTTP/")
}

// curlBody reads the body of a curl command: -d and its kin.
func (x *exchange) curlBody() {
	t := x.text[x.start:x.end]
	i := strings.Index(t, "curl")
	if i < 0 {
		return
	}
	for _, flag := range [...]string{" -d ", " --data ", " --data-raw ", " --data-binary ", " --data-urlencode ", " -F ", " --form ", " -d'", " -d\""} {
		j := strings.Index(t[i:], flag)
		if j < 0 {
			continue
		}
		at := i + j + len(flag)
		if strings.HasSuffix(flag, "'") || strings.HasSuffix(flag, "\"") {
			at--
		}
		p := report.Place{Start: x.start + i + j + 1, End: x.start + min(len(t), at+60)}
		switch value := strings.TrimLeft(t[at:min(len(t), at+40)], " '\"$\\\n“”‘’"); {
		case strings.Contains(flag, "-F") || strings.Contains(flag, "--form"):
			x.set("body.actual", "multipart", p)
		case strings.HasPrefix(value, "{"):
			x.set("body.actual", "json", p)
		case strings.Contains(value, "="):
			x.set("body.actual", "form", p)
		default:
			continue
		}
		if x.str("body.declared") == "" && x.str("body.actual") == "json" && !strings.Contains(t, "--json") {
			// curl -d declares a form unless told otherwise; people leave out the header.
			x.set("body.mismatch", "implied", p)
		}
		return
	}
}

// codeBody reads what well-known calls make of their arguments.
func (x *exchange) codeBody() {
	t := x.text[x.start:x.end]
	at := func(sub string) (report.Place, bool) {
		i := strings.Index(t, sub)
		return report.Place{Start: x.start + i, End: x.start + i + len(sub)}, i >= 0
	}
	// PHP: an array given to CURLOPT_POSTFIELDS is sent as multipart/form-data
	// (php.net/manual/function.curl-setopt), whatever header was set.
	if p, ok := at("CURLOPT_POSTFIELDS"); ok {
		rest := t[p.End-x.start : min(len(t), p.End-x.start+80)]
		arg := strings.TrimLeft(rest, " ,=>\t")
		line, _, _ := strings.Cut(arg, "\n")
		switch {
		case strings.Contains(line, "http_build_query"):
			x.set("body.actual", "form", p)
		case strings.Contains(line, "json_encode"):
			x.set("body.actual", "json", p)
		case strings.HasPrefix(arg, "$") && isArray(t, arg) || strings.HasPrefix(arg, "array(") || strings.HasPrefix(arg, "["):
			x.set("body.actual", "multipart", p)
			x.add("signs", "array_as_postfields", p)
			if i := strings.Index(t, "http_build_query"); i >= 0 {
				x.add("signs", "http_build_query_tried", report.Place{Start: x.start + i, End: x.start + i + len("http_build_query")})
			}
		}
	}
	// axios sends a plain object as JSON text; declared as a form it stays JSON.
	for _, sub := range [...]string{"JSON.stringify(", "json.dumps(", "JsonConvert.SerializeObject(", "StringContent(JsonSerializer"} {
		if p, ok := at(sub); ok && x.str("body.declared") != "" {
			x.set("body.actual", "json", p)
		}
	}
	if p, ok := at("axios"); ok && x.str("body.declared") == "form" && !strings.Contains(t, "qs.stringify") && !strings.Contains(t, "URLSearchParams") && !strings.Contains(t, "querystring.stringify") {
		if q, ok := at("data: {"); ok {
			x.set("body.actual", "json", q)
		} else if strings.Contains(t, ", {") {
			x.set("body.actual", "json", p)
		}
	}
	if p, ok := at("new FormData("); ok {
		x.set("body.actual", "multipart", p)
	}
}

// isArray tells whether the PHP variable that arg begins with was made as an array.
func isArray(t, arg string) bool {
	end := 1
	for end < len(arg) && isKeyByte(arg[end]) && arg[end] != '.' && arg[end] != '-' {
		end++
	}
	name := arg[:end]
	for _, form := range [...]string{" = array", "= array", " = [", " =[", "=[", "=array"} {
		if strings.Contains(t, name+form) {
			return true
		}
	}
	return false
}
