package triage

matching["credentials-stripped.unseen"] := {"auth": {"sent": "yes", "seen": "none", "scheme": "bearer", "oddities": {}}}

matching["credentials-stripped.no_cors"] := {"auth": {"sent": "yes", "seen": "unknown", "scheme": "bearer", "oddities": {}}, "signs": {"no_cors_mode": true}}

test_credentials_stripped[note] if {
	some note, c in {
		"never sent": ["credentials-stripped.unseen", {"auth": {"sent": "no", "seen": "none", "scheme": "bearer", "oddities": {}}}, "silent"],
		"under a wrong name": ["credentials-stripped.unseen", {"auth": {"sent": "yes", "seen": "none", "scheme": "bearer", "oddities": {"wrong_name": true}}}, "silent"],
		"nothing is said": ["credentials-stripped.unseen", {"auth": {"sent": "yes", "seen": "unknown", "scheme": "bearer", "oddities": {}}}, "missing"],
		"another scheme": ["credentials-stripped.unseen", {"auth": {"sent": "yes", "seen": "none", "scheme": "jwt", "oddities": {}}}, "silent"],
		"another sign": ["credentials-stripped.no_cors", {"signs": {"self_hosted": true}}, "silent"],
	}
	outcome(c[0], c[1]) == c[2]
}
