package triage

matching["refresh-token-invalid.state"] := {"endpoint": "token", "refresh": {"state": "expired"}, "errors": {}}

matching["refresh-token-invalid.refused"] := {"endpoint": "token", "refresh": {"state": "revoked"}, "errors": {"invalid_grant": true}, "grant_type": "refresh_token"}

matching["refresh-token-invalid.other_grant"] := {"endpoint": "token", "grant_type": "authorization_code"}

test_refresh_token_invalid[note] if {
	some note, c in {
		"unknown": ["refresh-token-invalid.state", {"endpoint": "token"}, "missing"],
		"never issued": ["refresh-token-invalid.state", {"endpoint": "token", "refresh": {"state": "missing"}, "errors": {}}, "false"],
		"another grant": ["refresh-token-invalid.refused", {"endpoint": "token", "refresh": {"state": "reused"}, "errors": {"invalid_grant": true}, "grant_type": "authorization_code"}, "false"],
		"grant unknown": ["refresh-token-invalid.refused", {"endpoint": "token", "refresh": {"state": "reused"}, "errors": {"invalid_grant": true}}, "missing"],
		"the refresh grant itself": ["refresh-token-invalid.other_grant", {"endpoint": "token", "grant_type": "refresh_token"}, "false"],
		"no grant shown": ["refresh-token-invalid.other_grant", {"endpoint": "token"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
