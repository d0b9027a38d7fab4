package triage

# Helpers of all tests. data.base is an exchange in which nothing was seen; the Go
# test that runs these files makes it from kb/facts.yaml.

exchange(part) := object.union(data.base, part)

# outcome is what the rule says about an exchange: match, missing, false, or
# silent if its guard does not hold.
outcome(id, part) := object.get(seen_outcomes, id, "silent") if {
	seen_outcomes := outcomes with input as exchange(part)
}

outcomes := {j[0].id: o | some j in judged; o := outcome_of({c[1] | some c in j[1]})}

outcome_of(saw) := "match" if count(saw) == 0

outcome_of(saw) := "missing" if saw == {"unknown"}

outcome_of(saw) := "false" if count(saw - {"unknown"}) > 0

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
