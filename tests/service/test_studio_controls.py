"""The studio's form: one control for each field of the table, locked where the visitor's plan lacks it."""

import pytest

from facestudio.request.fields import FIELDS
from facestudio_web.plans.models import Plan
from support.markup import read_html

INTEGERS = [field for field in FIELDS if field.kind == "integer"]
CHOICES = [field for field in FIELDS if field.kind == "choice"]
NAMES = [field.name for field in FIELDS]


@pytest.fixture
def page_for(client, make_user):
    """page_for(plan, query) gives the studio as a visitor of that plan sees it; None: without an account."""

    def page(plan, query=""):
        if plan:
            client.force_login(make_user(plan))
        return read_html(client.get(f"/studio{query}").content.decode())

    return page


def names_of(page):
    return [each["data-name"] for each in page.all() if "data-name" in each]


def locked_in(page):
    return {each["data-locked"]: each.one("a").text for each in page.all("li") if "data-locked" in each}


def test_every_field_has_one_control(page_for):
    assert sorted(names_of(page_for("Enterprise"))) == sorted(NAMES)


def test_the_fields_of_a_stage_stand_together_in_the_tables_order(page_for):
    page = page_for("Enterprise")
    shown = {
        stage: names_of(page.one("section", aria_labelledby=f"group-{stage}"))
        for stage in ("person", "picture", "file")
    }
    assert shown == {stage: [field.name for field in FIELDS if field.stage == stage] for stage in shown}


@pytest.mark.parametrize("field", INTEGERS, ids=lambda field: field.name)
def test_a_number_has_the_tables_range(page_for, field):
    box = page_for("Enterprise").one("input", id=f"input-{field.name}")
    assert (box["type"], int(box["min"]), int(box["max"])) == ("number", field.minimum, field.maximum)


@pytest.mark.parametrize("field", INTEGERS, ids=lambda field: field.name)
def test_a_number_is_empty_or_what_happens_without_it(page_for, field):
    box = page_for("Enterprise").one("input", id=f"input-{field.name}")
    assert box["value"] == ("" if field.default is None else str(field.default))


@pytest.mark.parametrize("field", [each for each in INTEGERS if each.name != "seed"], ids=lambda field: field.name)
def test_a_slider_has_the_range_of_its_number(page_for, field):
    slider = page_for("Enterprise").one("input", type="range", data_for=field.name)
    assert (int(slider["min"]), int(slider["max"])) == (field.minimum, field.maximum)


def test_four_billion_seeds_have_no_slider(page_for):
    assert page_for("Enterprise").all("input", type="range", data_for="seed") == []


def test_sliders_send_nothing_beside_their_numbers(page_for):
    assert [each for each in page_for("Enterprise").all("input", type="range") if "name" in each] == []


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.name)
def test_a_choice_offers_what_the_table_has(page_for, field):
    radios = page_for("Enterprise").all("input", type="radio", name=field.name)
    chance = () if field.default else ("",)
    assert tuple(each["value"] for each in radios) == (*chance, *field.choices)


@pytest.mark.parametrize("field", CHOICES, ids=lambda field: field.name)
def test_of_a_choice_the_default_is_on(page_for, field):
    radios = page_for("Enterprise").all("input", type="radio", name=field.name)
    assert [each["value"] for each in radios if "checked" in each] == [field.default or ""]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_control_says_the_tables_sentence(page_for, field):
    assert field.sentence in page_for("Enterprise").one("p", id=f"help-{field.name}").text


@pytest.mark.parametrize("plan", [None, "Basic", "Professional"])
def test_a_plan_locks_what_it_lacks(page_for, plan):
    included = Plan.objects.get(name=plan or "Anon").parameters
    page = page_for(plan)
    assert (sorted(names_of(page)), sorted(locked_in(page))) == (sorted(included), sorted(set(NAMES) - set(included)))


def test_a_locked_one_names_the_least_plan_that_has_it(page_for):
    assert locked_in(page_for(None))["mood"] == "Professional plan"


def test_an_operators_edit_of_the_plans_shows_at_once(page_for):
    basic = Plan.objects.get(name="Basic")
    basic.parameters = [*basic.parameters, "mood"]
    basic.save()
    assert locked_in(page_for(None))["mood"] == "Basic plan"


def test_what_no_plan_has_is_not_shown(page_for):
    for plan in Plan.objects.all():
        plan.parameters = [name for name in plan.parameters if name != "stampless"]
        plan.save()
    page = page_for("Enterprise")
    assert "stampless" not in {*names_of(page), *locked_in(page)}


def test_the_address_sets_numbers(page_for):
    assert page_for(None, "?age=30").one("input", id="input-age")["value"] == "30"


def test_the_address_sets_choices(page_for):
    radios = page_for(None, "?gender=FEMALE").all("input", type="radio", name="gender")
    assert [each["value"] for each in radios if "checked" in each] == ["female"]


def test_a_set_number_is_not_said_to_be_random(page_for):
    page = page_for(None, "?age=30")
    button = page.one("button", data_random="age")
    assert (button["aria-pressed"], page.one("input", data_for="age")["aria-valuetext"]) == ("false", "30 years")


def test_other_names_of_a_parameter_set_it_too(page_for):
    radios = page_for(None, "?format=jpg").all("input", type="radio", name="image_format")
    assert [each["value"] for each in radios if "checked" in each] == ["jpeg"]


def test_settings_above_the_plan_are_left_out_and_named(page_for):
    assert "Your plan does not include Seed, Mood." in page_for(None, "?mood=happy&seed=7&age=3").text


def test_a_name_that_is_no_parameter_is_told(page_for):
    assert "what is no parameter: shoe_size" in page_for(None, "?shoe_size=42&age=3").text


def test_a_name_that_is_no_parameter_does_not_spoil_the_page(client):
    assert client.get("/studio?fbclid=abc").status_code == 200


def test_a_wrong_value_is_an_error(client):
    assert client.get("/studio?age=200").status_code == 400


def test_a_wrong_value_is_explained_beside_its_control(page_for):
    error = page_for(None, "?age=200").one("div", id="error-age")
    assert error.text == '"200" is out of range; give a whole number from 0 to 80 years.'


def test_a_wrong_value_stays_to_be_mended(page_for):
    assert page_for(None, "?age=200").one("input", id="input-age")["value"] == "200"


def test_a_value_cannot_break_out_of_the_page(client):
    assert b"<b>" not in client.get("/studio?age=%22%3E%3Cb%3E&%3Cb%3E=1").content


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_control_has_a_name_for_screen_readers(page_for, field):
    page = page_for("Enterprise")
    if field.kind == "integer":
        assert page.one("label", for_=f"input-{field.name}").text
    else:
        assert page.one("fieldset", id=f"control-{field.name}").one("legend").text
