package triage

bare_ids(part) := [concat(".", [cause, id]) | some v in got; some cause, by in v; some id, _ in by.prior] if {
	got := status_says with input as exchange(object.union({"auth_sign": "strong"}, part))
}

test_bare_status[note] if {
	some note, c in {
		"a 401 of an api": [{"status_class": "401", "endpoint": "api"}, "token-expired.bare_401", 6],
		"a 401 of something": [{"status_class": "401"}, "scheme-mismatch.bare_401", 6],
		"a 401 of the token endpoint": [{"status_class": "401", "endpoint": "token"}, "client-auth-method.bare_token_401", 4],
		"a 403 of whatever": [{"status_class": "403", "endpoint": "token"}, "policy-blocked.bare_403", 4],
	}
	got := bare_ids(c[0])
	c[1] in got
	count(got) == c[2]
}

test_no_status_no_usual_causes if {
	bare_ids({"endpoint": "api"}) == []
	bare_ids({"endpoint": "authorize", "status_class": "401"}) == []
	bare_ids({"auth_sign": "weak", "status_class": "401"}) == []
}

test_a_prior_orders_but_decides_nothing if {
	prior := {f |
		some cause in ["c", "d"]
		f := {"rule": {"custom": {"cause": cause, "strength": "prior"}}, "id": concat(".", [cause, "bare"]), "checks": [["status_class", "401", ["401"]]]}
	}
	banded(clear, {vote("c", "p/1", "strong")}, prior) == ["c likely", "d possible"]
	banded({"auth_sign": "weak"}, set(), prior) == []
}
