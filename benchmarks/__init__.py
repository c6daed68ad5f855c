"""What is fast, stage by stage, against the figures to reach."""
