"""A page as a tree that tests can ask: Django's test client gives text only."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    """name, attributes, children: elements and texts, in order."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def __contains__(self, attribute: str) -> bool:
        return attribute in self.attributes

    def all(self, name: str = "", /, **wanted: str) -> list[Element]:
        """Every element below this one with that name and these attributes; `_` stands for `-`, `class_` for class."""
        attributes = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
        found = []
        for child in self.children:
            if isinstance(child, str):
                continue
            if name in ("", child.name) and all(child.attributes.get(k) == v for k, v in attributes.items()):
                found.append(child)
            found += child.all(name, **wanted)
        return found

    def one(self, name: str = "", /, **wanted: str) -> Element:
        """The only such element. Raises AssertionError if there are none or several."""
        found = self.all(name, **wanted)
        assert len(found) == 1, f"{len(found)} of {name} {wanted}"
        return found[0]

    @property
    def text(self) -> str:
        """All its text, each run of blanks one space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> list[str]:
        return [part for child in self.children for part in ([child] if isinstance(child, str) else child._texts())]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        # SVG's empty elements close themselves; whatever else stays open is an error in the page.
        if tag in _VOID:
            return
        last = self.open.pop()
        assert last.name == tag, f"<{last.name}> is closed by </{tag}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(text: str) -> Element:
    """The tree of a page or a part of one. Raises AssertionError where its tags don't match."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].name}> is never closed"
    return builder.open[0]
