package redact

import "strings"

// kept tells whether v only stands for a secret or talks of one. It is evidence
// then: an unexpanded variable is a cause of its own.
func kept(v string) bool {
	return v == "" || isMask(v) || isReference(v) || isWords(v) || isURL(v)
}

// isMask recognises xxxx, ****, •••• and ellipses with at most four other bytes.
func isMask(v string) bool {
	masked, rest := 0, 0
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '*' || c == 'x' || c == 'X' || c == '.' || c == '#':
			masked++
		case c == 0xE2 || c >= 0x80 && c < 0xC0: // • …
			masked++
		default:
			rest++
		}
	}
	return masked >= 3 && rest <= 4 && rest < masked
}

// isReference recognises templates, variables and code that would give a value.
func isReference(v string) bool {
	first, last := v[0], v[len(v)-1]
	switch {
	case first == '<':
		return strings.IndexByte(v, '>') > 0
	case first == '$' || first == '#' || first == '@':
		return isIdentifier(strings.Trim(v[1:], "{}()")) && (first == '$' || len(v) > 2 && v[1] == '{')
	case first == '{':
		return last == '}' && isTemplate(v)
	case first == '[' || first == '(':
		return true
	case first == '%':
		return last == '%' && isIdentifier(strings.Trim(v, "%")) || v == "%s" || v == "%v"
	}
	return isCode(v)
}

// isTemplate recognises {token}, {{token}} and our own escaped placeholders.
func isTemplate(v string) bool {
	inner := strings.Trim(v, "{}")
	return !strings.ContainsAny(inner, "{}") && len(inner) <= 64 && len(v)-len(inner) <= 6
}

// isCode recognises an access path such as user.password, process.env.TOKEN or
// this->token: names of letters, joined by dots or arrows.
func isCode(v string) bool {
	joined := strings.Contains(v, ".") || strings.Contains(v, "->") || strings.Contains(v, "::")
	if !joined {
		return false
	}
	for _, root := range [...]string{"process.env", "os.environ", "import.meta", "ENV.", "env.", "secrets.", "vars.", "System.getenv", "Deno.env", "this.", "self.", "$this", "req.", "request.", "config.", "settings.", "options."} {
		if strings.HasPrefix(v, root) {
			return isIdentifier(v) && !isRandom(v)
		}
	}
	for i := range len(v) {
		if c := v[i]; isDigit(c) || !isName(c) && c != '.' && c != '>' && c != ':' && c != '$' {
			return false
		}
	}
	return !isRandom(v)
}

// isIdentifier recognises a name, also one with dots.
func isIdentifier(v string) bool {
	if v == "" || isDigit(v[0]) {
		return false
	}
	for i := range len(v) {
		if c := v[i]; classOf[c] != wordy && c != '.' && c != '$' {
			return false
		}
	}
	return true
}

func isURL(v string) bool {
	return hasFold(v, "http://") || hasFold(v, "https://") || hasFold(v, "urn:")
}

// profile counts the classes of the bytes of a value.
type profile struct {
	letters, digits, upper, others int
	groups                         int // runs of digits
	changes                        int // from one class to another, but not a capital before small letters
}

func profileOf(v string) (p profile) {
	const none, small, large, digit, other = 0, 1, 2, 3, 4
	last := none
	for i := range len(v) {
		cls := other
		switch c := v[i]; {
		case isLower(c):
			cls, p.letters = small, p.letters+1
		case isUpper(c):
			cls, p.letters, p.upper = large, p.letters+1, p.upper+1
		case isDigit(c):
			cls, p.digits = digit, p.digits+1
			if last != digit {
				p.groups++
			}
		default:
			p.others++
		}
		if cls != last && last != none && !(last == large && cls == small) {
			p.changes++
		}
		last = cls
	}
	return p
}

// isRandom tells what nobody would type as a name: classes change more often
// than words begin, or digits stand between letters again and again.
func isRandom(v string) bool {
	p := profileOf(v)
	if p.groups >= 3 && p.letters > 0 {
		return true
	}
	return len(v) >= 12 && p.upper > 0 && p.upper < p.letters && p.changes*3 > len(v)
}

// looksNamed tells a name with a number in it, such as oauth2Client or token1.
func looksNamed(v string) bool {
	p := profileOf(v)
	return isIdentifier(v) && p.letters >= 2 && p.digits <= 3 && p.groups <= 1 && !isRandom(v)
}

// isDate recognises a time stamp: 2026-11-20….
func isDate(v string) bool {
	if len(v) < 10 || v[4] != '-' || v[7] != '-' {
		return false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if !isDigit(v[i]) {
			return false
		}
	}
	return true
}
