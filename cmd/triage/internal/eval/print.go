package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Print writes the scores as text; with misses it lists every case that is not
// answered as wanted.
func (s *Scores) Print(w io.Writer, misses bool) error {
	p := &printer{w: w}
	p.line("top 1      %s", s.Top1)
	p.line("top 3      %s", s.Top3)
	p.line("silent     %s", s.Silent)
	p.line("confirmed  %s   (proofs that are right)", s.Confirmed)
	p.line("proven     %s   (decidable tickets with a proof)", s.Proven)
	p.line("asked      %s   (undecidable tickets: question, or among the first three)", s.Asked)
	p.line("\nby cause")
	for _, c := range s.Causes() {
		p.line("  %-28s %s", c, s.ByCause[c])
	}
	if len(s.Confusion) > 0 {
		p.line("\nwanted → got instead")
		for _, k := range byCount(s.Confusion) {
			p.line("  %3d  %s", s.Confusion[k], k)
		}
	}
	if misses {
		p.line("\nmisses")
		for _, o := range s.Outcomes {
			if !o.asWanted() {
				p.line("  %s: want %s, got %s", o.ID, orNone(o.Want), orNone(strings.Join(o.Got, ", ")))
			}
		}
	}
	return p.err
}

// PrintChanges writes which cases changed from old to s. Cases that only one of
// them has are left out.
func (s *Scores) PrintChanges(w io.Writer, old *Scores) error {
	p := &printer{w: w}
	before := map[string]Outcome{}
	for _, o := range old.Outcomes {
		before[o.ID] = o
	}
	p.line("\nagainst the run to compare with: top 1 %s → %s, top 3 %s → %s", old.Top1, s.Top1, old.Top3, s.Top3)
	for _, o := range s.Outcomes {
		b, ok := before[o.ID]
		if !ok || slices.Equal(b.Got, o.Got) && b.Band == o.Band {
			continue
		}
		mark := map[[2]bool]string{{false, true}: "better", {true, false}: "WORSE"}[[2]bool{b.asWanted(), o.asWanted()}]
		p.line("  %-7s %s: %s → %s", mark, o.ID, first(b), first(o))
	}
	return p.err
}

func (o Outcome) asWanted() bool {
	if o.Want == "" && len(o.Also) == 0 {
		return len(o.Got) == 0
	}
	return o.Right
}

func first(o Outcome) string {
	if len(o.Got) == 0 {
		return "none"
	}
	return fmt.Sprintf("%s (%s)", o.Got[0], o.Band)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func byCount(m map[string]int) []string {
	keys := slices.Sorted(maps.Keys(m))
	slices.SortStableFunc(keys, func(a, b string) int { return m[b] - m[a] })
	return keys
}

// printer keeps the first error of a sequence of lines.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}
