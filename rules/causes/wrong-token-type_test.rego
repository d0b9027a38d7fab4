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
