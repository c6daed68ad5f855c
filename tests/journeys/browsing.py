"""What people do with a browser, and what is looked at on every page they see."""

from __future__ import annotations

import email
import email.policy
import os
import re
import time
from email.message import EmailMessage
from itertools import product
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from support.known import PASSWORD
from support.server import Server

SCREENSHOTS = os.environ.get("FACESTUDIO_TEST_SCREENSHOTS", "")
"""A folder for pictures of every page that is looked at; none are made if this is not set."""
PHONE, DESKTOP = 360, 1440
_HEIGHT = 900
_SERIOUS = ("serious", "critical")
_AT_REST = """async () => {
  scrollTo(0, 0);
  for (let frame = 0; frame < 30; frame++) {
    await new Promise(requestAnimationFrame);
    if (frame > 0 && document.getAnimations().length === 0) break;
  }
}"""
# axe fetches stylesheets once more unless told not to, which the page's policy forbids.
_AXE = {"preload": False, "resultTypes": ["violations"]}


class Visit:
    """Somebody at a page.

    problems: what went wrong so far. expected: statuses of answers that this visit is about, which are no problem.
    """

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.problems: list[str] = []
        self.expected: set[int] = set()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium repeats every refused answer in the console; `_response` knows which ones are meant.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.problems.append(f"{self.page.url}: console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a download, or a page that was left
            self.problems.append(f"{self.page.url}: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.problems.append(f"{self.page.url}: {response.status} from {response.url}")

    # Going about.

    def go(self, path: str) -> None:
        """To an address; `expected` says whether it may be an error page."""
        answer = self.page.goto(path)
        assert answer is not None

    def press(self, name: str) -> None:
        """A button, by what it says."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        """A link, by what it says."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(re.compile(f"^{re.escape(label)}:?$")).fill(text)

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def wait_for_heading(self, text: str) -> None:
        self.page.get_by_role("heading", level=1, name=text).wait_for()

    def log_in(self, address: str, password: str = PASSWORD) -> None:
        self.go("/account/login/")
        self.fill("E-mail address", address)
        self.fill("Password", password)
        self.page.locator("main").get_by_role("button", name="Log in", exact=True).click()

    def prove(self, password: str = PASSWORD) -> None:
        """Give the password once more where it is asked for."""
        if "/reauthenticate/" in self.page.url:
            self.fill("Password", password)
            self.press("Go on")

    # Mail.

    def mail(self, to: str, subject: str = "", limit_s: float = 15.0) -> EmailMessage:
        """The latest mail to an address with these words in its subject, as it lies in the server's folder."""
        folder = self.server.data_dir / "mail"
        deadline = time.monotonic() + limit_s
        while time.monotonic() < deadline:
            found = [message for message in map(_read, sorted(folder.rglob("*.eml"))) if message["To"] == to]
            found = [message for message in found if subject.lower() in message["Subject"].lower()]
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no mail to {to} about {subject!r} in {folder}")

    def follow_mail(self, to: str, subject: str = "") -> None:
        """The first link to an account page in that mail."""
        text = self.mail(to, subject).get_content()
        found = re.search(r"https?://\S+/account/\S+", text)
        assert found, text
        self.go(found[0])

    # Looking.

    def look(self, name: str) -> None:
        """Is the page as it should be: on a phone and at a desk, in light and in dark, for eyes and for screen readers?"""
        # Two of the four pairs show every width and every scheme; axe takes most of a journey's time.
        for width, scheme in ((DESKTOP, "light"), (PHONE, "dark")):
            self._show(width, scheme)
            where = f"{name} at {width} px in {scheme}"
            self.problems += [f"{where}: {found}" for found in self._inaccessible()]
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                self.problems.append(f"{where}: {wide} px too wide")
        if SCREENSHOTS:
            for width, scheme in product((DESKTOP, PHONE), ("light", "dark")):
                self._show(width, scheme)
                self.page.screenshot(path=Path(SCREENSHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)
        self._show(DESKTOP, "light")

    def _show(self, width: int, scheme: Literal["light", "dark"]) -> None:
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        # Even without motion a colour that is inherited takes some frames to arrive.
        self.page.evaluate(_AT_REST)

    def _inaccessible(self) -> list[str]:
        found = Axe().run(self.page, options=_AXE).response["violations"]
        return [
            f"axe: {each['id']} ({each['impact']}): {each['help']}: {node['html'][:200]} {node.get('failureSummary', '')}"
            for each in found
            if each["impact"] in _SERIOUS
            for node in each["nodes"]
        ]


def _read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message
