"""What an eye does with a lamp: it shows it, and gathers its light on the far side of the iris."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from tests.support.one_person import person

from facestudio.frame.render import render
from facestudio.scene.materials import eye_material
from facestudio.scene.types import Part
from support import plain_scenes as plain

RADIUS = 5.0  # far larger than an eye, so that a small picture shows its iris
DIM = ((0.02, 0.02, 0.02),) * 3


def eye(gpu, size, lamp_from, age=30):
    """Radiance (N, 3) within the cornea of an eye that looks at the camera; each pixel's place (N, 2) in radii of the iris."""
    found = SimpleNamespace(
        centre=np.zeros(3), radius=RADIUS, head_from_eye=np.eye(3), inner_corner=np.array([-1.2, 0.0, 1.2])
    )
    material = replace(eye_material(person(age=age), found), iris_radius=0.47)
    ball = plain.sphere(radius=RADIUS, part=Part.EYE, material=material)
    ball = replace(ball, rest=(ball.positions / RADIUS).astype(np.float32))
    light = plain.lighting(plain.lamp(lamp_from, (0.1, 0.1), (60.0,) * 3), dome=DIM)
    frame = render(plain.scene([ball], light=light), gpu, size)
    colour, place = frame.colour.read().astype(np.float64)[..., :3], frame.buffers["position"].read()
    every = len(place) // len(colour)
    place = place[::every, ::every]
    at = place[..., :2] / (0.47 * RADIUS)
    inside = (place[..., 3] == Part.EYE) & (np.hypot(at[..., 0], at[..., 1]) < 1.0)
    return colour[inside], at[inside]


@pytest.mark.parametrize("size", [128, 256, 512])
@pytest.mark.parametrize("lamp_from", [(0.3, 0.4, 0.87), (0.85, 0.45, 0.28)])
def test_the_eye_catches_a_lamp_in_front_at_every_size(gpu, size, lamp_from):
    seen = eye(gpu, size, np.array(lamp_from) / np.linalg.norm(lamp_from))[0].mean(axis=1)
    assert seen.max() > 5.0 * np.median(seen)


def test_the_iris_is_lighter_on_the_side_away_from_the_lamp(gpu):
    seen, at = eye(gpu, 256, np.array([0.0, 0.6, 0.8]))
    ring = np.hypot(at[:, 0], at[:, 1])
    fibres = (ring > 0.45) & (ring < 0.75)
    upper, lower = (np.median(seen[fibres & half], axis=0).sum() for half in (at[:, 1] > 0.3, at[:, 1] < -0.3))
    assert lower > 1.25 * upper


def test_a_pupil_shows_the_room_before_it_and_is_no_hole(gpu):
    """Between the black of its inside and a dark iris: in photographs pupils of brown eyes are hardly told from irises."""
    seen, at = eye(gpu, 256, np.array([0.0, 0.6, 0.8]))
    ring = np.hypot(at[:, 0], at[:, 1])
    inside, fibres = (np.median(seen[part], axis=0).sum() for part in (ring < 0.2, (ring > 0.45) & (ring < 0.75)))
    assert 0.08 < inside / fibres < 0.5


def test_irises_are_ones_own_and_rings_fade_with_age():
    """The limbal ring fades with age: D. Peshek et al. 2011, Evolutionary Psychology 9(2), as others quote it."""

    def material(seed, age, place=1.0):
        found = SimpleNamespace(
            centre=np.array([place, 0.0, 0.0]),
            radius=1.2,
            head_from_eye=np.eye(3),
            inner_corner=np.array([0.2, 0.0, 1.2]),
        )
        return eye_material(person(age=age, eyes={"seed": seed}), found)

    people = [material(seed, 30) for seed in range(1, 13)]
    for name in ("limbal_ring", "zone", "sector"):
        assert len({getattr(one, name) for one in people}) == len(people)
        assert all(getattr(material(5, 30), name) == getattr(material(5, 30, -1.0), name) for _ in people[:1])
    assert material(5, 80).limbal_ring < 0.8 * material(5, 30).limbal_ring
