package triage

matching["server-misconfigured.pipeline"] := {"side": "api", "signs": {"auth_after_routes": true}}

matching["server-misconfigured.own_api"] := {"side": "api", "status_class": "401", "signs": {"self_hosted": true}}

test_server_misconfigured[note] if {
	some note, c in {
		"another sign": ["server-misconfigured.pipeline", {"side": "api", "signs": {"self_hosted": true}}, "missing"],
		"the caller": ["server-misconfigured.pipeline", {"side": "caller", "signs": {"auth_after_routes": true}}, "silent"],
		"header not cut": ["server-misconfigured.pipeline", {"side": "api", "signs": {"header_not_cut": true}}, "match"],
		"no status": ["server-misconfigured.own_api", {"side": "api"}, "missing"],
		"a bad request": ["server-misconfigured.own_api", {"side": "api", "status_class": "400"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
