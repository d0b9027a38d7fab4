package triage

matching["request-encoding.body"] := {"endpoint": "token", "body": {"mismatch": "yes"}}

matching["request-encoding.body_elsewhere"] := {"endpoint": "api", "body": {"mismatch": "yes"}}

matching["request-encoding.not_form"] := {"endpoint": "token", "body": {"actual": "json"}}

matching["request-encoding.tried"] := {"endpoint": "token", "signs": {"http_build_query_tried": true}}

test_request_encoding[note] if {
	some note, c in {
		"as declared": ["request-encoding.body", {"endpoint": "token", "body": {"mismatch": "no"}}, "false"],
		"unknown body": ["request-encoding.body", {"endpoint": "token"}, "missing"],
		"only strong at an api": ["request-encoding.body", {"endpoint": "api", "body": {"mismatch": "yes"}}, "silent"],
		"the right encoding was tried": ["request-encoding.body", {"endpoint": "token", "body": {"mismatch": "yes"}, "signs": {"http_build_query_tried": true}}, "silent"],
		"a form": ["request-encoding.not_form", {"endpoint": "token", "body": {"actual": "form"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["request-encoding.implied"] := {"endpoint": "token", "body": {"mismatch": "implied"}}

test_request_encoding_implied[note] if {
	some note, c in {
		"declared": ["request-encoding.implied", {"body": {"mismatch": "yes"}}, "silent"],
		"only implied": ["request-encoding.body", {"endpoint": "token", "body": {"mismatch": "implied"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
