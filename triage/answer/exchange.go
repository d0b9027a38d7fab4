package answer

import (
	"slices"
	"time"

	"github.com/triagekb/triage/triage/report"
)

// maxRuledOut bounds the causes that a result names as excluded.
const maxRuledOut = 5

// exchanges summarises the failing calls of the ticket.
func (b *builder) exchanges() []report.ExchangeSummary {
	out := make([]report.ExchangeSummary, 0, len(b.rep.Exchanges))
	for i := range b.rep.Exchanges {
		x := &b.rep.Exchanges[i]
		s := report.ExchangeSummary{
			N: x.N, Method: str(x.Fact("method")), URL: address(x), At: when(x), FixedLater: x.FixedLater,
			Span: b.rep.Text.Span(x.Start, x.End),
		}
		if status, ok := integer(x.Fact("status")); ok {
			s.Status = int(status)
		}
		out = append(out, s)
	}
	return out
}

// address is the called URL as far as it is known, without query.
func address(x *report.Exchange) string {
	host, path := str(x.Fact("url.host")), str(x.Fact("url.path"))
	if host == "" {
		return path
	}
	scheme := str(x.Fact("url.scheme"))
	if scheme == "" {
		return host + path
	}
	return scheme + "://" + host + path
}

func when(x *report.Exchange) *report.When {
	from, ok := integer(x.Fact("now.from"))
	if !ok {
		return nil
	}
	to, ok := integer(x.Fact("now.to"))
	if !ok {
		to = from
	}
	source := str(x.Fact("now.source"))
	return &report.When{From: time.Unix(from, 0).UTC(), To: time.Unix(to, 0).UTC(), Source: source}
}

func integer(f *report.Fact) (int64, bool) {
	if f == nil {
		return 0, false
	}
	switch v := f.Value.(type) {
	case int64:
		return v, true
	case int:
		return int64(v), true
	}
	return 0, false
}

// ruledOut names the causes that a rule excludes in some exchange and that no
// answer holds for another one, in the order of the exchanges.
func (b *builder) ruledOut() []report.Excluded {
	out := []report.Excluded{}
	for _, found := range b.found {
		for _, r := range found.RuledOut {
			known := slices.ContainsFunc(out, func(e report.Excluded) bool { return e.Cause == r.Cause })
			answered := slices.ContainsFunc(b.cases, func(f finding) bool { return f.Cause == r.Cause })
			if known || answered || len(out) == maxRuledOut {
				continue
			}
			out = append(out, report.Excluded{Cause: r.Cause, By: b.sentence(r.By.Fact, show(r.By.Saw))})
		}
	}
	return out
}

// input says what of the ticket was read.
func input(rep *report.Report) report.Input {
	in := report.Input{Ignored: []string{}}
	if rep.Ticket != nil {
		in.Format = rep.Ticket.Format
		in.Ignored = append(in.Ignored, rep.Ticket.Ignored...)
	}
	for _, f := range rep.Text.Fields {
		if f.End > f.Start {
			in.Used++
		}
	}
	return in
}
