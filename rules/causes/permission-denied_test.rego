package triage

matching["permission-denied.role"] := {"principal": {"role": "denied"}, "status_class": "403"}

test_permission_denied[note] if {
	some note, c in {
		"granted": ["permission-denied.role", {"principal": {"role": "granted"}, "status_class": "403"}, "false"],
		"unknown": ["permission-denied.role", {"status_class": "403"}, "missing"],
		"hidden as not found": ["permission-denied.role", {"principal": {"role": "denied"}, "status_class": "404"}, "match"],
		"a server error": ["permission-denied.role", {"principal": {"role": "denied"}, "status_class": "5xx"}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
