"""Every page that is only looked at: no error, nothing too wide, nothing that a screen reader stumbles over."""

from __future__ import annotations

import pytest

LONG = "somebody.with.a.rather.long.address@department.of.portraits.example.org"
PUBLIC = {
    "home": "/",
    "gallery": "/gallery",
    "manual": "/manual",
    "try": "/manual/try",
    "plans": "/plans",
    "about": "/about",
    "terms": "/terms",
    "login": "/account/login/",
    "signup": "/account/signup/",
}
OWN = {
    "account": "/account/",
    "keys-empty": "/account/keys/",
    "email": "/account/email/",
    "password-change": "/account/password/change/",
    "second-factor": "/account/2fa/",
    "sessions": "/account/sessions/",
    "export-page": "/account/export",
    "delete-page": "/account/delete",
}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_for_everybody(visit, name):
    visit.go(PUBLIC[name])
    visit.look(name)


def test_pages_of_an_account(visit, person):
    visit.log_in(person(LONG))
    visit.wait_for_heading("Your account")
    for name, path in OWN.items():
        visit.go(path)
        visit.prove()
        visit.look(name)


def test_an_address_that_leads_nowhere(visit):
    visit.expected = {404}
    visit.go("/nowhere")
    visit.look("not-found")
