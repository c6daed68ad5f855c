"""What is wrong with a request, said so that the sender can mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WHOLE_QUERY = "query"
"""Key of problems that belong to no single parameter."""

_SHOWN = 40
"""Characters of a foreign text that a message repeats."""


class RequestError(ValueError):
    """A request that can't be served. `problems`: parameter -> sentences, every problem at once, safe to show."""

    def __init__(self, problems: Mapping[str, Sequence[str]]) -> None:
        self.problems: dict[str, tuple[str, ...]] = {name: tuple(texts) for name, texts in problems.items()}
        super().__init__(" ".join(f"{name}: {text}" for name, texts in self.problems.items() for text in texts))

    def as_plain(self) -> dict[str, list[str]]:
        """The body of a 400 answer: parameter -> list of sentences."""
        return {name: list(texts) for name, texts in self.problems.items()}


def shown(text: str) -> str:
    """A foreign text as it may stand in a message: at most 40 characters, and what can't be printed as an escape.

    Control characters, marks that turn the direction of writing, and halves of surrogate pairs all become `\\uXXXX`,
    so the result can be encoded, logged and put in a terminal.
    """
    head = text[:_SHOWN]
    safe = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in head)
    return safe + "..." if len(text) > _SHOWN else safe


def quoted(text: str) -> str:
    """`shown`, in quotation marks."""
    return f'"{shown(text)}"'
