package report

// Findings is the answer of the rules for one exchange: the document
// data.triage.answer (design: parity between library, stock OPA and Wasm is the
// equality of this document). Ids only, no prose.
type Findings struct {
	Findings []Finding  `json:"findings"`  // best first
	RuledOut []RuledOut `json:"ruled_out"` // at most 5
	Missing  []Missing  `json:"missing"`
}

// Finding is one cause that the rules hold possible, with all that speaks for it.
type Finding struct {
	Cause   string  `json:"cause"`
	Band    Band    `json:"band"`
	Score   int     `json:"score"` // orders causes within a band; not shown to users
	For     []Match `json:"for"`
	Against []Match `json:"against"`
}

// Match is a rule or a pattern that matched.
type Match struct {
	ID       string  `json:"id"`       // rule id ("token-expired.exp") or pattern id ("AUTH-0012/expired", "code/entra/AADSTS50011")
	Strength string  `json:"strength"` // proof, strong, weak or against
	Checks   []Check `json:"checks"`
}

// Check is one comparison of a rule: a fact, what it showed and what was wanted.
type Check struct {
	Fact   string `json:"fact"`
	State  string `json:"state"` // true, false or unknown
	Saw    any    `json:"saw"`
	Wanted any    `json:"wanted"`
}

// RuledOut is a cause that a check of a relevant rule excludes.
type RuledOut struct {
	Cause string `json:"cause"`
	By    Check  `json:"by"`
}

// Missing is a rule that would match if the facts named were known.
type Missing struct {
	Cause string   `json:"cause"`
	Rule  string   `json:"rule"`
	Facts []string `json:"facts"`
}

// Band says how sure an answer is.
type Band string

// The bands, best first.
const (
	Confirmed Band = "confirmed" // a proof, and nothing against it
	Likely    Band = "likely"
	Possible  Band = "possible"
)
