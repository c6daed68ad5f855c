"""The API described for machines, and a page to try it."""
