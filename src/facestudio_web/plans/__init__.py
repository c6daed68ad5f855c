"""What a caller may do and how often: one row for each plan, which the operator edits."""
