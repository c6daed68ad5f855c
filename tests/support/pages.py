"""Reads a page as a browser or a screen reader would, and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_LANDMARKS = ("header", "main", "footer")


@dataclass
class Element:
    """One tag. text: all that it holds, but of elements without an end only their own."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    within: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """A parsed page. elements: in the order of the source. troubles: tags that do not fit together."""

    source: str
    elements: list[Element] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.troubles += [f"<{element.name}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.troubles.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attrs), within=tuple(each.name for each in self._open))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].name != tag:
            self.troubles.append(f"</{tag}> closes nothing that is open")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, *names: str) -> list[Element]:
        """Every element of these names."""
        return [element for element in self.elements if element.name in names]

    def links(self) -> list[str]:
        """Every address that the page leads to or loads."""
        found = [element.attributes.get("href") for element in self.all("a", "link")]
        found += [element.attributes.get("src") for element in self.all("img", "script")]
        return [address for address in found if address]

    def ids(self) -> list[str]:
        """In the order of the source."""
        return [each for element in self.elements if (each := element.attributes.get("id"))]

    def faults(self) -> list[str]:
        """What browsers, screen readers or the content security policy would stumble over, in sentences."""
        return [*self.troubles, *self._structure(), *self._names(), *self._inline()]

    def _structure(self) -> list[str]:
        faults = []
        if not self.source.startswith("<!doctype html>"):
            faults.append("there is no doctype")
        if self.all("html")[0].attributes.get("lang") != "en":
            faults.append("the page does not say its language")
        for name in (*_LANDMARKS, "h1", "title"):
            own = [each for each in self.all(name) if not {"main", "article", "section", "svg"} & set(each.within)]
            count = len(self.all("h1")) if name == "h1" else len(own)
            if count != 1:
                faults.append(f"there are {count} <{name}>")
        levels = [int(each.name[1]) for each in self.all("h1", "h2", "h3", "h4") if "main" in each.within]
        faults += [f"a heading h{b} follows h{a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        faults += [f"the id {name} is there {count} times" for name, count in Counter(self.ids()).items() if count > 1]
        return faults

    def _names(self) -> list[str]:
        faults = []
        known = set(self.ids())
        navigations = [
            each.attributes.get("aria-label") or each.attributes.get("aria-labelledby") for each in self.all("nav")
        ]
        if None in navigations or len(set(navigations)) != len(navigations):
            faults.append(f"navigations need names of their own: {navigations}")
        labelled = {each.attributes.get("for") for each in self.all("label")}
        for element in self.elements:
            given = element.attributes
            if element.name == "img" and ("alt" not in given or not given.get("width") or not given.get("height")):
                faults.append(f"a picture without alt, width or height: {given.get('src')}")
            if (
                element.name in ("a", "button")
                and not (element.text.strip() or given.get("aria-label"))
                and not _holds_picture(self, element)
            ):
                faults.append(f"a <{element.name}> without a name: {given}")
            if _is_unlabelled(element, labelled):
                faults.append(f"a control without a label: {given.get('name')}")
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                faults += [
                    f"{name} points to {each}, which is not there"
                    for each in (given.get(name) or "").split()
                    if each not in known
                ]
        return faults

    def _inline(self) -> list[str]:
        faults = []
        for element in self.elements:
            kind = element.attributes.get("type")
            if element.name == "style" or "style" in element.attributes:
                faults.append(f"style inside the page: <{element.name}>")
            if element.name == "script" and "src" not in element.attributes and kind != "application/json":
                faults.append("a script inside the page")
            faults += [f"{name} inside the page" for name in element.attributes if name.startswith("on")]
        for address in self.links():
            if address.startswith(("http:", "https:", "//")) and not any(
                each.attributes.get("href") == address for each in self.all("a")
            ):
                faults.append(f"loads from elsewhere: {address}")
        return faults


def _holds_picture(page: Page, link: Element) -> bool:
    """Whether a picture with words stands in the link."""
    start = page.elements.index(link) + 1
    for each in page.elements[start:]:
        if len(each.within) <= len(link.within):
            return False
        if each.name == "img" and each.attributes.get("alt"):
            return True
    return False


def _is_unlabelled(element: Element, labelled: set[str | None]) -> bool:
    """Whether it is a control of which nobody hears what it is for."""
    given = element.attributes
    if element.name not in ("input", "select", "textarea") or given.get("type") in ("hidden", "submit", "button"):
        return False
    return given.get("id") not in labelled and "label" not in element.within and not given.get("aria-label")
