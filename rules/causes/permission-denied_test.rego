package triage

matching["permission-denied.role"] := {"principal": {"role": "denied"}, "status_class": "403"}

test_permission_denied[note] if {
	some note, c in {
		"granted": ["permission-denied.role", {"principal": {"role": "granted"}, "status_class": "403"}, "false"],
		"unknown": ["permission-denied.role", {"status_class": "403"}, "missing"],
		"hidden as not found": ["permission-denied.role", {"principal": {"role": "denied"}, "status_class": "404"}, "match"],
		"a server error": ["permission-denied.role", {"principal": {"role": "denied"}, "status_class": "5xx"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["permission-denied.challenge"] := {"status_class": "403", "side": "api", "challenge": {"error": "insufficient_scope"}}

test_permission_challenge[note] if {
	some note, c in {
		"somebody else's api": ["permission-denied.challenge", {"side": "caller", "challenge": {"error": "insufficient_scope"}}, "silent"],
		"another error": ["permission-denied.challenge", {"side": "api", "challenge": {"error": "invalid_token"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
