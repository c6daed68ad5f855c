"""API keys: how they look, how they are kept, who holds them."""
