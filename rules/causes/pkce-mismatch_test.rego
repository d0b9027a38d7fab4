package triage

matching["pkce-mismatch.state"] := {"endpoint": "token", "pkce": {"state": "lost"}, "errors": {}}

matching["pkce-mismatch.refused"] := {"endpoint": "token", "pkce": {"state": "mismatch"}, "errors": {"invalid_grant": true}}

test_pkce_mismatch[note] if {
	some note, c in {
		"fits": ["pkce-mismatch.state", {"endpoint": "token", "pkce": {"state": "ok"}, "errors": {}}, "false"],
		"unknown": ["pkce-mismatch.state", {"endpoint": "token"}, "missing"],
		"another error": ["pkce-mismatch.refused", {"endpoint": "token", "pkce": {"state": "missing"}, "errors": {"invalid_client": true}}, "false"],
		"no error seen": ["pkce-mismatch.refused", {"endpoint": "token", "pkce": {"state": "missing"}, "errors": {}}, "missing"],
		"lost does not prove": ["pkce-mismatch.refused", {"endpoint": "token", "pkce": {"state": "lost"}, "errors": {"invalid_grant": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
