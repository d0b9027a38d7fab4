package triage

matching["code-invalid.bare"] := {"endpoint": "token", "grant_type": "authorization_code", "errors": {"invalid_grant": true}}

matching["redirect-uri-mismatch.bare"] := {"endpoint": "token", "grant_type": "authorization_code", "errors": {"invalid_grant": true}}

matching["pkce-mismatch.bare"] := {"endpoint": "token", "grant_type": "authorization_code", "errors": {"invalid_grant": true}}

matching["refresh-token-invalid.bare"] := {"endpoint": "token", "grant_type": "refresh_token", "errors": {"invalid_grant": true}}

matching["user-credentials-invalid.bare"] := {"endpoint": "token", "grant_type": "password", "errors": {"invalid_grant": true}}

test_bare_invalid_grant[note] if {
	some note, c in {
		"another grant": ["code-invalid.bare", {"endpoint": "token", "grant_type": "refresh_token", "errors": {"invalid_grant": true}}, "false"],
		"another error": ["refresh-token-invalid.bare", {"endpoint": "token", "grant_type": "refresh_token", "errors": {"invalid_client": true}}, "false"],
		"no error seen": ["pkce-mismatch.bare", {"endpoint": "token", "grant_type": "authorization_code", "errors": {}}, "missing"],
		"grant unknown": ["user-credentials-invalid.bare", {"endpoint": "token", "errors": {"invalid_grant": true}}, "missing"],
		"an api call": ["redirect-uri-mismatch.bare", {"endpoint": "api", "grant_type": "authorization_code", "errors": {"invalid_grant": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["code-invalid.other_grant"] := {"grant_type": "refresh_token", "errors": {"invalid_grant": true}}

matching["redirect-uri-mismatch.other_grant"] := {"grant_type": "refresh_token", "errors": {"invalid_grant": true}}

matching["pkce-mismatch.other_grant"] := {"grant_type": "refresh_token", "errors": {"invalid_grant": true}}

matching["code-invalid.service_account"] := {"signs": {"service_account": true}, "errors": {"invalid_grant": true}}

matching["redirect-uri-mismatch.service_account"] := {"signs": {"service_account": true}, "errors": {"invalid_grant": true}}

matching["pkce-mismatch.service_account"] := {"signs": {"service_account": true}, "errors": {"invalid_grant": true}}

test_other_grant[note] if {
	some note, c in {
		"a code grant": ["code-invalid.other_grant", {"grant_type": "authorization_code", "errors": {"invalid_grant": true}}, "silent"],
		"another error": ["pkce-mismatch.other_grant", {"grant_type": "password", "errors": {"invalid_client": true}}, "false"],
		"another error of a service account": ["redirect-uri-mismatch.service_account", {"signs": {"service_account": true}, "errors": {"invalid_client": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
