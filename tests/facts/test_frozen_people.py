"""Whom some requests stand for. A failure here means that the same seed now gives another person: if that is meant,
mark the change [faces] in CHANGELOG.md and freeze anew with `python tests/facts/test_frozen_people.py`."""

import json
from pathlib import Path

import pytest

from facestudio.request.parse import parse
from facestudio.spec import codec
from facestudio.spec.resolve import resolve

TABLE = Path(__file__).parent / "frozen_people.json"
QUERIES = [
    "seed=1",
    "seed=7&age=30",
    "seed=545972026&gender=female&ethnicity=european&age=1",
    "seed=545972026&gender=female&ethnicity=european&age=75",
    "seed=2024&gender=male&ethnicity=african&mood=surprised&lighting=artistic",
    "seed=4294967296&eyewear=sunglasses&hair_length=9&skintone=6&view_profile=-35",
]


def summary(query: str) -> dict:
    """Enough of a person to see from a failure who has changed, and how."""
    spec = resolve(parse(query), 1)
    return {
        "fingerprint": codec.fingerprint(spec),
        "person": f"{spec.gender}, {spec.age}, {spec.ethnicity}",
        "skin": spec.skin.tone,
        "eyes": spec.eyes.colour,
        "hair": f"{spec.hair.style}, {spec.hair.length}, {spec.hair.eumelanin} dark, {spec.hair.grey} grey",
        "beard": f"{spec.beard.style}, {spec.beard.amount}",
        "worn": f"{spec.eyewear.kind}, {spec.clothing.garment}",
        "mood": f"{spec.expression.mood}, {spec.expression.intensity}",
        "view": [spec.view.view_profile, spec.view.pitch, spec.view.roll],
        "light": f"{spec.light.setup}, {spec.light.backdrop}",
        "largest_detail": list(max(spec.form.details, key=lambda detail: detail[1])),
    }


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_seed_gives_the_same_person_as_ever(query):
    assert summary(query) == json.loads(TABLE.read_text())[query]


if __name__ == "__main__":
    TABLE.write_text(json.dumps({query: summary(query) for query in QUERIES}, indent=2) + "\n")
