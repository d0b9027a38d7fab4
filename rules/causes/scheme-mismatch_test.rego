package triage

matching["scheme-mismatch.challenge"] := {"status_class": "401", "auth": {"scheme": "basic"}, "challenge": {"scheme": "bearer"}}

test_scheme_mismatch[note] if {
	some note, c in {
		"same": ["scheme-mismatch.challenge", {"status_class": "401", "auth": {"scheme": "bearer"}, "challenge": {"scheme": "bearer"}}, "false"],
		"nothing sent": ["scheme-mismatch.challenge", {"status_class": "401", "auth": {"scheme": "none"}, "challenge": {"scheme": "bearer"}}, "false"],
		"scheme unknown": ["scheme-mismatch.challenge", {"status_class": "401", "auth": {"scheme": "unknown"}, "challenge": {"scheme": "bearer"}}, "missing"],
		"no challenge": ["scheme-mismatch.challenge", {"status_class": "401", "auth": {"scheme": "basic"}}, "missing"],
		"a scheme that is not ours to judge": ["scheme-mismatch.challenge", {"status_class": "401", "auth": {"scheme": "basic"}, "challenge": {"scheme": "hawk"}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
