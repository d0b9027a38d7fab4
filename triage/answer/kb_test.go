package answer

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/triagekb/triage/kb"
	"github.com/triagekb/triage/triage/report"
)

// page is an article about one cause; # stands for "`".
const page = `---
id: ID
title: Title of ID
summary: The host {{url.host|some host}} answers.
PROVIDERstatus: active
owner: test
reviewed: 2026-11-24
sources:
  - {url: "https://example.com/", read: 2026-11-24}
symptoms:
  - id: says
    when: {text: "PHRASE"}
    says: {CAUSE: strong}
causes:
  - id: CAUSE
    usual: common
    for: ["a sign"]
    against: ["none"]
    decided_by: [DECIDED]
    fixes: [mend]
fixes:
  - {id: mend, who: developer, risk: low, disclosure: public, confirm: "The call to {{url.host|the host}} answers 200."}
---

## Symptoms
It fails.

###text triage=CAUSE
It says PHRASE now.
###

###text near-miss=CAUSE
It works.
###

## Environment
Any.

## Root causes
### The cause {#CAUSE}
It is so.

## Resolution steps
### Mend it {#mend}
1. Call #{{url.host|api.example.com}}#.
2. Send {{token.iss|your issuer}}.

## Verification
Call it.

## Prevention
Take care.
`

func article(id, provider, cause, phrase, decided string) string {
	if provider != "" {
		provider = "provider: " + provider + "\n"
	}
	text := strings.ReplaceAll(page, "\n###\n", "\n```\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "###text", "```text"), "#{{url.host|api.example.com}}#", "`{{url.host|api.example.com}}`")
	return strings.NewReplacer("ID", id, "PROVIDER", provider, "CAUSE", cause, "PHRASE", phrase, "DECIDED", decided).Replace(text)
}

func catalog(t testing.TB) *kb.Catalog {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"generic/expired.md":   article("AUTH-9001", "", "token-expired", "the jwt expired", "token.time, token.kind"),
		"generic/audience.md":  article("AUTH-9002", "", "audience-mismatch", "wrong audience value", "token.audience, token.kind"),
		"generic/scope.md":     article("AUTH-9003", "", "scope-missing", "scope was lacking", "scopes.compare"),
		"auth0/expired.md":     article("AUTH-9004", "auth0", "token-expired", "expired at auth0", "token.time"),
		"auth0/expired-too.md": article("AUTH-9005", "auth0", "token-expired", "stale bearer token", "token.time"),
	} {
		fsys["articles/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["codes/generic.yaml"] = &fstest.MapFile{Data: []byte("provider: generic\nsource: \"https://example.com/\"\nread: 2026-11-24\ncodes:\n" +
		"  - {code: tok_expired_x, meaning: The token is past its end., causes: [token-expired]}\n")}
	fsys["lexicon/works.yaml"] = &fstest.MapFile{Data: []byte("fact: works\nvalues:\n  postman: [\"works in postman\"]\n")}
	c, err := kb.Load(fsys)
	require.NoError(t, err)
	return c
}

// ticket makes the report of one message with the given facts.
func ticket(c *kb.Catalog, text string, facts ...report.Fact) *report.Report {
	t := &report.Ticket{Format: "text", Messages: []report.Message{{Text: text, Visibility: report.Public}}}
	x := report.NewText(t)
	words := kb.Split(x.S)
	rep := &report.Report{Ticket: t, Text: x, Exchanges: []report.Exchange{{End: len(x.S), Norm: words.Norm, Facts: facts}}}
	rep.Exchanges[0].Held = c.Candidates(nil, words, func(name string) any {
		if f := rep.Exchanges[0].Fact(name); f != nil {
			return f.Value
		}
		return nil
	})
	return rep
}

func found(cause string, band report.Band, score int, matches ...report.Match) report.Finding {
	return report.Finding{Cause: cause, Band: band, Score: score, For: matches}
}

func build(rep *report.Report, c *kb.Catalog, list ...report.Finding) *report.Result {
	return Build(rep, []report.Findings{{Findings: list}}, c, report.MadeBy{Program: "test"})
}

func pattern(id string) report.Match { return report.Match{ID: id, Strength: "strong"} }
