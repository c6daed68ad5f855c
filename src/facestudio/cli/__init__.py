"""The command line: facestudio generate | sheet | spec | serve."""
