package kb

func (l *loader) frontFixes(d *draft) {
	s := d.s
	for _, n := range d.front.list("fixes") {
		e := s.object(n, "a fix", "id! who! risk! disclosure! confirm!")
		f := Fix{
			ID: e.match("id", idPattern, "lower-case words with hyphens"), Confirm: e.str("confirm"),
			Who:        e.oneOf("who", "developer", "developer", "admin", "user", "operator", "provider"),
			Risk:       e.oneOf("risk", "low", "low", "medium", "high"),
			Disclosure: e.oneOf("disclosure", "support", "public", "support", "operator"),
		}
		if f.ID == "" {
			continue
		}
		if _, dup := d.Fix(f.ID); dup {
			s.problem(e.get("id"), "kb-duplicate-id", "", "fix %s stands twice in the article", f.ID)
			continue
		}
		d.Fixes = append(d.Fixes, f)
		d.fixes = append(d.fixes, e)
	}
}

func (d *draft) fixIDs() []string {
	ids := make([]string, len(d.Fixes))
	for i, f := range d.Fixes {
		ids[i] = f.ID
	}
	return ids
}

func (l *loader) frontScopes(d *draft) {
	methods := []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"}
	for _, n := range d.front.list("scopes") {
		e := d.s.object(n, "a scope row", "method! path! any!")
		row := ScopeRow{Method: e.oneOf("method", "", methods...), Path: e.str("path"), Any: e.strs("any")}
		if row.Path != "" && row.Path[0] != '/' {
			d.s.problem(e.get("path"), "kb-form", "begin it with /", "path has the wrong form: %q", clip(row.Path))
		}
		d.Scopes = append(d.Scopes, row)
	}
}
