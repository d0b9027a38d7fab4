package facts

import (
	"slices"
	"strings"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// providerAt is a sign of a provider in the text.
type providerAt struct {
	kb.Provider
	weight int
	at     report.Place
}

// Weights of the signs of a provider: what the ticket system says, the host that
// was called, other hosts, the subject, words in prose.
const (
	byProduct   = 8
	byCalled    = 6
	byHost      = 3
	bySubject   = 3
	byWord      = 2
	byDocs      = 1
	libraryHalf = 2 // a library or server counts half: it never hides a service
)

// findProviders files every sign of a provider.
func (s *seen) findProviders() {
	add := func(p kb.Provider, weight int, at report.Place) {
		s.providers = append(s.providers, providerAt{p, weight, at})
	}
	for _, h := range s.hits {
		if h.Fact != "provider" {
			continue
		}
		if p, ok := s.cat.Provider(h.Value); ok {
			weight := byWord
			if s.messageOf(h.Start) < 0 {
				weight = bySubject
			}
			add(p, weight, place(h.Start, h.End))
		}
	}
	for i := range s.urls {
		u := &s.urls[i]
		if p, ok := s.cat.ProviderByHost(u.host); ok {
			add(p, map[urlRole]int{urlCalled: byCalled, urlDocs: byDocs}[u.role]+boolInt(u.role == urlMentioned || u.role == urlValue)*byHost, u.at)
		}
	}
	for _, p := range s.pairs {
		if p.key == "host" || p.key == "iss" || p.key == "issuer" || p.key == "authority" || p.key == "baseurl" {
			if q, ok := s.cat.ProviderByHost(hostOf(p.value)); ok {
				add(q, byHost, p.at)
			}
		}
	}
	t := s.red.Ticket
	for _, w := range append([]string{t.Product}, t.Tags...) {
		if p, ok := s.cat.Provider(strings.ToLower(strings.TrimSpace(w))); ok {
			add(p, byProduct, report.Place{})
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func hostOf(v string) string {
	v = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(v), "https://"), "http://")
	host, _, _ := strings.Cut(v, "/")
	return host
}

// providerFacts names the provider with the most weight; what stands in this
// exchange counts double. Ties go to the one that is named first.
func (x *exchange) providerFacts() {
	type sum struct {
		providerAt
		total int
	}
	var sums []sum
	for _, p := range x.providers {
		w := p.weight * 2
		if x.mine(p.at.Start) {
			w *= 2
		}
		if p.Kind != "service" {
			w /= libraryHalf
			x.add("product", p.ID, p.at)
		}
		i := slices.IndexFunc(sums, func(s sum) bool { return s.ID == p.ID })
		if i < 0 {
			sums, i = append(sums, sum{providerAt: p}), len(sums)
		}
		sums[i].total += w
	}
	best := -1
	for i := range sums {
		if best < 0 || sums[i].total > sums[best].total || sums[i].total == sums[best].total && sums[i].at.Start < sums[best].at.Start {
			best = i
		}
	}
	if best >= 0 {
		x.set("provider", sums[best].ID, sums[best].at)
	}
}
