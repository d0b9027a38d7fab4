package triage

# A bare 401 or 403 says little, but it does say what to ask about: these rules put
# the usual causes on the list, behind everything that has a sign of its own
# (strength prior), so that their questions can be asked.

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: token-expired
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "token-expired.bare_401", "checks": checks["token-expired"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["token-expired"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: header-malformed
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "header-malformed.bare_401", "checks": checks["header-malformed"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["header-malformed"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: api-key-invalid
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "api-key-invalid.bare_401", "checks": checks["api-key-invalid"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["api-key-invalid"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: scheme-mismatch
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "scheme-mismatch.bare_401", "checks": checks["scheme-mismatch"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["scheme-mismatch"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: environment-mismatch
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.bare_401", "checks": checks["environment-mismatch"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["environment-mismatch"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 401, and nothing else is known
# custom:
#   cause: endpoint-wrong
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "endpoint-wrong.bare_401", "checks": checks["endpoint-wrong"].bare_401} if {
	input.status_class == "401"
	input.endpoint in {"api", "unknown", "userinfo", "registry", "login", "webhook"}
}

checks["endpoint-wrong"].bare_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The token endpoint answers 401, and nothing else is known
# custom:
#   cause: client-credentials-invalid
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "client-credentials-invalid.bare_token_401", "checks": checks["client-credentials-invalid"].bare_token_401} if {
	input.status_class == "401"
	input.endpoint in {"token", "device", "introspection", "revocation"}
}

checks["client-credentials-invalid"].bare_token_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The token endpoint answers 401, and nothing else is known
# custom:
#   cause: environment-mismatch
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "environment-mismatch.bare_token_401", "checks": checks["environment-mismatch"].bare_token_401} if {
	input.status_class == "401"
	input.endpoint in {"token", "device", "introspection", "revocation"}
}

checks["environment-mismatch"].bare_token_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The token endpoint answers 401, and nothing else is known
# custom:
#   cause: client-auth-method
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.bare_token_401", "checks": checks["client-auth-method"].bare_token_401} if {
	input.status_class == "401"
	input.endpoint in {"token", "device", "introspection", "revocation"}
}

checks["client-auth-method"].bare_token_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The token endpoint answers 401, and nothing else is known
# custom:
#   cause: endpoint-wrong
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "endpoint-wrong.bare_token_401", "checks": checks["endpoint-wrong"].bare_token_401} if {
	input.status_class == "401"
	input.endpoint in {"token", "device", "introspection", "revocation"}
}

checks["endpoint-wrong"].bare_token_401 := [["status_class", input.status_class, ["401"]]]

# METADATA
# title: The call answers 403, and nothing else is known
# custom:
#   cause: permission-denied
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "permission-denied.bare_403", "checks": checks["permission-denied"].bare_403} if {
	input.status_class == "403"
}

checks["permission-denied"].bare_403 := [["status_class", input.status_class, ["403"]]]

# METADATA
# title: The call answers 403, and nothing else is known
# custom:
#   cause: scope-missing
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "scope-missing.bare_403", "checks": checks["scope-missing"].bare_403} if {
	input.status_class == "403"
}

checks["scope-missing"].bare_403 := [["status_class", input.status_class, ["403"]]]

# METADATA
# title: The call answers 403, and nothing else is known
# custom:
#   cause: policy-blocked
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "policy-blocked.bare_403", "checks": checks["policy-blocked"].bare_403} if {
	input.status_class == "403"
}

checks["policy-blocked"].bare_403 := [["status_class", input.status_class, ["403"]]]

# METADATA
# title: The call answers 403, and nothing else is known
# custom:
#   cause: feature-not-enabled
#   strength: prior
findings contains {"rule": rego.metadata.rule(), "id": "feature-not-enabled.bare_403", "checks": checks["feature-not-enabled"].bare_403} if {
	input.status_class == "403"
}

checks["feature-not-enabled"].bare_403 := [["status_class", input.status_class, ["403"]]]
