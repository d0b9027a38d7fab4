package triage

# RFC 6749 section 2.3: one method for each request.

# METADATA
# title: The client authenticates in two ways at once
# custom:
#   cause: client-auth-method
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.both", "checks": checks["client-auth-method"].both} if {
	input.endpoint in {"token", "introspection", "revocation", "unknown"}
	[input.endpoint, input.client.auth] != ["unknown", "unknown"]
}

checks["client-auth-method"].both := [
	["client.auth", input.client.auth, ["both"]],
	said("errors", input.errors, ["invalid_client", "invalid_request", "unauthorized_client"]),
]

# METADATA
# title: A public client sends a secret
# custom:
#   cause: client-auth-method
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.public", "checks": checks["client-auth-method"].public} if {
	input.endpoint in {"token", "introspection", "revocation", "unknown"}
	input.client.type in {"public", "unknown"}
	[input.client.type, input.client.auth] != ["unknown", "unknown"]
}

checks["client-auth-method"].public := [
	["client.type", input.client.type, ["public"]],
	["client.auth", input.client.auth, ["basic", "post", "both", "jwt"]],
]

# METADATA
# title: A confidential client does not authenticate
# custom:
#   cause: client-auth-method
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.none", "checks": checks["client-auth-method"].none} if {
	input.endpoint in {"token", "introspection", "revocation", "unknown"}
	input.client.type in {"confidential", "unknown"}
	[input.client.type, input.client.auth] != ["unknown", "unknown"]
}

checks["client-auth-method"].none := [
	["client.type", input.client.type, ["confidential"]],
	["client.auth", input.client.auth, ["none"]],
]

# METADATA
# title: The token request does not authenticate the client, and the answer is invalid_client
# custom:
#   cause: client-auth-method
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.absent", "checks": checks["client-auth-method"].absent} if {
	input.endpoint in {"token", "introspection", "revocation", "unknown"}
	input.client.auth in {"none", "unknown"}
	[input.client.auth, input.endpoint] != ["unknown", "unknown"]
}

checks["client-auth-method"].absent := [
	["client.auth", input.client.auth, ["none"]],
	said("errors", input.errors, ["invalid_client"]),
]

# METADATA
# title: The Basic header of a token request is not Base64
# custom:
#   cause: client-auth-method
#   strength: strong
findings contains {"rule": rego.metadata.rule(), "id": "client-auth-method.unencoded", "checks": checks["client-auth-method"].unencoded} if {
	input.endpoint in {"token", "introspection", "revocation", "unknown"}
	[input.endpoint, input.auth.oddities] != ["unknown", {}]
}

checks["client-auth-method"].unencoded := [
	seen("auth.oddities", input.auth.oddities, ["unencoded"]),
	["endpoint", input.endpoint, ["introspection", "revocation", "token"]],
]
