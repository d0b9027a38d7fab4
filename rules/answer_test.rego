package triage

# Bands, suppression and order, by votes made here: a, b, c, d are causes, and a
# explains b.

sample_kb := {
	"patterns": {}, "usual": {"a": 1, "d": 3}, "order": {"a": 0, "b": 1, "c": 2, "d": 3},
	"causes": {"a": {"explains": ["b"]}, "b": {"explains": []}, "c": {"explains": []}, "d": {"explains": []}},
}

vote(cause, id, strength) := {cause: {strength: {id: []}}}

finding_of(cause, id, strength, row) := {"rule": {"custom": {"cause": cause, "strength": strength}}, "id": id, "checks": [row]}

holding := ["token.kind", "jwt", ["jwt"]]

refuted := ["token.kind", "opaque", ["jwt"]]

answered(part, by_patterns, by_rules) := a if {
	a := answer with input as exchange(part)
		with data.kb as sample_kb
		with said_by_patterns as [v | some v in by_patterns]
		with findings as by_rules
}

banded(part, by_patterns, by_rules) := [concat(" ", [f.cause, f.band]) | some f in answered(part, by_patterns, by_rules).findings]

clear := {"auth_sign": "strong"}

test_a_proof_confirms if {
	banded(clear, {vote("a", "p/1", "proof")}, set()) == ["a confirmed"]
	banded(clear, set(), {finding_of("a", "a.x", "proof", holding)}) == ["a confirmed"]
}

test_one_strong_is_likely_one_weak_is_possible if {
	banded(clear, {vote("a", "p/1", "strong"), vote("d", "p/2", "weak")}, set()) == ["a likely", "d possible"]
}

test_hints_do_not_add_up_to_likely if {
	hints := {vote("d", concat("/", ["p", format_int(i, 10)]), "weak") | some i in [1, 2, 3, 4, 5, 6, 7]}
	banded(clear, hints, set()) == ["d possible"]
}

test_at_most_five_weak_count[n] if {
	some n, want in {"1": 9, "5": 13, "7": 13}
	votes_of_d := {vote("d", concat("/", ["p", format_int(i, 10)]), "weak") | some i in [1, 2, 3, 4, 5, 6, 7]; i <= to_number(n)}
	answered(clear, votes_of_d, set()).findings[0].score == want
}

test_forms_of_a_pattern_are_one_vote_with_the_best_bonus if {
	got := answered(clear, {{"d": {"strong": {"p/1": []}, "bonus": b}} | some b in [{}, {"1": [], "2": []}, {"1": [], "2": [], "3": []}]}, set()).findings
	[f.score | some f in got] == [26]
	got[0].for.strong == {"p/1": []}
}

test_against_lowers_a_band if {
	con := finding_of("a", "a.con", "against", holding)
	banded(clear, {vote("a", "p/1", "strong")}, {con}) == ["a possible"]
	banded(clear, {vote("a", "p/1", "proof")}, {con}) == ["a likely"]
	count(answered(clear, {vote("a", "p/1", "proof")}, {con}).findings[0].against) == 1
}

test_nothing_but_against_is_no_finding if {
	banded(clear, set(), {finding_of("a", "a.con", "against", holding)}) == []
}

test_two_proofs_are_likely_unless_one_explains_the_other if {
	banded(clear, {vote("c", "p/1", "proof"), vote("d", "p/2", "proof")}, set()) == ["d likely", "c likely"]
	banded(clear, {vote("a", "p/1", "proof"), vote("b", "p/2", "proof")}, set()) == ["a confirmed", "b possible"]
}

test_of_three_strong_causes_the_best_stays_likely if {
	two := {vote("c", "p/1", "strong"), vote("d", "p/1", "strong")}
	banded(clear, two, set()) == ["d likely", "c likely"]
	banded(clear, two | {vote("b", "p/1", "strong")}, set()) == ["d likely", "b possible", "c possible"]
}

test_a_cause_puts_its_symptom_behind_it if {
	banded(clear, {vote("a", "p/1", "strong"), vote("b", "p/2", "strong"), vote("b", "p/3", "strong")}, set()) == ["a likely", "b possible"]
}

test_a_better_symptom_stays if {
	banded(clear, {vote("a", "p/1", "strong"), vote("b", "p/2", "proof")}, set()) == ["b confirmed", "a likely"]
}

test_a_possible_cause_suppresses_nothing if {
	banded(clear, {vote("a", "p/1", "weak"), vote("b", "p/2", "strong")}, set()) == ["b likely", "a possible"]
}

excluding := object.union(finding_of("c", "c.x", "strong", refuted), {"rule": {"custom": {"rules_out": "token.kind"}}})

test_an_excluded_cause_is_dropped_and_named if {
	got := answered(clear, {vote("c", "p/1", "strong"), vote("d", "p/2", "weak")}, {excluding})
	[f.cause | some f in got.findings] == ["d"]
	got.ruled_out == [{"cause": "c", "by": ["token.kind", "opaque", ["jwt"]]}]
	got.missing == []
}

test_a_proof_outweighs_an_exclusion if {
	banded(clear, {vote("c", "p/1", "proof")}, {excluding}) == ["c likely"]
}

test_a_false_check_of_another_fact_excludes_nothing if {
	other := object.union(finding_of("c", "c.x", "strong", refuted), {"rule": {"custom": {"rules_out": "token.use"}}})
	got := answered(clear, {vote("c", "p/1", "strong")}, {other})
	got.ruled_out == []
	got.findings[0].band == "likely"
}

test_another_failure_is_answered_by_silence if {
	v := {vote("a", "p/1", "proof")}
	banded({"auth_sign": "weak", "other_failure": "tls"}, v, set()) == []
	banded({"auth_sign": "strong", "other_failure": "tls"}, v, set()) == ["a confirmed"]
}

test_without_a_sign_of_authentication_weak_does_not_count if {
	banded({"auth_sign": "none"}, {vote("a", "p/1", "weak"), vote("d", "p/2", "strong")}, set()) == ["d likely"]
}

test_missing_names_what_would_decide if {
	open_rule := finding_of("c", "c.x", "proof", ["token.kind", "unknown", ["jwt"]])
	want := [{"cause": "c", "rule": "c.x", "facts": ["token.kind"]}]
	answered(clear, {vote("c", "p/1", "weak")}, {open_rule}).missing == want
	answered(clear, set(), {open_rule}).missing == []
	answered(clear, {vote("c", "p/1", "weak")}, {finding_of("c", "c.x", "weak", ["token.kind", "unknown", ["jwt"]])}).missing == []
}
