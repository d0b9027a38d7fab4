package triage

matching["code-invalid.state"] := {"endpoint": "token", "code": {"state": "expired"}, "errors": {}}

matching["code-invalid.reused"] := {"endpoint": "token", "code": {"state": "reused"}, "errors": {"invalid_grant": true}}

test_code_invalid[note] if {
	some note, c in {
		"fresh": ["code-invalid.state", {"endpoint": "token", "code": {"state": "fresh"}, "errors": {}}, "false"],
		"unknown": ["code-invalid.state", {"endpoint": "token"}, "missing"],
		"reused, another error": ["code-invalid.reused", {"endpoint": "token", "code": {"state": "reused"}, "errors": {"invalid_client": true}}, "false"],
		"reused, no error seen": ["code-invalid.reused", {"endpoint": "token", "code": {"state": "reused"}, "errors": {}}, "missing"],
		"expired does not prove": ["code-invalid.reused", {"endpoint": "token", "code": {"state": "expired"}, "errors": {"invalid_grant": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
