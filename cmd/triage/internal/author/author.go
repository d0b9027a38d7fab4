// Package author is what authors of articles run over their work.
package author

import (
	"context"
	"fmt"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/kb/diag"
	"github.com/triagekb/triage/triage"
)

// Failure is an example that is not answered as its article says.
type Failure = diag.Problem

// Test triages the examples of every active article of c, the catalog that e
// was made with. An example for a cause has to be answered with that cause from
// that article first; a near miss must not be. Failures are in the order of
// articles and lines. The error is that of ctx or of a faulty rule.
func Test(ctx context.Context, e *triage.Engine, c *kb.Catalog) ([]Failure, error) {
	var failed []Failure
	for _, a := range c.Articles() {
		if a.Status != "active" { // no other one answers
			continue
		}
		for _, x := range a.Examples {
			f, err := try(ctx, e, a, x)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", a.Path, x.Line, err)
			}
			if f != nil {
				failed = append(failed, *f)
			}
		}
	}
	return failed, nil
}

func try(ctx context.Context, e *triage.Engine, a *kb.Article, x kb.Example) (*Failure, error) {
	rep, err := triage.Analyze([]byte(x.Text), e.Catalog())
	if err != nil {
		return &Failure{File: a.Path, Line: x.Line, Code: "example-unreadable", Msg: err.Error()}, nil
	}
	res, err := e.Triage(ctx, rep)
	if err != nil {
		return nil, err
	}
	hit := len(res.Answers) > 0 && res.Answers[0].Cause == x.Cause && res.Answers[0].Article == a.ID
	switch {
	case x.Miss && hit:
		return &Failure{
			File: a.Path, Line: x.Line, Code: "example-near-miss",
			Msg:  fmt.Sprintf("this near miss is answered with %s from this article", x.Cause),
			Hint: "narrow the symptom that matches, or say in unless what tells the two apart",
		}, nil
	case !x.Miss && !hit:
		return &Failure{
			File: a.Path, Line: x.Line, Code: "example-missed",
			Msg:  fmt.Sprintf("want %s from %s first, got %s", x.Cause, a.ID, got(res)),
			Hint: "triage --explain shows which facts and patterns the example gives",
		}, nil
	}
	return nil, nil
}

// got names the first answer.
func got(res *triage.Result) string {
	if len(res.Answers) == 0 {
		return "nothing"
	}
	return fmt.Sprintf("%s from %s (%s)", res.Answers[0].Cause, res.Answers[0].Article, res.Answers[0].Band)
}
