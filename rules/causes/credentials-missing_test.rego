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
