package triage

matching["credentials-missing.sent"] := {"auth": {"sent": "no"}, "status_class": "401"}

test_credentials_missing[note] if {
	some note, c in {
		"sent": ["credentials-missing.sent", {"auth": {"sent": "yes"}, "status_class": "401"}, "false"],
		"unknown": ["credentials-missing.sent", {"status_class": "401"}, "missing"],
		"no status": ["credentials-missing.sent", {"auth": {"sent": "no"}}, "missing"],
		"a bad request": ["credentials-missing.sent", {"auth": {"sent": "no"}, "status_class": "400"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}

matching["credentials-missing.unseen"] := {"status_class": "401", "auth": {"seen": "none", "sent": "unknown", "oddities": {}}}

matching["credentials-missing.absent"] := {"status_class": "401", "auth": {"seen": "none", "sent": "no", "oddities": {}}}

test_credentials_unseen[note] if {
	some note, c in {
		"it was sent": ["credentials-missing.unseen", {"auth": {"seen": "none", "sent": "yes", "oddities": {}}}, "silent"],
		"it may have been sent": ["credentials-missing.absent", {"auth": {"seen": "none", "sent": "unknown", "oddities": {}}}, "missing"],
		"sent and not seen": ["credentials-missing.absent", {"auth": {"seen": "none", "sent": "yes", "oddities": {}}}, "false"],
	}
	outcome(c[0], c[1]) == c[2]
}
