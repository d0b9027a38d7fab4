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

matching["scheme-mismatch.wanted"] := {"auth": {"compare": "differs", "wanted": {"token": true}, "scheme": "bearer", "oddities": {}}}

matching["scheme-mismatch.unseen"] := {"status_class": "401", "auth": {"seen": "none", "scheme": "jwt", "wanted": {"bearer": true}, "oddities": {}}}

test_scheme_wanted[note] if {
	some note, c in {
		"the wanted one": ["scheme-mismatch.wanted", {"auth": {"compare": "same", "wanted": {"token": true}, "scheme": "token", "oddities": {}}}, "silent"],
		"sent is not known": ["scheme-mismatch.wanted", {"auth": {"compare": "unknown", "wanted": {"token": true}, "oddities": {}}}, "missing"],
		"bearer is usual": ["scheme-mismatch.unseen", {"auth": {"seen": "none", "scheme": "bearer", "wanted": {}, "oddities": {}}}, "silent"],
		"nothing is said": ["scheme-mismatch.unseen", {"auth": {"seen": "unknown", "scheme": "jwt", "wanted": {}, "oddities": {}}}, "silent"],
		"scheme unknown": ["scheme-mismatch.unseen", {"auth": {"seen": "none", "scheme": "unknown", "wanted": {}, "oddities": {}}}, "missing"],
	}
	outcome(c[0], c[1]) == c[2]
}
