"""What the operator sees: log lines, health, and a record of starts."""
