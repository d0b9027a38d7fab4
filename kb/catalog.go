// Package kb is the knowledge of triage: articles, error codes, customers'
// phrases, and the vocabularies that they use. It reads them from files, checks
// them, and compiles them into a [Catalog], which does not change afterwards and
// is safe for concurrent use. kb/README.md describes the files.
package kb

import (
	"strings"
)

// Catalog is a compiled knowledge base. What its methods return is shared: do
// not change it.
type Catalog struct {
	version string

	facts     []Fact
	causes    []Cause
	providers []Provider

	factByName   map[string]int
	causeByID    map[string]int
	providerByID map[string]int

	scopes   map[string][]ScopeRow // by provider
	usual    map[string]int        // by cause: 3 common, 2 occasional, 1 rare
	lexicon  lexicon
	patterns *index
	topics   table // hash of a word or two → cause*topicWeights + weight

	collected
	packed string // the compact form, see pack.go
	stored stored
}

// collected is what [Load] reads into and packs; a finished catalog has none of it.
type collected struct {
	articles    []*Article
	codes       []Code
	compiled    []Pattern
	articleByID map[string]*Article // aliases too
}

// Fact is the definition of a fact: kb/facts.yaml.
type Fact struct {
	Name    string
	Type    string   // enum, set, string, int or bool
	Values  []string // of an enum, or the known members of a set
	Open    bool     // a set that allows other members
	Zero    string   // value of an enum that was not seen; "" for other types
	Meaning string
	Show    bool   // the value may be shown to anybody
	Ask     string // question that would establish it; "" if none
	Why     string
	Cost    int // what the question costs the customer: 1 to 3; 0 without a question
}

// Cause is an entry of kb/causes.yaml.
type Cause struct {
	ID       string
	Title    string
	Means    string
	Not      string   // which neighbouring cause to use instead; may be empty
	Explains []string // causes that are symptoms of this one
	Order    int      // place in the file, from 0
}

// Provider is an entry of kb/providers.yaml: a service, server or library.
type Provider struct {
	ID    string
	Title string
	Kind  string   // service, server or library
	Hosts []string // suffixes of host names
	Words []string // phrases that name it, as written
}

// Code is an entry of kb/codes: a documented error code or message.
type Code struct {
	ID       string // code/entra/AADSTS50011
	Provider string // id of a provider, or generic
	Code     string // as the provider writes it; "" for a message without a code
	Message  string // template with "*"; may be empty if there is a code
	Status   int    // 0 if not given
	Meaning  string
	Causes   []string // in order of likelihood
	Proves   bool     // documented to have exactly its one cause
	Article  string   // id; may be empty
	Source   Source

	with []condition
	file string // "" if it cannot be compiled
	line int
	col  int
}

// Version returns "sha256:…" over everything that was loaded.
func (c *Catalog) Version() string { return c.version }

// Fact returns the definition of a fact, and whether there is one.
func (c *Catalog) Fact(name string) (Fact, bool) { return byID(c.facts, c.factByName, name) }

// Facts returns all facts in the order of the file.
func (c *Catalog) Facts() []Fact { return c.facts }

// Cause returns a cause, and whether there is one of that id.
func (c *Catalog) Cause(id string) (Cause, bool) { return byID(c.causes, c.causeByID, id) }

// Causes returns all causes in the order of the file.
func (c *Catalog) Causes() []Cause { return c.causes }

// Provider returns a provider, and whether there is one of that id.
func (c *Catalog) Provider(id string) (Provider, bool) { return byID(c.providers, c.providerByID, id) }

// Providers returns all providers in the order of the file.
func (c *Catalog) Providers() []Provider { return c.providers }

// Codes returns the entries of all providers for an error code in any case, or
// for a message, in the order of providers and files.
func (c *Catalog) Codes(code string) []Code {
	for _, name := range []string{strings.ToLower(strings.TrimSpace(code)), Normalise(code)} {
		if list := c.codesNamed(name); list != nil {
			return list
		}
	}
	words := Split(code)
	var out []Code
	for _, e := range c.AllCodes() {
		if _, _, ok := words.Match(Segments(e.Message)); ok {
			out = append(out, e)
		}
	}
	return out
}

// Code returns the entry of that id, code/<provider>/<code>, and whether there is one.
func (c *Catalog) Code(id string) (Code, bool) {
	for _, n := range c.stored.names.appendTo(nil, hashWord(id)) {
		if code := c.stored.codes.get(n); code.ID == id {
			return *code, true
		}
	}
	return Code{}, false
}

// AllCodes returns every entry, in the order of providers and files.
func (c *Catalog) AllCodes() []Code { return c.stored.allCodes() }

func (c *Catalog) codesNamed(name string) []Code {
	var out []Code
	for _, n := range c.stored.names.appendTo(nil, hashWord(name)) {
		if code := c.stored.codes.get(n); code.name() == name {
			out = append(out, *code)
		}
	}
	return out
}

func byID[T any](list []T, index map[string]int, id string) (T, bool) {
	if i, ok := index[id]; ok {
		return list[i], true
	}
	var zero T
	return zero, false
}
