"""How fast and how much: exact limits over a minute and a day, counted in the service's own database."""
