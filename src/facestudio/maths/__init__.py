"""Named mathematics that knows nothing of faces."""
