package kb

import (
	"strconv"
	"strings"
)

// Data returns what the rules read as data.kb: patterns by number, causes with
// what they explain, their order, how usual a cause is (3 common, 2
// occasional, 1 rare), and the version. It holds only maps, slices, strings,
// ints and bools, is built anew at each call, and belongs to the caller.
func (c *Catalog) Data() map[string]any {
	numbers := make([]int, c.stored.patterns.items.len())
	for i := range numbers {
		numbers[i] = i
	}
	return c.DataOf(numbers)
}

// DataOf is Data with these patterns alone; numbers that do not exist are left
// out. Its time does not depend on the size of the catalog.
func (c *Catalog) DataOf(numbers []int) map[string]any {
	patterns := make(map[string]any, len(numbers))
	for _, n := range numbers {
		if p, ok := c.Pattern(n); ok {
			patterns[strconv.Itoa(n)] = c.patternData(&p)
		}
	}
	causes, order := make(map[string]any, len(c.causes)), make(map[string]any, len(c.causes))
	for _, x := range c.causes {
		causes[x.ID] = map[string]any{"explains": anySlice(x.Explains)}
		order[x.ID] = x.Order
	}
	usual := make(map[string]any, len(c.usual))
	for id, n := range c.usual {
		usual[id] = n
	}
	return map[string]any{"patterns": patterns, "causes": causes, "order": order, "usual": usual, "version": c.version}
}

// patternData is one pattern as rules/match.rego reads it.
func (c *Catalog) patternData(p *Pattern) map[string]any {
	says := make(map[string]any, len(p.Says))
	for i, s := range p.Says {
		strength := s.Strength
		if p.Proves {
			strength = "proof"
		}
		bonus := map[string]any{}
		for n := range max(0, 4-2*i) + p.detail() {
			bonus[strconv.Itoa(n)] = []any{}
		}
		says[s.Cause] = map[string]any{strength: map[string]any{p.ID: []any{}}, "bonus": bonus}
	}
	out := map[string]any{"is": c.nest(p.Is), "says": says}
	if p.Provider != "" {
		out["provider"] = p.Provider
	}
	for _, segs := range p.Segs {
		phraseData(out, "", segs)
	}
	for _, u := range p.Not {
		if len(u.Is) > 0 {
			list, _ := out["not_is"].([]any)
			out["not_is"] = append(list, c.nest(u.Is))
		} else {
			phraseData(out, "not_", u.Segs)
		}
	}
	return out
}

// phraseData adds a phrase under has or, if it has gaps, under seq.
func phraseData(out map[string]any, prefix string, segs []string) {
	key, value := prefix+"has", any(segs[0])
	if len(segs) > 1 {
		key, value = prefix+"seq", anySlice(segs)
	}
	list, _ := out[key].([]any)
	out[key] = append(list, value)
}

// detail is how much a pattern asks for, 0 to 6: among patterns of one strength
// the whole message says more than two words of it.
func (p *Pattern) detail() int {
	words := 0
	for _, segs := range p.Segs {
		for _, s := range segs {
			words += strings.Count(s, " ") - 1
		}
	}
	return min(6, max(0, words-2)/2+2*len(p.Is))
}

// nest makes the part of the rules' input that has these facts: nested by the
// dots of their names, a member of a set as {"member": true}.
func (c *Catalog) nest(is map[string]any) map[string]any {
	out := map[string]any{}
	for name, v := range is {
		if f, _ := c.Fact(name); f.Type == "set" {
			member, _ := v.(string)
			v = map[string]any{member: true}
		}
		group, leaf, dotted := strings.Cut(name, ".")
		if !dotted {
			out[name] = v
			continue
		}
		inner, ok := out[group].(map[string]any)
		if !ok {
			inner = map[string]any{}
			out[group] = inner
		}
		inner[leaf] = v
	}
	return out
}

// fileUsual collects how usual each cause is by the generic articles.
func (c *Catalog) fileUsual() {
	weight := map[string]int{"common": 3, "occasional": 2, "rare": 1}
	c.usual = map[string]int{}
	for _, a := range c.articles {
		if a.Provider != "" || a.Status != "active" {
			continue
		}
		for _, x := range a.Causes {
			c.usual[x.ID] = max(c.usual[x.ID], weight[x.Usual])
		}
	}
}

func anySlice(list []string) []any {
	out := make([]any, 0, len(list))
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
