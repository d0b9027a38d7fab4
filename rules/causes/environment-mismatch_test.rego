package triage

matching["environment-mismatch.mode"] := {"status_class": "401", "mode": {"compare": "differs"}}

test_environment_mismatch[note] if {
	some note, c in {
		"same": ["environment-mismatch.mode", {"status_class": "401", "mode": {"compare": "same"}}, "false"],
		"unknown": ["environment-mismatch.mode", {"status_class": "401"}, "missing"],
		"no status": ["environment-mismatch.mode", {"mode": {"compare": "differs"}}, "match"],
		"too many requests": ["environment-mismatch.mode", {"status_class": "429", "mode": {"compare": "differs"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["environment-mismatch.named_live_host"] := {"status_class": "401", "mode": {"named": {"test_credential": true, "live_host": true}}}

matching["environment-mismatch.named_test_host"] := {"status_class": "401", "mode": {"named": {"live_credential": true, "test_host": true}}}

matching["environment-mismatch.region"] := {"status_class": "401", "region": {"compare": "differs"}}

test_environment_named[note] if {
	some note, c in {
		"both of the test": ["environment-mismatch.named_live_host", {"mode": {"named": {"test_credential": true, "test_host": true}}}, "missing"],
		"no credential named": ["environment-mismatch.named_test_host", {"mode": {"named": {"test_host": true}}}, "silent"],
		"one region": ["environment-mismatch.region", {"region": {"compare": "same"}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
