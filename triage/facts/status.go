package facts

import (
	"strconv"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// statusAt is an HTTP status code in the text.
type statusAt struct {
	code    int
	at      report.Place
	machine bool // in machine output (status line, JSON, log), not only in prose
}

// scanStatus files the number at offset i if it reads as an HTTP status. 401 and
// 403 are hardly ever anything else; other numbers need a word beside them.
func (s *seen) scanStatus(i int) {
	t := s.text
	if i+3 > len(t) || !isDigit(t[i+1]) || !isDigit(t[i+2]) || longerNumber(t[i+3:]) {
		return
	}
	code, _ := strconv.Atoi(t[i : i+3])
	if !registered(code) {
		return
	}
	before := strings.ToLower(t[max(0, i-24):i])
	after := strings.ToLower(t[i+3 : min(len(t), i+3+24)])
	st := statusAt{code: code, at: report.Place{Start: i, End: i + 3}}
	switch {
	case statusLine(before), statusKey(before):
		st.machine = true
	case reasonAfter(code, after):
		st.machine = true
		st.at.End = i + 3 + len(after) - len(strings.TrimLeft(after, " :\"'-")) + reasonLength(code, after)
	case code == 401 || code == 403 || code == 407:
		if strings.HasSuffix(before, ":") && i > 1 && !strings.HasSuffix(before, " ") && isAlnum(before[max(0, len(before)-2)]) {
			return // host:401
		}
		if strings.HasSuffix(before, "/") || strings.HasSuffix(before, "#") || strings.HasSuffix(before, "line ") {
			return
		}
	case code >= 400 && wordBefore(before):
	case code >= 200 && code < 400 && wordBefore(before):
	default:
		return
	}
	s.statuses = append(s.statuses, st)
}

// longerNumber tells whether what follows three digits makes them part of
// something else ("401.5", "403-12", "4010", "401k"); "401s" is a plural.
func longerNumber(rest string) bool {
	if rest == "" {
		return false
	}
	next := byte(' ')
	if len(rest) > 1 {
		next = rest[1]
	}
	switch c := rest[0]; c {
	case '.', '-':
		return isDigit(next)
	case 's':
		return isAlnum(next)
	default:
		return isTokenByte(c)
	}
}

// registered tells the status codes that servers use: those of RFC 9110 and its
// kin, and nginx's and Cloudflare's own.
func registered(code int) bool {
	switch {
	case code >= 200 && code <= 208, code >= 300 && code <= 308, code >= 400 && code <= 418, code >= 421 && code <= 431, code >= 500 && code <= 511, code >= 520 && code <= 526:
		return true
	}
	return code == 440 || code == 449 || code == 451 || code == 498 || code == 499
}

// statusLine tells "HTTP/1.1 401", "HTTP 401", "HTTP/2 401".
func statusLine(before string) bool {
	before = strings.TrimRight(before, " ([")
	i := strings.LastIndex(before, "http")
	if i < 0 {
		return false
	}
	rest := before[i+4:]
	return rest == "" || rest == "/1.1" || rest == "/1.0" || rest == "/2" || rest == "/2.0" || rest == "/3" || rest == " status" || rest == " error" || rest == " code" || rest == " status code:" || rest == " status code"
}

// statusKey tells `"statusCode": 401`, "status=401", "code: 401".
func statusKey(before string) bool {
	b := strings.TrimRight(before, " \t\"'“”")
	if strings.HasSuffix(b, "statuscode") {
		return true
	}
	if !strings.HasSuffix(b, ":") && !strings.HasSuffix(b, "=") && !strings.HasSuffix(b, "=>") {
		return false
	}
	b = strings.TrimRight(b, ":=> \"'“”]")
	if strings.HasSuffix(b, "subcode") || strings.HasSuffix(b, "exit code") {
		return false
	}
	for _, k := range [...]string{"statuscode", "status_code", "status", "code", "http_status", "httpstatus", "http code", "error", "httpcode", "response"} {
		if strings.HasSuffix(b, k) {
			return true
		}
	}
	return false
}

// reasons are the phrases that follow a code in status lines and exception texts.
var reasons = map[int][]string{
	400: {"bad request", "client error"},
	401: {"unauthorized", "client error", "authorization required", "not authorized", "authentication required"},
	403: {"forbidden", "client error", "access denied", "user rate limit", "rate limit"},
	404: {"not found", "client error"},
	405: {"method not allowed"},
	407: {"proxy authentication required"},
	415: {"unsupported media type"},
	422: {"unprocessable"},
	429: {"too many requests", "client error"},
	500: {"internal server error", "server error"},
	502: {"bad gateway"},
	503: {"service unavailable"},
	504: {"gateway time"},
	302: {"found", "moved"},
	301: {"moved"},
	200: {"ok"},
}

func reasonAfter(code int, after string) bool { return reasonLength(code, after) > 0 }

func reasonLength(code int, after string) int {
	after = strings.TrimLeft(after, " :\"'-(")
	for _, r := range reasons[code] {
		if strings.HasPrefix(after, r) {
			return len(r)
		}
	}
	return 0
}

// wordBefore tells the words that make a number a status in prose.
func wordBefore(before string) bool {
	b := strings.TrimRight(before, " \t(\"'`:[*")
	for _, w := range [...]string{"status", "status code", "code", "error", "get", "gets", "got", "returns", "returned", "return", "response", "responds", "answers", "http", "a", "with", "throws", "always", "failed", "gives", "="} {
		if strings.HasSuffix(b, w) && (len(b) == len(w) || !isAlnum(b[len(b)-len(w)-1])) {
			return true
		}
	}
	return false
}

// statusClass maps a status to a value of the fact status_class.
func statusClass(code int) string {
	switch code {
	case 400, 401, 403, 404, 407, 429:
		return strconv.Itoa(code)
	}
	switch code / 100 {
	case 2:
		return "2xx"
	case 3:
		return "3xx"
	case 4:
		return "4xx"
	case 5:
		return "5xx"
	}
	return "unknown"
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isAlnum(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}
