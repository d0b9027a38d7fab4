package triage

# What the patterns and rules say, gathered by cause, and what it is worth. A vote is
# {cause: {strength: {id: checks}}}: merging them all is one call, and a pattern that
# matched in several forms is one vote.

# ---- what the rules say

# judged: each finding with its checks that do not hold.
judged := [[f, bad] |
	some f in findings
	bad := [c | some c in f.checks; not c[1] in c[2]]
]

matched := [j[0] | some j in judged; j[1] == []]

# excluded: [cause, rule id, check] for each false check that excludes its cause.
excluded := [[custom.cause, j[0].id, c] |
	some j in judged
	some c in j[1]
	c[1] != "unknown"
	custom := j[0].rule.custom
	custom.rules_out == c[0]
]

excluded_causes := {e[0] | some e in excluded}

# open: what would have to be known: the facts that a proof or strong rule lacks, of a
# cause that something speaks for.
open := sort([{"cause": custom.cause, "rule": j[0].id, "facts": facts} |
	some j in judged
	custom := j[0].rule.custom
	votes[custom.cause]
	asks[custom.strength]
	{c[1] | some c in j[1]} == {"unknown"}
	not excluded_causes[custom.cause]
	facts := [c[0] | some c in j[1]]
])

asks := {"proof", "strong"}

# ---- for and against

said_by_rules := [{custom.cause: {custom.strength: {f.id: f.checks}}} |
	some f in matched
	custom := f.rule.custom
	custom.strength != "against"
]

# opposing: what speaks against each cause: {cause: {id: checks}}.
opposing := object.union_n(array.concat(
	[{custom.cause: {f.id: f.checks}} |
		some f in matched
		custom := f.rule.custom
		custom.strength == "against"
	],
	[{e[0]: {e[1]: [e[2]]}} | some e in excluded],
))

signs := object.union_n(array.concat(array.concat(said_by_patterns, said_by_rules), at_home))

# hints of a bare status and of cue words are for tickets that show little else.
hinted := object.union_n(array.concat([signs], hints))

hints := array.concat(topic_hints, array.concat(topic_says, status_says)) if count(signs) < 4

hints := topic_says if count(signs) >= 4

# sign is how much the ticket speaks of a refused call. Where it does so in passing or not
# at all, hints count only if its words are sure (there is a main topic). Beside another
# kind of failure they never do: a 403 for a version that exists already is none.
sign := "none" if input.other_failure != "none"

sign := "strong" if {
	input.other_failure == "none"
	input.auth_sign == "strong"
}

sign := {true: "none", false: "weak"}[input.main_topic == "unknown"] if {
	input.other_failure == "none"
	input.auth_sign != "strong"
}

# votes: where nothing else in the ticket speaks of authentication, a hint is not enough.
votes := hinted if sign == "strong"

votes := {cause: by |
	some cause, all in hinted
	by := object.remove(all, silenced[sign])
	count(by) > 0
} if sign != "strong"

# What is left without a vote has its bonus at most.
silenced := {"weak": ["bonus", "prior"], "none": ["bonus", "weak", "prior"]}

# ---- scores

# score: what the votes of each strength are worth, by their number (the first counts most,
# since one message often meets several patterns), how usual the cause is (1 to 3), and
# the bonus of its most telling pattern.
score := object.union(
	{cause: points |
		usual := data.kb.usual
		some cause, by in votes
		not dropped[cause]
		not opposing[cause]
		points := (object.get(usual, cause, 0) + object.get(topic_points, cause, 0)) + sum([worth[strength][min([14, count(ids)])] | some strength, ids in by])
	},
	contested,
)

# contested: what has something against it counts as weak, and 8 less for each.
contested := {cause: points |
	some cause, con in opposing
	by := votes[cause]
	not dropped[cause]
	points := sum([
		object.get(data.kb.usual, cause, 0),
		worth.proof[min([14, count(object.get(by, "proof", {}))])],
		worth.weak[min([14, count(object.get(by, "strong", {})) + count(object.get(by, "weak", {}))])],
		worth.prior[min([14, count(object.get(by, "prior", {}))])],
		count(object.get(by, "bonus", {})),
		-8 * count(con),
	])
}

worth := {
	"proof": [0, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
	"strong": [0, 20, 25, 30, 35, 35, 35, 35, 35, 35, 35, 35, 35, 35, 35],
	"weak": [0, 6, 7, 8, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
	"prior": [0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
	"bonus": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
}
