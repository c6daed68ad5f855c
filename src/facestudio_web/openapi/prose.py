"""The sentences of the OpenAPI document that no table holds."""

from __future__ import annotations

from facestudio.request.fields import Field
from facestudio_web.faces.answers import enumeration
from facestudio_web.plans.defaults import PlanDefaults

GENERATE = """Every parameter may be left out: whatever you do not give is drawn by lot. Without any parameter you get
anybody.

Choices ignore case. An empty value counts as left out. A name that begins with `_` is ignored, so that you can get past a
cache; any other unknown name, and a name given twice, is a 400. The address may end in a slash.

A request is counted when its picture is sent. Errors, refusals and 304 answers are not counted.

What you give always wins over what is likely. What you do not give follows from the seed alone, and giving one parameter
moves no other trait: so the same seed with another age, angle, light or mood is the same person.
"""

HEAD = """The headers are true, so the picture is made, and counted, as for GET."""

OPTIONS = """Browsers send this by themselves before a script of another site's page sends a key. Without
Access-Control-Request-Method it is a method like any other that the address does not know."""


def introduction(plans: tuple[PlanDefaults, ...]) -> str:
    """What the API is and what each plan may do, in Markdown."""
    rows = "\n".join(
        f"| {plan.name} | {plan.burst_requests}/minute | {plan.sustained_requests}/day |" for plan in plans
    )
    return f"""One GET request answers with the portrait of a person who does not exist.

Without a key you are served as Anon. With a key, sent as `Authorization: Token <key>`, the limits and the parameters of your
plan hold. X-User-Class tells which plan that is.

| class | burst | sustained |
| --- | --- | --- |
{rows}

Limits hold for any 60 seconds and any 24 hours, for all keys of a user together, or for one address without a key.
"""


def parameter(field: Field, plans: tuple[str, ...]) -> str:
    """What a parameter is, what happens without it and who may use it."""
    whose = f"Plans: {enumeration(plans)}." if plans else "No plan includes it."
    others = f" Also accepted as {enumeration(field.other_names)}; give one of the two." if field.other_names else ""
    return f"{field.sentence}{others} When omitted: {field.when_omitted}. {whose}"
