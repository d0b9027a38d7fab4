package triage

# Helpers of all tests. data.base is an exchange in which nothing was seen; the Go
# test that runs these files makes it from kb/facts.yaml.

exchange(part) := object.union(data.base, part)

# outcome is what the rule says about an exchange: match, missing, false, or
# silent if its guard does not hold.
outcome(id, part) := object.get(seen_outcomes, id, "silent") if {
	seen_outcomes := outcomes with input as exchange(part)
}

outcomes := {f.id: outcome_of(f) | some f in findings}

outcome_of(f) := "match" if not unmet_rules[f]

outcome_of(f) := "missing" if undecided[f]

outcome_of(f) := "false" if {
	unmet_rules[f]
	not undecided[f]
}

unmet_rules := {u[0] | some u in unmet}

# Each rule has an entry in matching: the smallest exchange that it matches. The Go
# tests take the facts away one by one.
test_matching[id] if {
	some id, part in matching
	outcome(id, part) == "match"
}

test_seen_is_never_false if {
	seen("signs", {}, ["a"])[1] == "unknown"
	seen("signs", {"b": true}, ["a"])[1] == "unknown"
	seen("signs", {"b": true}, ["a", "b"])[1] == "b"
}

test_said_is_false_if_only_others_were_seen if {
	said("errors", {}, ["a"])[1] == "unknown"
	said("errors", {"c": true, "b": true}, ["a"])[1] == "b"
	said("errors", {"c": true, "a": true}, ["a"])[1] == "a"
}
