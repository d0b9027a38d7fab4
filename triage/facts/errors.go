package facts

import (
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// codeAt is a word that is an error code of OAuth 2.0 or OpenID Connect, or has
// the form of a vendor's.
type codeAt struct {
	code string // lower case
	at   report.Place
}

// oauthCodes are the registered error codes (RFC 6749, 6750, 8628, 8707, 9396,
// 7009, 7591, 9449, 9470, OpenID Connect Core, CIBA).
var oauthCodes = setOf("invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope",
	"access_denied", "unsupported_response_type", "server_error", "temporarily_unavailable", "invalid_token", "insufficient_scope",
	"authorization_pending", "slow_down", "expired_token", "invalid_target", "invalid_authorization_details", "unsupported_token_type",
	"invalid_redirect_uri", "invalid_client_metadata", "invalid_software_statement", "unapproved_software_statement", "invalid_dpop_proof",
	"use_dpop_nonce", "insufficient_user_authentication", "interaction_required", "login_required", "account_selection_required",
	"consent_required", "invalid_request_uri", "invalid_request_object", "request_not_supported", "request_uri_not_supported",
	"registration_not_supported", "expired_login_hint_token", "unknown_user_id", "missing_user_code", "invalid_user_code",
	"invalid_binding_message", "transaction_failed", "redirect_uri_mismatch", "mfa_required", "insufficient_claims", "invalid_credentials",
	"invalid_authentication", "invalid_api_key", "incorrect_client_credentials", "bad_verification_code", "state_mismatch", "csrf_token_mismatch")

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// scanCodes files the error codes among the words: those with "_" by the list,
// vendors' by their form (AADSTS50011, E0000011, IDX10214).
func (s *seen) scanCodes() {
	s.scanBareChallenges()
	t := s.text
	for i := 0; i < len(t); i++ {
		if !isAlnum(t[i]) || i > 0 && (isAlnum(t[i-1]) || t[i-1] == '_') {
			continue
		}
		end, under, digits := i, false, false
		for end < len(t) && (isAlnum(t[end]) || t[end] == '_') {
			under = under || t[end] == '_'
			digits = digits || isDigit(t[end])
			end++
		}
		if n := end - i; n >= 8 && n <= 34 && (under || digits) {
			if w := strings.ToLower(t[i:end]); under && oauthCodes[w] || digits && vendorCode(w) {
				s.codes = append(s.codes, codeAt{w, report.Place{Start: i, End: end}})
			}
		}
		i = end - 1
	}
}

func vendorCode(w string) bool {
	for _, p := range [...]struct {
		prefix string
		digits int
	}{{"aadsts", 5}, {"aadb2c", 5}, {"idx", 5}, {"e0000", 3}, {"msis", 4}} {
		if rest, ok := strings.CutPrefix(w, p.prefix); ok && len(rest) >= p.digits && allDigits(rest) {
			return true
		}
	}
	return false
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// errorFacts finds status, error code and message of the answer.
func (x *exchange) errorFacts() {
	var best *statusAt
	for i := range x.statuses {
		st := &x.statuses[i]
		if x.mine(st.at.Start) && (best == nil || statusRank(st) > statusRank(best)) {
			best = st
		}
	}
	if best != nil {
		x.set("status", int64(best.code), best.at)
		x.set("status_class", statusClass(best.code), best.at)
	}
	form := x.first("granttype", "redirecturi") != nil
	for p := range x.values("error", "errorcode", "code", "errortype", "reason", "type", "errorsubcode", "status") {
		if form && p.key == "code" && p.sep != ':' {
			continue // the authorization code of a token request
		}
		if v := errorCode(p); v != "" {
			x.set("error", v, p.at)
			x.add("errors", v, p.at)
		}
	}
	for _, c := range x.codes {
		if x.mine(c.at.Start) {
			x.set("error", c.code, c.at)
			x.add("errors", c.code, c.at)
		}
	}
	for p := range x.values("errordescription", "errorsummary", "errormessage", "message", "msg", "detail", "faultstring", "title") {
		if len(p.value) > 3 && strings.Contains(p.value, " ") {
			x.set("message", cutValue(p.value, 200), p.val)
			break
		}
	}
}

// statusRank prefers what a machine printed, failures, and among them 401 and 403.
func statusRank(s *statusAt) int {
	r := 0
	if s.machine {
		r = 2
	}
	switch {
	case s.code == 401 || s.code == 403 || s.code == 407:
		r += 3
	case s.code >= 400:
		r += 2
	default:
		r -= 10
	}
	return r
}

// errorCode returns the value of p as an error code in lower case, or "" if it
// is a text or a number that says nothing.
func errorCode(p *pair) string {
	v := strings.Trim(p.value, " \t[].")
	if v == "" || len(v) > 60 || strings.ContainsAny(v, " \t/{}()$<>;,") {
		return ""
	}
	if p.key == "type" || p.key == "code" || p.key == "reason" || p.key == "status" {
		if p.sep == '=' && !p.quote || allDigits(v) && len(v) == 3 {
			return "" // code=… of a redirect; an HTTP status
		}
	}
	if v = strings.ToLower(v); reasonWords[v] {
		return ""
	}
	return v
}

// reasonWords stand where a code could, and say no more than the status.
var reasonWords = setOf("unauthorized", "forbidden", "bearer", "basic", "true", "false", "null", "none", "error", "error:", "undefined", "string", "object", "unauthenticated", "failed", "failure", "code", "token")

func cutValue(v string, n int) string {
	if len(v) <= n {
		return v
	}
	for n > 0 && v[n]&0xC0 == 0x80 {
		n--
	}
	return v[:n]
}
