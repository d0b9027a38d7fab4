package facts

import "strings"

// modePrefixes are public key prefixes that tell the environment (docs.stripe.com/keys
// and the vendors' pages in kb/providers.yaml).
var modePrefixes = []struct{ prefix, mode string }{
	{"sk_test_", "test"}, {"pk_test_", "test"}, {"rk_test_", "test"}, {"sk_live_", "live"}, {"pk_live_", "live"}, {"rk_live_", "live"},
	{"sandbox-sq0", "test"}, {"sq0idp-", "live"}, {"TEST-", "test"}, {"APP_USR-", "live"}, {"test_", "test"}, {"live_", "live"},
}

// modeFacts tells test from live: of the key by its prefix, of the host by its name.
func (x *exchange) modeFacts() {
	if f := x.facts["key.prefix"]; f != nil {
		for _, m := range modePrefixes {
			if f.Value.(string) == m.prefix {
				x.set("mode.credential", m.mode, f.At...)
			}
		}
	}
	for p := range x.values("sandbox") {
		switch strings.ToLower(strings.TrimSpace(p.value)) {
		case "true", "1", "yes":
			x.set("mode.host", "test", p.at)
		case "false", "0", "no":
			x.set("mode.host", "live", p.at)
		}
	}
	for i := range x.urls {
		u := &x.urls[i]
		if !x.mine(u.at.Start) || u.role == urlDocs || u.role == urlValue {
			continue
		}
		for _, w := range [...]string{"sandbox", "testnet", "staging", "-test.", "test.salesforce", ".test."} {
			if strings.Contains(u.host, w) {
				x.set("mode.host", "test", u.at)
			}
		}
	}
	a, b := x.str("mode.credential"), x.str("mode.host")
	switch {
	case a == "" || b == "":
	case a == b:
		x.derive("mode.compare", "same", "mode.credential", "mode.host")
	default:
		x.derive("mode.compare", "differs", "mode.credential", "mode.host")
	}
}
