"""The operator's pages in a browser: nothing blocked, nothing wrong in the console, and readable for all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from support.known import PASSWORD

OPERATOR = "operator@example.org"


@pytest.fixture(scope="module")
def operator(site):
    """Somebody whom `facestudio user add` let in."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACESTUDIO_")}
    command = ["-m", "facestudio", "user", "add", "--email", OPERATOR, "--verified", "--admin", "--password"]
    subprocess.run(
        [sys.executable, *command],
        env={**environment, "FACESTUDIO_DATA_DIR": str(site.data_dir)},
        input=PASSWORD,
        text=True,
        check=True,
    )
    return OPERATOR


def test_an_operator_gives_a_user_another_plan(visit, operator, person):
    user = person("somebody.with.a.rather.long.address@department.of.portraits.example.org")
    page = visit.page
    visit.go("/admin")
    visit.wait_for_heading("Log in")
    visit.fill("E-mail address", operator)
    visit.fill("Password", PASSWORD)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/admin/")
    visit.look("admin")
    page.locator("#content").get_by_role("link", name="Users", exact=True).click()
    visit.look("admin-users")
    page.get_by_role("link", name=user).click()
    visit.look("admin-user")
    page.get_by_label("Plan").select_option("Enterprise")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    page.get_by_role("link", name=user).first.click()
    assert page.get_by_label("Plan").input_value() == "Enterprise"


@pytest.mark.parametrize(
    "path",
    [
        "plans/plan/",
        "plans/plan/Basic/change/",
        "plans/plan/Basic/history/",
        "keys/apikey/",
        "keys/apikey/1/change/",
        "keys/apikey/1/delete/",
        "limits/usageday/",
        "telemetry/start/",
    ],
)
def test_the_pages(visit, operator, path):
    visit.log_in(operator)
    visit.page.wait_for_url("**/account/")
    visit.go(f"/admin/{path}")
    visit.look("admin-" + path.strip("/").replace("/", "-").lower())
