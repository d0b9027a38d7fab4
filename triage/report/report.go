package report

// Report is what triage knows of a ticket before any rule: the failing calls in
// it, each with its facts. Every word in it is redacted.
type Report struct {
	Ticket    *Ticket // redacted
	Text      Text
	Exchanges []Exchange // at least one; in the order of the ticket
	Redaction map[string]int
}

// Exchange is one failing call of a ticket, with the facts that hold for it:
// its own, and those of the whole ticket.
type Exchange struct {
	N          int    // from 0
	Start, End int    // the part of Text.S that is about this call
	Norm       string // that part as normalised words, one blank between and around them (kb.Normalise)
	Held       []int  // numbers of the compiled patterns that hold, ascending (kb.Catalog.Pattern)
	Facts      []Fact // sorted by name; a name occurs once
	FixedLater bool   // a later message of the requester says that this one is solved
}

// Fact is one thing that was seen. Its name and type are those of kb/facts.yaml.
type Fact struct {
	Name  string
	Value any      // string, int64, bool or []string (a set: sorted, without duplicates)
	At    []Place  // where it was seen; for a set one for each member; may be empty for derived facts
	From  []string // facts that a derived fact was computed from; their places prove it
}

// Place is a byte range of Text.S.
type Place struct{ Start, End int }

// Span is a place in the redacted ticket that a result can carry: a field, byte
// offsets into it, and the words themselves (at most 200 bytes).
type Span struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

// Fact returns the fact of that name, or nil.
func (x *Exchange) Fact(name string) *Fact {
	for i := range x.Facts {
		if x.Facts[i].Name == name {
			return &x.Facts[i]
		}
	}
	return nil
}
