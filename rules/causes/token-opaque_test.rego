package triage

matching["token-opaque.kind"] := {"endpoint": "api", "token": {"kind": "opaque"}, "signs": {"opaque_no_audience": true}}

test_token_opaque[note] if {
	some note, c in {
		"a jwt": ["token-opaque.kind", {"endpoint": "api", "token": {"kind": "jwt"}, "signs": {"opaque_no_audience": true}}, "false"],
		"opaque alone is normal": ["token-opaque.kind", {"endpoint": "api", "token": {"kind": "opaque"}}, "missing"],
		"unknown kind": ["token-opaque.kind", {"endpoint": "unknown", "signs": {"opaque_no_audience": true}}, "missing"],
		"at the token endpoint": ["token-opaque.kind", {"endpoint": "token", "token": {"kind": "opaque"}, "signs": {"opaque_no_audience": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
