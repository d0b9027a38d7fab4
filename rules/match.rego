package triage

# The catalog's patterns. data.kb.patterns holds one compiled document each:
#   is      facts with their values, as a part of the exchange document
#   has     phrases that stand in the text, with a blank on both sides
#   seq     phrases with gaps, each as its segments
#   not_is, not_has, not_seq   what takes the pattern back: any one of them
#   says    its votes (votes.rego) and its bonus: {cause: {strength: {id: []}, "bonus": {"1": [], "2": []}}}
# What is empty is absent.

# Candidates: from the caller if it has an index (the library does), else all.
candidates := input.cand

candidates := [id | some id, _ in data.kb.patterns] if not input.cand

# held: the patterns that hold.
held := [p |
	patterns := data.kb.patterns # bound once: every use of data costs a look-up
	some id in candidates
	p := patterns[id]
	object.subset(input, p.is)
	not unfit(p)
]

unfit(p) if {
	some phrase in p.has
	not contains(input.norm, phrase)
}

unfit(p) if {
	some segments in p.seq
	not occurs(segments)
}

unfit(p) if {
	some facts in p.not_is
	object.subset(input, facts)
}

unfit(p) if {
	some phrase in p.not_has
	contains(input.norm, phrase)
}

unfit(p) if {
	some segments in p.not_seq
	occurs(segments)
}

said_by_patterns := [p.says | some p in held] if input.auth_sign != "none"

# A pattern proves only where the ticket speaks of a failed authentication at all:
# the same words stand in documentation.
said_by_patterns := [{cause: {"strong": ids, "bonus": said.bonus}} |
	some p in held
	some cause, said in p.says
	ids := object.union(object.get(said, "proof", {}), object.get(said, "strong", {}))
	count(ids) > 0
] if input.auth_sign == "none"

# at_home: a provider's own dialect says more about its tickets than the words that
# all providers share.
at_home := [{cause: {"bonus": {"a": [], "b": [], "c": [], "d": []}}} |
	some p in held
	p.provider == input.provider
	some cause, _ in p.says
]

# occurs: the segments stand in this order, each at most about 30 words after
# the one before.
occurs([first, second]) if {
	contains(input.norm, second)
	some rest in after(input.norm, input.norm, first)
	contains(substring(rest, 0, 200), second)
}

occurs([first, second, third]) if {
	contains(input.norm, second)
	contains(input.norm, third)
	some rest in after(input.norm, input.norm, first)
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
