package triage

matching["scope-missing.compare"] := {"status_class": "403", "scopes": {"compare": "missing"}}

matching["scope-missing.challenge"] := {"status_class": "403", "challenge": {"error": "insufficient_scope"}}

matching["scope-missing.challenge_named"] := {"status_class": "403", "challenge": {"error": "insufficient_scope", "scope": "read:users"}}

matching["scope-missing.no_claim"] := {"status_class": "403", "token": {"kind": "jwt", "scope_claim": "absent"}}

test_scope_missing[note] if {
	some note, c in {
		"enough": ["scope-missing.compare", {"status_class": "403", "scopes": {"compare": "enough"}}, "false"],
		"unknown scopes": ["scope-missing.compare", {"status_class": "403"}, "missing"],
		"a missing page": ["scope-missing.compare", {"status_class": "404", "scopes": {"compare": "missing"}}, "silent"],
		"another challenge": ["scope-missing.challenge", {"status_class": "401", "challenge": {"error": "invalid_token"}}, "false"],
		"no scope named": ["scope-missing.challenge_named", {"status_class": "403", "challenge": {"error": "insufficient_scope"}}, "missing"],
		"no challenge": ["scope-missing.challenge", {"status_class": "401"}, "missing"],
		"unauthorized is not forbidden": ["scope-missing.no_claim", {"status_class": "401", "token": {"kind": "jwt", "scope_claim": "absent"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
