"""The manual, and a page to try the API: prose of templates, tables of the server's own tables, samples of `examples/`."""
