"""Colour science by name: transfer functions, spaces, temperatures. Knows no stage of the engine."""
