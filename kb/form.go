package kb

// This file describes each type once, for writing and for reading.

func (f *Fact) form(x *wire) {
	x.str(&f.Name)
	x.str(&f.Type)
	x.strs(&f.Values)
	x.bool(&f.Open)
	x.str(&f.Zero)
	x.str(&f.Meaning)
	x.bool(&f.Show)
	x.str(&f.Ask)
	x.str(&f.Why)
	x.int(&f.Cost)
}

func (c *Cause) form(x *wire) {
	x.str(&c.ID)
	x.str(&c.Title)
	x.str(&c.Means)
	x.str(&c.Not)
	x.strs(&c.Explains)
	x.int(&c.Order)
}

func (p *Provider) form(x *wire) {
	x.str(&p.ID)
	x.str(&p.Title)
	x.str(&p.Kind)
	x.strs(&p.Hosts)
	x.strs(&p.Words)
}

// form leaves out what only loading needs.
func (c *Code) form(x *wire) {
	x.str(&c.ID)
	x.str(&c.Provider)
	x.str(&c.Code)
	x.str(&c.Message)
	x.int(&c.Status)
	x.str(&c.Meaning)
	x.strs(&c.Causes)
	x.bool(&c.Proves)
	x.str(&c.Article)
	c.Source.form(x)
}

func (s *Source) form(x *wire) {
	x.str(&s.URL)
	x.str(&s.Read)
}

func (p *lexiconPhrase) form(x *wire) {
	x.strs(&p.segs)
	x.str(&p.fact)
	x.str(&p.value)
}

func (p *Pattern) form(x *wire) {
	x.int(&p.N)
	dict(x, &p.Is, (*wire).value)
	x.phrases(&p.Segs)
	x.str(&p.Anchor)
	// The alternatives of one pattern have all the rest in common.
	x.shared(func(x *wire) {
		x.str(&p.ID)
		items(x, &p.Not, func(x *wire, u *Unless) { u.form(x) })
		items(x, &p.Says, func(x *wire, s *Say) {
			x.str(&s.Cause)
			x.str(&s.Strength)
		})
		x.bool(&p.Proves)
		x.str(&p.Article)
		x.str(&p.Provider)
	})
}

func (u *Unless) form(x *wire) {
	x.strs(&u.Segs)
	if dict(x, &u.Is, (*wire).value); len(u.Is) == 0 {
		u.Is = nil
	}
}

func (e *articleEntry) form(x *wire) {
	x.str(&e.id)
	x.strs(&e.aliases)
	x.str(&e.provider)
	x.bool(&e.active)
	x.strs(&e.causes)
}

// form leaves out what only loading needs.
func (a *Article) form(x *wire) {
	for _, s := range []*string{&a.ID, &a.Title, &a.Summary, &a.Provider, &a.Status, &a.Owner, &a.Reviewed, &a.ReplacedBy, &a.Path} {
		x.str(s)
	}
	x.strs(&a.Aliases)
	items(x, &a.Sources, func(x *wire, s *Source) { s.form(x) })
	items(x, &a.Causes, func(x *wire, c *ArticleCause) { c.form(x) })
	items(x, &a.Fixes, func(x *wire, f *Fix) { f.form(x) })
	items(x, &a.Scopes, func(x *wire, r *ScopeRow) { r.form(x) })
	items(x, &a.Sections, func(x *wire, s *Section) {
		x.str(&s.Title)
		x.blocks(&s.Blocks)
	})
	items(x, &a.Examples, func(x *wire, e *Example) { e.form(x) })
}

func (c *ArticleCause) form(x *wire) {
	x.str(&c.ID)
	x.str(&c.Usual)
	x.strs(&c.For)
	x.strs(&c.Against)
	x.strs(&c.DecidedBy)
	x.strs(&c.Fixes)
	x.str(&c.Title)
	x.blocks(&c.Body)
}

func (f *Fix) form(x *wire) {
	x.str(&f.ID)
	x.str(&f.Title)
	x.str(&f.Who)
	x.str(&f.Risk)
	x.str(&f.Disclosure)
	x.blocks(&f.Intro)
	x.strs(&f.Steps)
	x.str(&f.Confirm)
}

func (r *ScopeRow) form(x *wire) {
	x.str(&r.Method)
	x.str(&r.Path)
	x.strs(&r.Any)
}

func (e *Example) form(x *wire) {
	x.str(&e.Cause)
	x.bool(&e.Miss)
	x.str(&e.Lang)
	x.str(&e.Text)
	x.int(&e.Line)
}
