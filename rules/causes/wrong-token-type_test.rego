package triage

matching["wrong-token-type.id_token"] := {"endpoint": "api", "token": {"use": "id"}}

matching["wrong-token-type.id_token_audience"] := {"endpoint": "api", "token": {"kind": "jwt", "use": "id", "audience": "differs"}}

test_wrong_token_type[note] if {
	some note, c in {
		"an access token": ["wrong-token-type.id_token", {"endpoint": "api", "token": {"use": "access"}}, "false"],
		"a refresh token": ["wrong-token-type.id_token", {"endpoint": "api", "token": {"use": "refresh"}}, "match"],
		"a refresh token belongs to the token endpoint": ["wrong-token-type.id_token", {"endpoint": "token", "token": {"use": "refresh"}}, "silent"],
		"unknown use": ["wrong-token-type.id_token", {"endpoint": "api"}, "missing"],
		"an API that takes id tokens": ["wrong-token-type.id_token_audience", {"endpoint": "api", "token": {"kind": "jwt", "use": "id", "audience": "matches"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["wrong-token-type.source"] := {"endpoint": "api", "status_class": "401", "token": {"source": {"app_id": true}, "kind": "unknown", "use": "unknown"}}

matching["wrong-token-type.job_token"] := {"endpoint": "api", "status_class": "401", "token": {"source": {"ci_job": true}, "kind": "unknown", "use": "unknown"}}

matching["wrong-token-type.limited_source"] := {"endpoint": "api", "status_class": "401", "token": {"source": {"ci_job": true}, "kind": "unknown", "use": "unknown"}}

test_wrong_token_source[note] if {
	some note, c in {
		"a workflow token": ["wrong-token-type.source", {"status_class": "401", "token": {"source": {"workflow": true}, "kind": "unknown", "use": "unknown"}}, "missing"],
		"a job's token where it has no right": ["wrong-token-type.job_token", {"status_class": "403", "token": {"source": {"ci_job": true}, "kind": "unknown", "use": "unknown"}}, "silent"],
		"another failure": ["wrong-token-type.limited_source", {"status_class": "404", "token": {"source": {"ci_job": true}, "kind": "unknown", "use": "unknown"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
