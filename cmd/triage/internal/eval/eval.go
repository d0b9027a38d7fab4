package eval

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/triagekb/triage/triage"
	"github.com/triagekb/triage/triage/report"
)

// Share is a count out of a total. Its percentage is 0 for an empty total.
type Share struct {
	Of    int `json:"of"`
	Count int `json:"count"`
}

func (s Share) String() string {
	if s.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%d/%d = %.1f %%", s.Count, s.Of, 100*float64(s.Count)/float64(s.Of))
}

func (s *Share) add(hit bool) {
	s.Of++
	if hit {
		s.Count++
	}
}

// Outcome is the answer to one case.
type Outcome struct {
	ID     string      `json:"id"`
	Want   string      `json:"want"` // "" for a negative
	Also   []string    `json:"also,omitempty"`
	Got    []string    `json:"got"`  // causes, best first, each once
	Band   report.Band `json:"band"` // of the first answer
	Asked  bool        `json:"asked"`
	Right  bool        `json:"right"`
	InTop3 bool        `json:"in_top3"`
	Error  string      `json:"error,omitempty"`
}

// Scores is the measure over a set of cases.
type Scores struct {
	Schema    int              `json:"schema"`
	MadeBy    report.MadeBy    `json:"made_by"`
	Top1      Share            `json:"top1"`      // the first answer is right
	Top3      Share            `json:"top3"`      // one of the first three is
	Silent    Share            `json:"silent"`    // negatives without an answer
	Confirmed Share            `json:"confirmed"` // of the answers called confirmed, those that are right
	Proven    Share            `json:"proven"`    // of the decidable tickets, those answered with a proof
	Asked     Share            `json:"asked"`     // of the undecidable ones, those with the cause among three or a question about it
	ByCause   map[string]Share `json:"by_cause"`  // top1 by wanted cause
	Confusion map[string]int   `json:"confusion"` // "wanted → got" of the wrong first answers
	Outcomes  []Outcome        `json:"outcomes"`  // in the order of the cases
}

// Run triages every case. Its error is that of ctx, or of a faulty rule.
func Run(ctx context.Context, e *triage.Engine, cases []Case) (*Scores, error) {
	s := &Scores{Schema: 1, MadeBy: e.MadeBy(), ByCause: map[string]Share{}, Confusion: map[string]int{}}
	for _, c := range cases {
		o, err := outcome(ctx, e, c)
		if err != nil {
			return nil, fmt.Errorf("triaging %s: %w", c.ID, err)
		}
		s.count(c.Label, o)
		s.Outcomes = append(s.Outcomes, o)
	}
	return s, nil
}

func outcome(ctx context.Context, e *triage.Engine, c Case) (Outcome, error) {
	o := Outcome{ID: c.ID, Want: c.Label.Cause, Also: c.Label.Also, Got: []string{}}
	rep, err := triage.Analyze(c.Ticket, e.Catalog())
	if err != nil {
		o.Error = err.Error()
		return o, nil
	}
	res, err := e.Triage(ctx, rep)
	if err != nil {
		return o, err
	}
	for i, a := range res.Answers {
		if i == 0 {
			o.Band = a.Band
		}
		if !slices.Contains(o.Got, a.Cause) {
			o.Got = append(o.Got, a.Cause)
		}
	}
	for _, q := range res.Questions {
		o.Asked = o.Asked || slices.ContainsFunc(q.Separates, c.Label.Accepts)
	}
	o.Right = len(o.Got) > 0 && c.Label.Accepts(o.Got[0])
	o.InTop3 = slices.ContainsFunc(o.Got[:min(3, len(o.Got))], c.Label.Accepts)
	return o, nil
}

func (s *Scores) count(l Label, o Outcome) {
	if o.Band == report.Confirmed {
		s.Confirmed.add(o.Right)
	}
	if l.negative() {
		s.Silent.add(len(o.Got) == 0)
		if len(o.Got) > 0 {
			s.Confusion["none → "+o.Got[0]]++
		}
		return
	}
	s.Top1.add(o.Right)
	s.Top3.add(o.InTop3)
	by := s.ByCause[l.Cause]
	by.add(o.Right)
	s.ByCause[l.Cause] = by
	if l.undecidable() {
		s.Asked.add(o.Asked || o.InTop3)
	} else {
		s.Proven.add(o.Band == report.Confirmed)
	}
	if !o.Right {
		got := "nothing"
		if len(o.Got) > 0 {
			got = o.Got[0]
		}
		s.Confusion[l.Cause+" → "+got]++
	}
}

// Causes returns the wanted causes in alphabetical order.
func (s *Scores) Causes() []string { return slices.Sorted(maps.Keys(s.ByCause)) }
