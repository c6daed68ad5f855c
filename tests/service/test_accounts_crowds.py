"""Many at the same moment, against real server processes: nobody gets an error page, and nothing is made twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from support.accounts import PASSWORD
from support.visitor import Document

ADA = "ada@example.org"


@pytest.fixture
def server(start_server):
    """Quiet, and far from any limit on forms."""
    return start_server(LOG_LEVEL="WARNING", TRUSTED_PROXIES="1").wait()


def open_form(server, path: str, address: str) -> tuple[requests.Session, dict[str, str]]:
    """A browser with the form of a page open. address: where it stands, as a trusted proxy would say."""
    browser = requests.Session()
    browser.headers["X-Forwarded-For"] = address
    page = browser.get(server.url + path, timeout=60)
    assert page.status_code == 200
    (form,) = [form for form in Document(page.text).forms if "password" in " ".join(form.names)]
    return browser, form.values


def all_at_once(tasks):
    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(task) for task in tasks]]


def test_twelve_sign_ups_with_one_address_make_one_account(server):
    forms = [open_form(server, "/account/signup/", f"192.0.2.{n}") for n in range(12)]

    def sign_up(browser, values):
        sent = {**values, "email": ADA, "password1": PASSWORD}
        return browser.post(f"{server.url}/account/signup/", sent, timeout=60)

    answers = all_at_once([lambda form=form: sign_up(*form) for form in forms])
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.url for answer in answers} == {f"{server.url}/account/confirm-email/"}
    subjects = [line for path in (server.data_dir / "mail").glob("*.eml") for line in path.read_text().splitlines()]
    assert sum(line.startswith("Subject: Confirm your e-mail address") for line in subjects) == 1


def test_one_browser_may_open_many_pages_at_once(server):
    browser, values = open_form(server, "/account/signup/", "192.0.2.1")
    browser.post(f"{server.url}/account/signup/", {**values, "email": ADA, "password1": PASSWORD}, timeout=60)
    (mail,) = (server.data_dir / "mail").glob("*.eml")
    (link,) = [line for line in mail.read_text().splitlines() if "/account/confirm-email/" in line]
    page = browser.get(server.url + "/account/" + link.partition("/account/")[2], timeout=60)
    (form,) = [form for form in Document(page.text).forms if "confirm-email" in form.action]
    assert browser.post(server.url + form.action, form.values, timeout=60).url == f"{server.url}/account/"

    def look(path):
        return browser.get(server.url + path, timeout=60).status_code

    paths = ["/account/", "/account/sessions/", "/account/email/", "/account/2fa/", "/account/export"] * 8
    assert set(all_at_once([lambda path=path: look(path) for path in paths])) == {200}
