"""Taking one's data along, and leaving."""

from __future__ import annotations

import json

import requests


def test_export_and_deletion(visit, site, person, key_of):
    page = visit.page
    address = person("leaver@example.org")
    headers = {"Authorization": f"Token {key_of(address)}"}
    url = f"{site.url}/v1/generate?resolution=128"
    assert requests.get(url, headers=headers, timeout=30).status_code == 200

    visit.log_in(address)
    visit.wait_for_heading("Your account")
    visit.follow("Export")
    visit.look("export")
    with page.expect_download() as download:
        visit.press("Download the file")
        visit.prove()
        if page.get_by_role("button", name="Download the file").count():
            visit.press("Download the file")
    text = download.value.path().read_text()
    assert address in text
    assert key_of(address) not in text
    assert json.loads(text)

    visit.go("/account/delete")
    visit.look("delete")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    for field in page.locator("main form input[type=email], main form input[type=text]:visible").all():
        field.fill(address)
    visit.press("Delete my account")
    visit.prove()
    page.wait_for_load_state()
    visit.look("deleted")
    visit.mail(address, "deleted")
    assert requests.get(url, headers=headers, timeout=30).status_code == 401
    visit.log_in(address)
    page.get_by_role("alert").first.wait_for()
