package triage

matching["rate-limited.status"] := {"status_class": "429"}

test_rate_limited[note] if {
	some note, c in {
		"no status": ["rate-limited.status", {}, "missing"],
		"forbidden": ["rate-limited.status", {"status_class": "403"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
