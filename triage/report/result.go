package report

import "time"

// ResultSchema is the major version of the JSON form of [Result]. Within it the
// form only grows.
const ResultSchema = 1

// Result is the answer to a ticket. It carries texts and quotes, so that it can
// be stored and rendered later without the ticket or the catalog.
type Result struct {
	Schema    int               `json:"schema"`
	Outcome   Outcome           `json:"outcome"`
	MadeBy    MadeBy            `json:"made_by"`
	Exchanges []ExchangeSummary `json:"exchanges"`
	Answers   []Answer          `json:"answers"` // best first
	RuledOut  []Excluded        `json:"ruled_out"`
	Questions []Question        `json:"questions"`
	Redaction map[string]int    `json:"redaction"`
	Input     Input             `json:"input"`
}

// Outcome says in one word what the result is.
type Outcome string

// The outcomes.
const (
	Answered  Outcome = "answer"    // the first answer is confirmed or likely
	Ambiguous Outcome = "ambiguous" // several causes stay possible; Questions holds what would decide
	Unknown   Outcome = "unknown"   // nothing to say; Answers is empty
)

// MadeBy names the versions that made a result, so that it can be repeated.
type MadeBy struct {
	Program string `json:"program"`
	Catalog string `json:"catalog"` // sha256:… of the compiled articles
	Rules   string `json:"rules"`   // sha256:… of the rules
}

// ExchangeSummary is one failing call as the ticket shows it.
type ExchangeSummary struct {
	N          int    `json:"n"`
	Method     string `json:"method,omitempty"`
	URL        string `json:"url,omitempty"`
	Status     int    `json:"status,omitempty"`
	At         *When  `json:"at,omitempty"`
	FixedLater bool   `json:"fixed_later"`
	Span       Span   `json:"span"`
}

// When is the interval in which a call was made. Source is "exchange" (its own
// Date header or log line) or "message".
type When struct {
	From   time.Time `json:"from"`
	To     time.Time `json:"to"`
	Source string    `json:"source"`
}

// Answer is one cause with its proof and its fixes.
type Answer struct {
	Cause      string   `json:"cause"`
	Exchanges  []int    `json:"exchanges"`
	Article    string   `json:"article"`
	Provider   string   `json:"provider,omitempty"`
	Band       Band     `json:"band"`
	Title      string   `json:"title"`   // of the cause
	Heading    string   `json:"heading"` // of the article
	Summary    string   `json:"summary"`
	Evidence   Evidence `json:"evidence"`
	Fixes      []Fix    `json:"fixes"`
	URL        string   `json:"url,omitempty"`
	Disclosure string   `json:"disclosure,omitempty"`
}

// Evidence is what speaks for and against an answer, and what would settle it.
type Evidence struct {
	For     []Proof `json:"for"`
	Against []Proof `json:"against"`
	Missing []Need  `json:"missing"`
}

// Proof is one thing that was seen. Check names the rule or pattern and the fact.
type Proof struct {
	Check      string     `json:"check"`
	Text       string     `json:"text"` // one sentence for people
	Saw        string     `json:"saw"`
	Wanted     string     `json:"wanted,omitempty"`
	Strength   string     `json:"strength"`
	Visibility Visibility `json:"visibility"`
	At         *Span      `json:"at,omitempty"`
}

// Need is a fact that is not known and would help to decide.
type Need struct {
	Fact string `json:"fact"`
	Text string `json:"text"`
}

// Fix is what to do, with the values of this ticket filled in.
type Fix struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Who        string   `json:"who"`
	Risk       string   `json:"risk"`
	Disclosure string   `json:"disclosure"`
	Steps      []string `json:"steps"` // Markdown, one step each
	Confirm    string   `json:"confirm"`
}

// Excluded is a cause that was looked at and ruled out.
type Excluded struct {
	Cause string `json:"cause"`
	By    string `json:"by"` // one sentence for people
}

// Question is what to ask the customer next.
type Question struct {
	ID        string   `json:"id"` // the fact it asks for
	Text      string   `json:"text"`
	Why       string   `json:"why"`
	Separates []string `json:"separates"` // the causes that the answer tells apart
}

// Input says how the ticket was read.
type Input struct {
	Format  string   `json:"format"`
	Used    int      `json:"used"` // messages and subject that hold text
	Ignored []string `json:"ignored"`
}
