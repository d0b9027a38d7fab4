package triage

matching["redirect-uri-mismatch.compare"] := {"endpoint": "token", "redirect": {"compare": "differs"}, "errors": {}}

matching["redirect-uri-mismatch.compare_error"] := {"endpoint": "token", "redirect": {"compare": "differs"}, "errors": {"invalid_grant": true}}

test_redirect_uri_mismatch[note] if {
	some note, c in {
		"same": ["redirect-uri-mismatch.compare", {"endpoint": "token", "redirect": {"compare": "same"}, "errors": {}}, "false"],
		"unknown": ["redirect-uri-mismatch.compare", {"endpoint": "authorize"}, "missing"],
		"an api call": ["redirect-uri-mismatch.compare", {"endpoint": "api", "redirect": {"compare": "differs"}}, "silent"],
		"another error does not prove": ["redirect-uri-mismatch.compare_error", {"endpoint": "token", "redirect": {"compare": "differs"}, "errors": {"invalid_client": true}}, "false"],
		"no error seen": ["redirect-uri-mismatch.compare_error", {"endpoint": "token", "redirect": {"compare": "differs"}, "errors": {}}, "missing"],
		"one error among several": ["redirect-uri-mismatch.compare_error", {"endpoint": "token", "redirect": {"compare": "differs"}, "errors": {"invalid_client": true, "redirect_uri_mismatch": true}}, "match"],
	}
	outcome(c[0], c[1]) == c[2]
}
