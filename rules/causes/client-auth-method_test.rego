package triage

matching["client-auth-method.both"] := {"endpoint": "token", "client": {"auth": "both"}, "errors": {"invalid_client": true}}

matching["client-auth-method.public"] := {"endpoint": "token", "client": {"auth": "post", "type": "public"}}

matching["client-auth-method.none"] := {"endpoint": "token", "client": {"auth": "none", "type": "confidential"}}

test_client_auth_method[note] if {
	some note, c in {
		"both, another error": ["client-auth-method.both", {"endpoint": "token", "client": {"auth": "both"}, "errors": {"invalid_grant": true}}, "false"],
		"basic only": ["client-auth-method.both", {"endpoint": "token", "client": {"auth": "basic"}}, "false"],
		"unknown": ["client-auth-method.both", {"endpoint": "token"}, "missing"],
		"a public client without secret": ["client-auth-method.public", {"endpoint": "token", "client": {"auth": "none", "type": "public"}}, "false"],
		"kind of client unknown": ["client-auth-method.public", {"endpoint": "token", "client": {"auth": "post"}}, "missing"],
		"a confidential client with secret": ["client-auth-method.none", {"endpoint": "token", "client": {"auth": "basic", "type": "confidential"}}, "false"],
		"an api call": ["client-auth-method.both", {"endpoint": "api", "client": {"auth": "both"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["client-auth-method.absent"] := {"endpoint": "token", "client": {"auth": "none"}, "errors": {"invalid_client": true}}

matching["client-auth-method.unencoded"] := {"endpoint": "token", "auth": {"oddities": {"unencoded": true}}}

test_client_auth_shown[note] if {
	some note, c in {
		"it authenticates": ["client-auth-method.absent", {"endpoint": "token", "client": {"auth": "post"}, "errors": {"invalid_client": true}}, "silent"],
		"another error": ["client-auth-method.absent", {"endpoint": "token", "client": {"auth": "none"}, "errors": {"invalid_grant": true}}, "false"],
		"an api": ["client-auth-method.unencoded", {"endpoint": "api", "auth": {"oddities": {"unencoded": true}}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
