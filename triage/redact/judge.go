package redact

// opened tells whether s[i:end] stands in template brackets or is code that goes on.
func opened(s string, i, end int) bool {
	if i > 0 && end < len(s) && (s[i-1] == '{' && s[end] == '}' || s[i-1] == '<' && s[end] == '>') {
		return isIdentifier(s[i:end]) && !isRandom(s[i:end])
	}
	return end < len(s) && (s[end] == '(' || s[end] == '[') && isIdentifier(s[i:end])
}

// credential judges the word after a scheme. In a header all of 8 bytes goes
// that ends the line or the quotation; in prose it has to look like a secret.
func credential(s string, i, end int, trusted bool) bool {
	v := s[i:end]
	p := profileOf(v)
	mixed := p.digits > 0 && p.letters > 0
	if !trusted {
		return len(v) >= 8 && mixed && !looksNamed(v) || isRandom(v) && len(v) >= 16
	}
	if looksNamed(v) && p.digits > 0 && i > 0 && s[i-1] == '{' {
		return false
	}
	closed := end >= len(s) || isSpace(s[end]) && blanksToEnd(s, end) || quoteAt(s, end) > 0 || s[end] == '>' || s[end] == '}'
	return mixed && len(v) >= 6 || closed && len(v) >= 8 && !camel(v)
}

// blanksToEnd tells whether nothing else stands on the line.
func blanksToEnd(s string, i int) bool {
	i = blanks(s, i, 1<<10)
	return i >= len(s) || s[i] == '\n' || s[i] == '\r'
}

// camel recognises a variable such as myUserJwt: letters only, capitals that begin words.
func camel(v string) bool {
	p := profileOf(v)
	return p.digits == 0 && p.others == 0 && p.upper > 0 && p.upper < p.letters && isLower(v[0]) && !isRandom(v)
}
