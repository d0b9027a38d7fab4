package triage

matching["token-binding.challenge"] := {"status_class": "401", "challenge": {"error": "use_dpop_nonce"}}

matching["token-binding.scheme"] := {"status_class": "401", "auth": {"scheme": "bearer"}, "challenge": {"scheme": "dpop"}}

test_token_binding[note] if {
	some note, c in {
		"another error": ["token-binding.challenge", {"status_class": "401", "challenge": {"error": "invalid_token"}}, "false"],
		"no challenge": ["token-binding.challenge", {"status_class": "401"}, "missing"],
		"dpop sent": ["token-binding.scheme", {"status_class": "401", "auth": {"scheme": "dpop"}, "challenge": {"scheme": "dpop"}}, "false"],
		"a bearer api": ["token-binding.scheme", {"status_class": "401", "auth": {"scheme": "bearer"}, "challenge": {"scheme": "bearer"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
