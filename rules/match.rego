package triage

# The catalog's patterns. data.kb.patterns holds one compiled document each:
#   is   facts with their values, as a part of the exchange document
#   seg  phrases, each as its segments of words with a blank on both sides; absent: none
#   not  conditions of which none may hold: {is} or {seg}; absent: none
#   says its votes (votes.rego), and its bonus: {cause: {strength: {id: []}, "bonus": {"07": []}}}

# Candidates: from the caller if it has an index (the library does), else all.
candidates := input.cand

candidates := [id | some id, _ in data.kb.patterns] if not input.cand

default norm := " "

norm := input.norm

# held: the patterns that hold.
held := [p |
	patterns := data.kb.patterns # bound once: every use of data costs a look-up
	some id in candidates
	p := patterns[id]
	object.subset(input, p.is)
	not unfit(p)
]

unfit(p) if {
	some segs in p.seg
	not occurs(segs)
}

unfit(p) if {
	some c in p["not"]
	condition(c)
}

condition(c) if object.subset(input, c.is)

condition(c) if occurs(c.seg)

said_by_patterns := [p.says | some p in held] if input.auth_sign != "none"

# A pattern proves only where the ticket speaks of a failed authentication at all:
# the same words stand in documentation.
said_by_patterns := [{cause: {"strong": ids, "bonus": said.bonus}} |
	some p in held
	some cause, said in p.says
	ids := object.union(object.get(said, "proof", {}), object.get(said, "strong", {}))
	count(ids) > 0
] if input.auth_sign == "none"

# home: a provider's own dialect says more about its tickets than the words that all
# providers share.
home := {cause: 4 |
	some p in held
	p.provider == input.provider
	some cause, _ in p.says
}

# occurs: the segments stand in this order, each at most about 30 words after
# the one before.
occurs([seg]) if contains(norm, seg)

occurs([first, second]) if {
	contains(norm, second)
	some rest in after(norm, norm, first)
	contains(substring(rest, 0, 200), second)
}

occurs([first, second, third]) if {
	contains(norm, second)
	contains(norm, third)
	some rest in after(norm, norm, first)
	some tail in after(rest, substring(rest, 0, 200), second)
	contains(substring(tail, 0, 200), third)
}

# after is what follows each occurrence of seg that lies within head, a prefix of
# text, from the blank after it on, up to 400 characters. A segment has at least
# 3 bytes, so that 134 parts are at least as long.
after(text, head, seg) := [rest |
	parts := split(text, seg)
	some i, _ in split(head, seg)
	i > 0
	rest := substring(concat("", [" ", concat(seg, array.slice(parts, i, i + 134))]), 0, 400)
]
