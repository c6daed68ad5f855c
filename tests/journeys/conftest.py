"""Journeys: people with a real browser, a real server process, real mail in its folder. Only the faces are stand-ins."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import sync_playwright

from journeys.browsing import Visit
from support import django_setup
from support.server import TESTS, stub_server

__all__ = ["django_setup"]  # set up by its import

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
# One person for each journey, added at once: a process for each would take longer than the journey.
PEOPLE = [
    {"email": "once@example.org"},
    {"email": "forgetful@example.org"},
    {"email": "typist@example.org"},
    {"email": "careful@example.org"},
    {"email": "modern@example.org"},
    {"email": "leaver@example.org", "key": True},
    {"email": "painter@example.org", "plan": "Professional"},
    {"email": "basic@example.org"},
    {"email": "studio@example.org", "plan": "Enterprise"},
    {"email": "sitter@example.org"},
    {"email": "tester@example.org", "plan": "Professional", "key": True},
    {"email": "somebody.with.a.rather.long.address@department.of.portraits.example.org", "plan": "Professional"},
]


@pytest.fixture(scope="session")
def site(template, tmp_path_factory):
    """A server whose stand-ins for faces a browser can show."""
    folder = tmp_path_factory.mktemp("journeys")
    with stub_server(folder / "data", folder, "pictures", template, WORKERS="1", LOG_LEVEL="WARNING") as server:
        yield server


@pytest.fixture(scope="session")
def _keys(site) -> dict[str, str | None]:
    """Of the people, by their addresses, after adding them to the server's database."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
    environment |= {"PYTHONPATH": str(TESTS), "FACESTUDIO_DATA_DIR": str(site.data_dir)}
    command = [sys.executable, "-m", "support.server_people"]
    done = subprocess.run(
        command, input=json.dumps(PEOPLE), env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(zip((person["email"] for person in PEOPLE), json.loads(done.stdout), strict=True))


@pytest.fixture(scope="session")
def person(_keys):
    """person(address) is that address, once there is somebody with it in the server's database."""

    def known(address: str) -> str:
        assert address in _keys, "add them to PEOPLE"
        return address

    return known


@pytest.fixture(scope="session")
def key_of(_keys):
    """key_of(address) is the key of one of the people who were given one."""
    return _keys.__getitem__


@pytest.fixture(scope="module")
def browser(site):
    """Chromium. Ends with its module, because Django's database can't be used while Playwright runs in a thread."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("chromium is not installed here")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, site, request):
    """A new visitor: a browser without cookies, on a page that is watched for everything that goes wrong."""
    address = f"http://localhost:{site.port}"
    context = browser.new_context(base_url=address, reduced_motion="reduce", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    context.set_default_timeout(15_000)
    made = Visit(context.new_page(), site)
    yield made
    # Shown with a test that failed: where it was.
    print(made.page.url, made.page.locator("body").inner_text(), *made.problems, sep="\n")
    context.close()
    assert made.problems == []
