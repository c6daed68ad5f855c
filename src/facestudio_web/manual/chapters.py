"""The manual's chapters, in order: for the table of contents, and for the page that puts them together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """anchor: its address within the page, and the name of its template."""

    anchor: str
    title: str

    @property
    def template(self) -> str:
        """Where its text is."""
        return f"manual/chapters/{self.anchor}.html"


CHAPTERS = (
    Chapter("introduction", "Introduction"),
    Chapter("quick-start", "Quick start"),
    Chapter("authentication", "Authentication"),
    Chapter("keys", "Requesting API keys"),
    Chapter("endpoint", "The endpoint"),
    Chapter("basic-parameters", "Basic parameters"),
    Chapter("advanced-parameters", "Advanced parameters"),
    Chapter("response-codes", "Response codes"),
    Chapter("errors", "Errors, with examples"),
    Chapter("headers", "Headers"),
    Chapter("limits", "Rate limits"),
    Chapter("same-face", "The same face again"),
    Chapter("practical-examples", "Practical examples"),
    Chapter("languages", "Other languages"),
    Chapter("openapi", "For programs: OpenAPI"),
    Chapter("origin", "Origin and licence"),
)
