"""The account area: overview, export, deletion, navigation."""

from __future__ import annotations


def test_the_account_area_is_for_those_who_are_logged_in(client):
    answer = client.get("/account/")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/account/"


def test_overview_shows_address_plan_and_what_is_left(client, make_user):
    user = make_user("Professional")
    client.force_login(user)
    page = client.get("/account/").content.decode()
    assert user.email in page
    assert "Professional" in page
    assert "1,000" in page
