"""Somebody with a browser, without the browser: reads pages, fills in their forms, follows links in mails."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.core import mail

_BLOCKS = {"p", "li", "h1", "h2", "h3", "div", "td", "th", "dt", "dd", "label", "summary", "title", "figcaption", "tr"}


@dataclass
class Form:
    """A form of a page: what it would send if nobody touched it, and the buttons that add a name."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: set[str] = field(default_factory=set)


class Document(HTMLParser):
    """What a test wants to know of a page. elements: every tag with its attributes, in order. text: what people read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.forms: list[Form] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._texts: list[str] = []
        self._form: Form | None = None
        self._script: dict[str, str | None] | None = None
        self.feed(html)
        self.close()
        self.text = re.sub(r"[ \t\n]+", " ", "".join(self._texts)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag in _BLOCKS:
            self._texts.append(" ")
        if tag == "script":
            self._script = found
            self.scripts.append((found, ""))
        elif tag == "form":
            self._form = Form(found.get("action") or "", (found.get("method") or "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and (name := found.get("name")):
            self._add_control(self._form, tag, name, found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "script":
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            attributes, before = self.scripts[-1]
            self.scripts[-1] = (attributes, before + data)
        else:
            self._texts.append(data)

    @staticmethod
    def _add_control(form: Form, tag: str, name: str, found: dict[str, str | None]) -> None:
        if tag == "button":
            form.buttons.add(name)
            return
        form.names.add(name)
        if found.get("type") not in ("checkbox", "radio") or "checked" in found:
            form.values[name] = found.get("value") or ""


@dataclass(frozen=True)
class Page:
    """An answer that a visitor ended up with, after redirects. path: where that was."""

    status: int
    path: str
    html: str
    answer: Any

    @property
    def document(self) -> Document:
        return Document(self.html)

    @property
    def text(self) -> str:
        """What people read on it."""
        return self.document.text


class Visitor:
    """One browser: cookies, forms with their hidden fields, CSRF checked as in production."""

    def __init__(self, client: Any) -> None:
        self.client = client
        client.handler.enforce_csrf_checks = True
        self.page: Page | None = None

    def visit(self, path: str, **headers: Any) -> Page:
        return self._arrive(self.client.get(path, follow=True, **headers), path)

    def submit(
        self, values: dict[str, str] | None = None, *, button: str = "", action: str = "", **headers: Any
    ) -> Page:
        """Send the one form in the page's content that has these fields, that button and that action."""
        assert self.page is not None, "visit a page first"
        values = values or {}
        fitting = [
            form
            for form in self.page.document.forms
            if set(values) <= form.names
            and (not button or button in form.buttons)
            and (not action or action in form.action)
            and (form.action != "/account/logout/" or "logout" in action)
            and (form.action != "/account/2fa/webauthn/login/")
        ]
        assert len(fitting) == 1, f"{len(fitting)} forms fit on {self.page.path}: {self.page.text[:500]}"
        form = fitting[0]
        sent = {**form.values, **values, **({button: ""} if button else {})}
        target = form.action or self.page.path
        return self._arrive(self.client.post(target, sent, follow=True, **headers), target)

    def _arrive(self, answer: Any, path: str) -> Page:
        if answer.redirect_chain:
            path = answer.redirect_chain[-1][0]
        html = answer.content.decode() if answer.get("Content-Type", "").startswith("text/") else ""
        self.page = Page(answer.status_code, path, html, answer)
        return self.page

    # What people do.

    def log_in(self, email: str, password: str) -> Page:
        self.visit("/account/login/")
        return self.submit({"login": email, "password": password})

    def sign_up(self, email: str, password: str) -> Page:
        self.visit("/account/signup/")
        return self.submit({"email": email, "password1": password})

    @property
    def logged_in(self) -> bool:
        return self.client.get("/account/").status_code == 200

    def show_who_one_is(self, password: str) -> Page:
        """On the page that asks for it."""
        assert self.page is not None
        assert self.page.path.startswith("/account/reauthenticate/"), self.page.path
        return self.submit({"password": password})


def last_mail(to: str) -> mail.EmailMessage:
    """The latest mail to an address."""
    found = [message for message in mail.outbox if message.to == [to]]
    assert found, f"no mail to {to}, but to {[message.to for message in mail.outbox]}"
    return found[-1]


def link_in(message: mail.EmailMessage) -> str:
    """The path of the first link in a mail that leads to an account page."""
    found = re.search(r"https?://[^/\s]+(/account/\S+)", message.body)
    assert found, message.body
    return found[1]
