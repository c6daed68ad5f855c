"""My API Keys, as a browser sees it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests
from django.test import Client

from facestudio_web.keys.form import well_formed
from facestudio_web.keys.selectors import holder_of
from support.accounts import PASSWORD
from support.databases import ENTERPRISE_EMAIL

URL = "/account/keys/"
_KEY = re.compile(r"fs_[0-9A-Za-z]{36}")


@pytest.fixture
def user(make_user):
    return make_user()


@pytest.fixture
def browser(user):
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user)
    return browser


def made_by(answer) -> str:
    """The key that a page shows."""
    (key,) = set(_KEY.findall(answer.content.decode()))
    return key


def test_strangers_are_sent_to_log_in(db):
    answer = Client(SERVER_NAME="localhost").get(URL)
    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).path == "/account/login/"


def test_without_a_key_the_page_says_so_and_offers_one(browser):
    text = browser.get(URL).content.decode()
    assert "You have no key yet." in text
    assert "Request API Key" in text


def test_the_answer_to_the_request_shows_the_whole_key(browser, user):
    answer = browser.post(URL, {"name": "my site"})
    assert answer.status_code == 200
    assert holder_of(made_by(answer)).user_id == user.pk


def test_the_page_with_the_key_is_kept_by_nobody(browser):
    assert "no-store" in browser.post(URL, {"name": "my site"})["Cache-Control"]


def test_the_key_has_a_copy_button(browser):
    answer = browser.post(URL, {"name": "my site"})
    assert re.search(r'data-copy="API key"><pre[^>]*><code id="key">' + made_by(answer), answer.content.decode())


def test_the_key_is_shown_once(browser):
    key = made_by(browser.post(URL, {"name": "my site"}))
    later = browser.get(URL).content.decode()
    assert key not in later
    assert key[:8] in later
    assert key[8:] not in later


def test_the_key_is_in_no_session_cookie_or_address(browser):
    answer = browser.post(URL, {"name": "my site"})
    key = made_by(answer)
    kept = [str(dict(browser.session)), str(answer.cookies), str(answer.headers), str(list(browser.cookies.items()))]
    assert not any(key[3:] in text for text in kept)


def test_the_key_is_in_no_line_of_the_log(browser, caplog):
    caplog.set_level("DEBUG")
    key = made_by(browser.post(URL, {"name": "my site"}))
    assert "request answered" in caplog.text
    assert key[3:] not in str([vars(record) for record in caplog.records])


def test_the_list_has_name_prefix_creation_and_last_use(browser):
    key = made_by(browser.post(URL, {"name": "my <b>site</b>"}))
    text = browser.get(URL).content.decode()
    assert "my &lt;b&gt;site&lt;/b&gt;" in text
    assert f"<code>{key[:8]}</code>" in text
    assert "Never" in text
    assert text.count("<time ") == 1
    browser.get("/v1/generate", headers={"Authorization": f"Token {key}"})
    text = browser.get(URL).content.decode()
    assert "Never" not in text
    assert text.count("<time ") == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\nb"])
def test_a_bad_name_is_told_at_the_field(browser, user, name):
    answer = browser.post(URL, {"name": name})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
    assert user.api_keys.count() == 0


def test_five_keys_and_the_page_says_so_instead_of_offering_a_sixth(browser):
    for number in range(5):
        browser.post(URL, {"name": str(number)})
    text = browser.get(URL).content.decode()
    assert "You have 5 keys, which is the most." in text
    assert "Request API Key" not in text


def test_a_sixth_that_is_asked_for_anyway_is_refused(browser, user):
    for number in range(5):
        browser.post(URL, {"name": str(number)})
    answer = browser.post(URL, {"name": "sixth"})
    assert "Delete one to make room" in answer.content.decode()
    assert not _KEY.search(answer.content.decode())
    assert user.api_keys.count() == 5


def test_who_has_not_confirmed_an_address_is_told_to(make_user):
    user = make_user(verified=False)
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(user)
    assert "/account/email/" in browser.get(URL).content.decode()
    answer = browser.post(URL, {"name": "x"})
    assert "Confirm your e-mail address first" in answer.content.decode()
    assert user.api_keys.count() == 0


def test_a_page_of_another_site_can_not_request_a_key(user):
    browser = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    browser.force_login(user)
    assert browser.post(URL, {"name": "x"}).status_code == 403
    assert user.api_keys.count() == 0


# Deleting


@pytest.fixture
def key(user, make_key):
    return make_key(user, "old one")


@pytest.fixture
def delete_url(user, key):
    return f"{URL}{user.api_keys.get().pk}/delete"


def test_deleting_is_asked_about_first(browser, user, key, delete_url):
    assert delete_url in browser.get(URL).content.decode()
    answer = browser.get(delete_url)
    assert "old one" in answer.content.decode()
    assert user.api_keys.count() == 1


def test_a_deleted_key_is_out_of_force_and_off_the_list(browser, key, delete_url):
    answer = browser.post(delete_url, follow=True)
    assert answer.redirect_chain == [(URL, 302)]
    assert "is deleted" in answer.content.decode()
    assert "You have no key yet." in answer.content.decode()
    assert browser.get("/v1/generate", headers={"Authorization": f"Token {key}"}).status_code == 401


def test_deleting_what_is_gone_says_so(browser, delete_url):
    browser.post(delete_url)
    assert "had been deleted already" in browser.post(delete_url, follow=True).content.decode()


def test_the_key_of_another_can_be_neither_seen_nor_deleted(make_user, user, key, delete_url):
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(make_user())
    assert "old one" not in browser.get(delete_url, follow=True).content.decode()
    browser.post(delete_url)
    assert user.api_keys.count() == 1


# Through a real server


def token_in(page: requests.Response) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert found
    return found[1]


def log_in(url: str, email: str) -> requests.Session:
    session = requests.Session()
    token = token_in(session.get(f"{url}/account/login/"))
    form = {"login": email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    session.post(f"{url}/account/login/", form, headers={"Referer": url})
    assert "My API Keys" in session.get(url + URL).text
    return session


def test_twenty_browsers_at_once_get_four_keys_beside_the_one_there_was(start_server):
    server = start_server().wait()
    session = log_in(server.url, ENTERPRISE_EMAIL)
    token = token_in(session.get(server.url + URL))

    def ask(number: int) -> set[str]:
        form = {"name": f"number {number}", "csrfmiddlewaretoken": token}
        answer = requests.post(server.url + URL, form, cookies=session.cookies, headers={"Referer": server.url})
        assert answer.status_code == 200
        return set(_KEY.findall(answer.text))

    with ThreadPoolExecutor(20) as threads:
        keys = set().union(*threads.map(ask, range(20)))
    assert len(keys) == 4
    assert all(map(well_formed, keys))
    assert "5 of 5 keys" in session.get(server.url + URL).text
    assert {server.ask("/v1/generate?seed=5", key=key).status for key in keys} == {200}
    assert not any(key[3:] in line for key in keys for line in server.log)
