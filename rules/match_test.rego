package triage

# The matcher, with one pattern at a time.

pattern_of(over) := object.union(object.remove({"is": {}, "says": {"a": {"strong": {"p/1": []}, "bonus": {"0": []}}}}, object.keys(over)), over)

strengths_of(part, over) := [strength | some v in got; some strength, ids in v.a; count(ids) > 0; strength != "bonus"] if {
	got := said_by_patterns with input as exchange(part) with data.kb as {"patterns": {"0": pattern_of(over)}}
}

test_facts_all_have_to_hold if {
	over := {"is": {"status_class": "401", "signs": {"token_in_query": true}}}
	strengths_of({"status_class": "401", "signs": {"token_in_query": true, "shared_client": true}}, over) == ["strong"]
	strengths_of({"status_class": "401"}, over) == []
	strengths_of({"status_class": "403", "signs": {"token_in_query": true}}, over) == []
}

test_phrases_are_whole_words[note] if {
	some note, c in {
		"it stands there": [" the jwt expired today ", [" jwt expired "], 1],
		"part of a word": [" the jwt expiredness ", [" jwt expired "], 0],
		"all phrases": [" jwt expired and more ", [" jwt expired ", " and more "], 1],
		"one phrase is missing": [" jwt expired ", [" jwt expired ", " and more "], 0],
		"at the very end": [" x jwt expired ", [" jwt expired "], 1],
		"nothing to read": [" ", [" jwt expired "], 0],
	}
	count(strengths_of({"norm": c[0]}, {"has": c[1]})) == c[2]
}

far := concat(" ", [" a", concat(" ", [w | some i in numbers; w := format_int(i, 10)]), "b "])

numbers := [n | some i in [1, 2, 3, 4, 5, 6, 7, 8, 9]; some j in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]; n := (10 * i) + j]

test_wildcards_keep_order_and_distance[note] if {
	some note, c in {
		"neighbours share a blank": [" a b c ", [" a b ", " c "], 1],
		"a gap": [" a b x y c ", [" a b ", " c "], 1],
		"wrong order": [" c a b ", [" a b ", " c "], 0],
		"too far": [far, [" a ", " b "], 0],
		"a later start is near enough": [concat("", [far, "a x b "]), [" a ", " b "], 1],
		"the first part twice": [" a a x b ", [" a ", " b "], 1],
		"three parts": [" a x b y c ", [" a ", " b ", " c "], 1],
		"three parts, wrong order": [" a c b ", [" a ", " b ", " c "], 0],
		"three parts, the first one again between": [" a b a c ", [" a ", " b ", " c "], 1],
	}
	count(strengths_of({"norm": c[0]}, {"seq": [c[1]]})) == c[2]
}

test_unless_takes_it_back if {
	over := {"is": {"status_class": "401"}, "not_is": [{"works": {"postman": true}}], "not_has": [" by the way "], "not_seq": [[" to ", " fro "]]}
	strengths_of({"status_class": "401"}, over) == ["strong"]
	strengths_of({"status_class": "401", "works": {"postman": true}}, over) == []
	strengths_of({"status_class": "401", "norm": " by the way "}, over) == []
	strengths_of({"status_class": "401", "norm": " to and fro "}, over) == []
}

test_only_a_ticket_about_authentication_lets_a_code_prove if {
	over := {"says": {"a": {"proof": {"p/1": []}, "bonus": {"0": []}}}}
	strengths_of({"auth_sign": "strong"}, over) == ["proof"]
	strengths_of({"auth_sign": "weak"}, over) == ["proof"]
	strengths_of({"auth_sign": "none"}, over) == ["strong"]
}

test_patterns_that_hold_may_be_given if {
	strengths_of({"held": []}, {}) == []
	strengths_of({"held": ["0"]}, {}) == ["strong"]
	strengths_of({"held": ["7"]}, {}) == []
}

test_the_own_provider_has_a_bonus if {
	kb := {"usual": {}, "order": {}, "causes": {}, "patterns": {
		"0": pattern_of({"provider": "auth0", "says": {"a": {"strong": {"p/1": []}, "bonus": {"0": []}}}}),
		"1": pattern_of({"provider": "okta", "says": {"b": {"strong": {"p/2": []}, "bonus": {"0": []}}}}),
	}}
	got := signs with input as exchange({"provider": "auth0"}) with data.kb as kb
	{cause: count(by.bonus) | some cause, by in got} == {"a": 5, "b": 1}
}
