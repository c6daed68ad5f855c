"""How likely each trait is: one file for each family of traits, each figure with its source."""
