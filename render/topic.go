package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/triagekb/triage/triage/report"
)

// Topic is what the catalog says about an article, a cause or an error code.
// Its JSON form is written by the format json.
type Topic struct {
	Kind    string       `json:"kind"` // article, cause or code
	ID      string       `json:"id"`   // of the article or cause; the code or message as the provider writes it
	Title   string       `json:"title"`
	Where   string       `json:"where"` // provider, HTTP status and what else belongs to the title
	Meaning string       `json:"meaning"`
	Note    string       `json:"note,omitempty"`
	Causes  []topicCause `json:"causes"` // in order of likelihood
	Fixes   []report.Fix `json:"fixes"`
	Sources []source     `json:"sources"`
}

// source is a [kb.Source] with the names of JSON.
type source struct {
	URL  string `json:"url"`
	Read string `json:"read"`
}

// topicCause is a cause as one topic sees it.
type topicCause struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Means    string   `json:"means"`
	Usual    string   `json:"usual,omitempty"`
	For      []string `json:"for"`
	Against  []string `json:"against"`
	Articles []string `json:"articles"` // ids, the provider's own first
}

// Topics writes topics to w, in one call of Write or not at all. The errors are
// those of w, and an unknown format.
func Topics(w io.Writer, name string, topics []Topic, opt Options) error {
	f, err := find(name)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.topics(&b, topics, opt); err != nil {
		return fmt.Errorf("writing %s: %w", f.name, err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

func textTopics(w *bytes.Buffer, topics []Topic, opt Options) error {
	writeText(w, topicBlocks(topics), opt)
	return nil
}

func markdownTopics(w *bytes.Buffer, topics []Topic, _ Options) error {
	writeMarkdown(w, topicBlocks(topics))
	return nil
}

func jsonTopics(w *bytes.Buffer, topics []Topic, _ Options) error { return writeJSON(w, topics) }

func topicBlocks(topics []Topic) []block {
	var doc []block
	for _, t := range topics {
		doc = append(doc, oneTopic(&t)...)
	}
	return doc
}

func oneTopic(t *Topic) []block {
	head := prose(t.Title)
	if t.Kind != "article" && t.ID != t.Title {
		head.text = t.ID + ": " + head.text
	}
	doc := []block{heading{level: 1, spans: []span{styled(strong, head.text), styled(faint, " ["+t.Where+"]")}}}
	doc = append(doc, line(prose(t.Meaning)))
	if t.Note != "" {
		doc = append(doc, line(prose(t.Note)))
	}
	if t.Kind == "cause" {
		doc = append(doc, signBlocks(t.Causes)...)
	} else {
		doc = append(doc, causeBlocks(t.Causes)...)
	}
	for i := range t.Fixes {
		doc = append(doc, oneFix(&t.Fixes[i], everything)...)
	}
	return append(doc, sourceBlocks(t.Sources)...)
}

func causeBlocks(causes []topicCause) []block {
	if len(causes) == 0 {
		return nil
	}
	var l list
	for _, c := range causes {
		item := []block{line(styled(strong, c.Title), styled(plain, " ("), ident(c.ID), styled(plain, usual(c.Usual)+"): "), prose(c.Means))}
		if signs := signList(&c); len(signs.items) > 0 {
			item = append(item, signs)
		}
		l.items = append(l.items, item)
	}
	return []block{part("Causes"), l}
}

// signBlocks is what speaks for and against the one cause that a topic is about.
func signBlocks(causes []topicCause) []block {
	var doc []block
	for _, c := range causes {
		if signs := signList(&c); len(signs.items) > 0 {
			doc = append(doc, part("Signs"), signs)
		}
	}
	return doc
}

func signList(c *topicCause) list {
	var l list
	for _, s := range c.For {
		l.items = append(l.items, []block{line(append([]span{styled(good, "for: ")}, inline(s)...)...)})
	}
	for _, s := range c.Against {
		l.items = append(l.items, []block{line(append([]span{styled(fair, "against: ")}, inline(s)...)...)})
	}
	if len(c.Articles) > 0 {
		l.items = append(l.items, []block{line(styled(plain, "see "), ident(strings.Join(c.Articles, ", ")))})
	}
	return l
}

func usual(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

func sourceBlocks(sources []source) []block {
	if len(sources) == 0 {
		return nil
	}
	var l list
	for _, s := range sources {
		l.items = append(l.items, []block{line(span{text: s.URL, url: s.URL}, styled(faint, ", read "+s.Read))})
	}
	return []block{part("Sources"), l}
}
