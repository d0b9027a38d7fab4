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
