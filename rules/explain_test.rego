package triage

test_explained_shows_rules_whose_guard_does_not_hold if {
	got := explained with input as exchange({"status_class": "403"})
	got["rate-limited"].status == [["status_class", "403", ["429"]]]
	got["token-expired"].exp[0][1] == "unknown"
}
