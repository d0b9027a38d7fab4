package triage

# METADATA
# title: Every check of every rule, whether its guard holds or not, for --why-not
# entrypoint: true
explained[cause] := checks[cause] if some cause, _ in checks
