package redact

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// prefix is the public beginning of a provider's tokens.
type prefix struct {
	text string
	kind string
	min  int  // bytes after it, at least
	hex  bool // all of them hexadecimal
	dots bool // they may hold dots
	caps bool // exactly min capitals and digits, as in AWS key ids
}

// prefixes holds the known beginnings by their first byte. Longer ones of the
// same beginning come first. Sources: the providers' documentation, collected
// by secret scanners.
var prefixes = [256][]prefix{
	'0': {{text: "0.A", kind: kindRefresh, min: 40, dots: true}},
	'1': {{text: "1//0", kind: kindRefresh, min: 20}, {text: "1.A", kind: kindRefresh, min: 40, dots: true}},
	'4': {{text: "4/0", kind: kindCode, min: 30}},
	'A': {
		{text: "AKIA", kind: kindAPIKey, min: 16, caps: true}, {text: "ASIA", kind: kindAPIKey, min: 16, caps: true},
		{text: "AIza", kind: kindAPIKey, min: 20}, {text: "ATATT3", kind: kindAPIKey, min: 20}, {text: "ATCTT3", kind: kindAPIKey, min: 20},
		{text: "ATBB", kind: kindAPIKey, min: 20}, {text: "AAAAAAAAAAAAAAAAAAAAA", kind: kindOpaque, min: 30},
	},
	'E': {{text: "EAA", kind: kindOpaque, min: 60}},
	'G': {{text: "GOCSPX-", kind: kindClient, min: 20}},
	'N': {{text: "NRAK-", kind: kindAPIKey, min: 20}},
	'P': {{text: "PMAK-", kind: kindAPIKey, min: 20}},
	'S': {{text: "SG.", kind: kindAPIKey, min: 20, dots: true}, {text: "SK", kind: kindAPIKey, min: 32, hex: true}},
	'd': {
		{text: "dop_v1_", kind: kindAPIKey, min: 20}, {text: "doo_v1_", kind: kindOpaque, min: 20}, {text: "dor_v1_", kind: kindRefresh, min: 20},
		{text: "dapi", kind: kindAPIKey, min: 32, hex: true}, {text: "dckr_pat_", kind: kindAPIKey, min: 16}, {text: "dckr_oat_", kind: kindAPIKey, min: 16},
	},
	'f': {{text: "figd_", kind: kindAPIKey, min: 20}},
	'g': {
		{text: "github_pat_", kind: kindAPIKey, min: 16}, {text: "ghp_", kind: kindAPIKey, min: 16}, {text: "gho_", kind: kindOpaque, min: 16},
		{text: "ghu_", kind: kindOpaque, min: 16}, {text: "ghs_", kind: kindOpaque, min: 16}, {text: "ghr_", kind: kindRefresh, min: 16},
		{text: "glpat-", kind: kindAPIKey, min: 16, dots: true}, {text: "gldt-", kind: kindAPIKey, min: 16}, {text: "glcbt-", kind: kindAPIKey, min: 16},
		{text: "glptt-", kind: kindAPIKey, min: 16}, {text: "glft-", kind: kindAPIKey, min: 16}, {text: "glrt-", kind: kindAPIKey, min: 16},
		{text: "gloas-", kind: kindClient, min: 20}, {text: "glsa_", kind: kindAPIKey, min: 20}, {text: "glc_", kind: kindAPIKey, min: 32},
	},
	'h': {{text: "hvs.", kind: kindOpaque, min: 20}, {text: "hvb.", kind: kindOpaque, min: 20}, {text: "hvr.", kind: kindOpaque, min: 20}},
	'l': {{text: "lin_api_", kind: kindAPIKey, min: 20}, {text: "lin_oauth_", kind: kindOpaque, min: 20}},
	'n': {{text: "npm_", kind: kindAPIKey, min: 20}, {text: "ntn_", kind: kindAPIKey, min: 30}, {text: "nfp_", kind: kindAPIKey, min: 20}},
	'p': {
		{text: "pk_live_", kind: kindAPIKey, min: 10}, {text: "pk_test_", kind: kindAPIKey, min: 10}, {text: "pypi-", kind: kindAPIKey, min: 30},
		{text: "pat-na1-", kind: kindAPIKey, min: 30}, {text: "pat-eu1-", kind: kindAPIKey, min: 30},
	},
	'r': {{text: "rk_live_", kind: kindAPIKey, min: 10}, {text: "rk_test_", kind: kindAPIKey, min: 10}},
	's': {
		{text: "sk_live_", kind: kindAPIKey, min: 10}, {text: "sk_test_", kind: kindAPIKey, min: 10},
		{text: "sk-proj-", kind: kindAPIKey, min: 16}, {text: "sk-ant-", kind: kindAPIKey, min: 16}, {text: "sk-or-v1-", kind: kindAPIKey, min: 16},
		{text: "sk-", kind: kindAPIKey, min: 20}, {text: "shpat_", kind: kindOpaque, min: 20}, {text: "shpca_", kind: kindOpaque, min: 20},
		{text: "shppa_", kind: kindOpaque, min: 20}, {text: "shpss_", kind: kindClient, min: 20}, {text: "shpua_", kind: kindOpaque, min: 20},
		{text: "sq0atp-", kind: kindOpaque, min: 20}, {text: "sq0csp-", kind: kindClient, min: 20}, {text: "sntrys_", kind: kindAPIKey, min: 20},
		{text: "sbp_", kind: kindAPIKey, min: 30}, {text: "sb_secret_", kind: kindAPIKey, min: 16}, {text: "sl.", kind: kindOpaque, min: 60},
		{text: "secret_", kind: kindAPIKey, min: 40},
	},
	'w': {{text: "whsec_", kind: kindSecret, min: 16}},
	'x': {
		{text: "xoxb-", kind: kindOpaque, min: 10}, {text: "xoxp-", kind: kindOpaque, min: 10}, {text: "xoxa-", kind: kindOpaque, min: 10},
		{text: "xoxs-", kind: kindOpaque, min: 10}, {text: "xoxr-", kind: kindRefresh, min: 10}, {text: "xapp-", kind: kindOpaque, min: 10},
		{text: "xoxe.", kind: kindOpaque, min: 10, dots: true}, {text: "xoxe-", kind: kindRefresh, min: 10},
	},
	'y': {{text: "ya29.", kind: kindOpaque, min: 16, dots: true}},
}

// prefixed finds a token with a known beginning at i.
func (sc *scanner) prefixed(i int, c context) (hit, bool) {
	s := sc.s
	if i >= len(s) {
		return hit{}, false
	}
	list := prefixes[s[i]]
	for k := range list {
		p := &list[k]
		if !strings.HasPrefix(s[i:], p.text) || glued(s, i) {
			continue
		}
		end := p.end(s, i+len(p.text))
		if end < 0 {
			continue
		}
		h := hit{start: i, end: end, cred: report.Credential{Kind: p.kind, Prefix: p.text}}
		return sc.surround(c, i).fill(s, h), true
	}
	return hit{}, false
}

// end returns the end of a token whose rest begins at i, or -1 if it is none. A
// rest that the reporter masked counts: the prefix alone tells a lot.
func (p *prefix) end(s string, i int) int {
	end := i
	for end < len(s) && (isName(s[end]) || s[end] == '*' || p.dots && s[end] == '.' && end+1 < len(s) && isName(s[end+1])) {
		if p.caps && (isLower(s[end]) || !isAlnum(s[end]) && s[end] != '*') || p.caps && end-i == p.min || p.hex && !isHex(s[end]) {
			break
		}
		end++
	}
	rest := s[i:end]
	public := len(p.text) >= 5 || p.caps || strings.HasSuffix(p.text, "-")
	if n := ellipsisAt(s, end); n > 0 && (public || len(rest) >= 8) {
		return end + n
	}
	if len(rest) >= 3 && strings.Trim(rest, "xX*") == "" && public || strings.Contains(rest, "***") {
		return end
	}
	if len(rest) < p.min || p.caps && end < len(s) && isName(s[end]) || isWords(strings.TrimLeft(rest, "-_")) {
		return -1
	}
	if f := profileOf(rest); !p.caps && f.digits == 0 && f.upper == 0 || isIdentifier(rest) && !p.hex && f.groups == 0 && !isRandom(rest) {
		return -1
	}
	return end
}
