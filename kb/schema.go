package kb

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Schema returns the JSON schema (draft-07, the part that OPA's type checker
// reads) of the document that the rules get for one exchange. A path that it
// does not have is a compile error in a rule. It ends with a newline.
func (c *Catalog) Schema() ([]byte, error) {
	text := map[string]any{"type": "string"}
	root := closed(map[string]any{
		"n": map[string]any{"type": "integer"}, "norm": text, "held": map[string]any{"type": "array", "items": text},
	})
	props := root["properties"].(map[string]any)
	for _, f := range c.facts {
		into, name := props, f.Name
		if group, leaf, dotted := strings.Cut(f.Name, "."); dotted {
			if props[group] == nil {
				props[group] = closed(map[string]any{})
			}
			into, name = props[group].(map[string]any)["properties"].(map[string]any), leaf
		}
		into[name] = factSchema(f)
	}
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "One exchange of a ticket, as the rules read it (generated from kb/facts.yaml)"
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing schema: %w", err)
	}
	return append(out, '\n'), nil
}

func factSchema(f Fact) map[string]any {
	switch f.Type {
	case "enum":
		return map[string]any{"type": "string", "enum": anySlice(f.Values)}
	case "int":
		return map[string]any{"type": "integer"}
	case "bool":
		return map[string]any{"type": "boolean"}
	case "set":
		yes := map[string]any{"type": "boolean"}
		if f.Open {
			return map[string]any{"type": "object", "additionalProperties": yes}
		}
		props := map[string]any{}
		for _, v := range f.Values {
			props[v] = yes
		}
		return closed(props)
	}
	return map[string]any{"type": "string"}
}

// closed is an object that allows these properties only.
func closed(props map[string]any) map[string]any {
	return map[string]any{"type": "object", "properties": props, "additionalProperties": false}
}
