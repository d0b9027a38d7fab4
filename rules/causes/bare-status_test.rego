package triage

matching[concat(".", [cause, "bare_401"])] := {"status_class": "401", "endpoint": "api"} if {
	some cause in ["api-key-invalid", "endpoint-wrong", "environment-mismatch", "header-malformed", "scheme-mismatch", "token-expired"]
}

matching[concat(".", [cause, "bare_token_401"])] := {"status_class": "401", "endpoint": "token"} if {
	some cause in ["client-auth-method", "client-credentials-invalid", "endpoint-wrong", "environment-mismatch"]
}

matching[concat(".", [cause, "bare_403"])] := {"status_class": "403", "endpoint": "api"} if {
	some cause in ["feature-not-enabled", "permission-denied", "policy-blocked", "scope-missing"]
}

test_bare_status[note] if {
	some note, c in {
		"a 401 of the token endpoint": ["token-expired.bare_401", {"status_class": "401", "endpoint": "token"}, "silent"],
		"a 401 of an api": ["client-credentials-invalid.bare_token_401", {"status_class": "401", "endpoint": "api"}, "silent"],
		"a 403": ["token-expired.bare_401", {"status_class": "403", "endpoint": "api"}, "silent"],
		"a 401 is not forbidden": ["policy-blocked.bare_403", {"status_class": "401", "endpoint": "api"}, "silent"],
		"no status": ["token-expired.bare_401", {"endpoint": "api"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

test_a_prior_orders_but_decides_nothing if {
	prior := {f |
		some cause in ["c", "d"]
		f := {"rule": {"custom": {"cause": cause, "strength": "prior"}}, "id": concat(".", [cause, "bare"]), "checks": [["status_class", "401", ["401"]]]}
	}
	banded(clear, {vote("c", "p/1", "strong")}, prior) == ["c likely", "d possible"]
	banded({"auth_sign": "weak"}, set(), prior) == []
}
