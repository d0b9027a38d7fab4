package kb

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// get returns the value of a key, or nil.
func (o *object) get(key string) *yaml.Node { return o.vals[key] }

// str returns a text that is not empty; "" if the key is absent or wrong.
func (o *object) str(key string) string {
	return o.s.text(o.vals[key], key)
}

// text returns n as a text of one or more words. A number, a date or yes is taken
// as it is written.
func (s *source) text(n *yaml.Node, what string) string {
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		s.problem(n, "kb-type", "", "%s has to be a text, not %s", what, kindOf(n))
		return ""
	}
	v := strings.TrimSpace(n.Value)
	if v == "" {
		s.problem(n, "kb-empty", "write it, or leave the key out", "%s is empty", what)
	}
	return v
}

// strs returns a list of texts; a single text is not a list.
func (o *object) strs(key string) []string {
	var out []string
	for _, n := range o.list(key) {
		if v := o.s.text(n, key); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// list returns the items of a list.
func (o *object) list(key string) []*yaml.Node {
	n := o.vals[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		o.s.problem(n, "kb-type", "write it as a list: ["+clip(n.Value)+"]", "%s has to be a list, not %s", key, kindOf(n))
		return nil
	}
	return n.Content
}

// oneOf returns a value of a closed list; def if the key is absent or wrong.
func (o *object) oneOf(key, def string, values ...string) string {
	if o.vals[key] == nil {
		return def
	}
	v := o.str(key)
	if v == "" || o.s.known(o.vals[key], "kb-value", key, v, values) {
		return v
	}
	return def
}

// date returns a day as 2006-01-02.
func (o *object) date(key string) string {
	v := o.str(key)
	if v == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, v); err != nil {
		o.s.problem(o.vals[key], "kb-date", "write a day of the calendar as 2026-11-24", "%s is not a date: %q", key, clip(v))
		return ""
	}
	return v
}

// integer returns a whole number between lo and hi; 0 if the key is absent or wrong.
func (o *object) integer(key string, lo, hi int) int {
	v := o.str(key)
	if v == "" {
		return 0
	}
	i, err := strconv.Atoi(v)
	if err != nil || i < lo || i > hi {
		o.s.problem(o.vals[key], "kb-type", "", "%s has to be a number from %d to %d, not %q", key, lo, hi, clip(v))
		return 0
	}
	return i
}

// boolean returns true for true or yes.
func (o *object) boolean(key string) bool {
	v := o.oneOf(key, "false", "true", "false", "yes", "no")
	return v == "true" || v == "yes"
}

// match returns a text of the form that re describes.
func (o *object) match(key string, re *regexp.Regexp, form string) string {
	v := o.str(key)
	if v == "" || re.MatchString(v) {
		return v
	}
	o.s.problem(o.vals[key], "kb-form", "write it as "+form, "%s has the wrong form: %q", key, clip(v))
	return ""
}

// url returns an absolute https address.
func (o *object) url(key string) string {
	v := o.str(key)
	if v == "" || strings.HasPrefix(v, "https://") && len(v) > len("https://") && !strings.ContainsAny(v, " \t\n\"<>\\") {
		return v
	}
	o.s.problem(o.vals[key], "kb-link", "write an absolute https: address", "%s is not an address: %q", key, clip(v))
	return ""
}

// known reports a value that is not in values.
func (s *source) known(n *yaml.Node, code, what, v string, values []string) bool {
	for _, k := range values {
		if k == v {
			return true
		}
	}
	hint := didYouMean(v, values)
	if hint == "" && len(values) <= 12 {
		hint = "one of: " + strings.Join(values, ", ")
	}
	s.problem(n, code, hint, "%s %q is not known", what, clip(v))
	return false
}
