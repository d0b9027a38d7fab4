package triage

# The catalog's patterns. data.kb.patterns holds one compiled document each:
#   is      facts with their values, as a part of the exchange document
#   has     phrases that stand in the text, with a blank on both sides
#   seq     phrases with gaps, each as its segments
#   not_is, not_has, not_seq   what takes the pattern back: any one of them
#   says    its votes (votes.rego) and its bonus: {cause: {strength: {id: []}, "bonus": {"1": [], "2": []}}}
# What is empty is absent.

# held: the patterns that hold. The library finds them by its index, on the way from the
# words to the facts, and names them; a stock OPA tries every pattern. A test holds both to
# the same answers.
held := [data.kb.patterns[id] | some id in input.held] if input.held

held := [p |
	some p in data.kb.patterns
	object.subset(input, p.is)
	not unfit(p)
] if not input.held

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
