"""Pictures of requested people with a manifest of what was requested, for face-analysis models of others to look at."""
