"""Hair as it is really grown stays in the picture, with air above it."""

import dataclasses

import numpy as np
import pytest

from facestudio.request.parse import parse
from facestudio.scene.camera import frame_portrait
from facestudio.scene.camera.framing import hair_height_cm
from facestudio.scene.groom import grow
from facestudio.scene.head.shape import shape_head
from facestudio.scene.types import Part
from facestudio.spec.resolve import resolve

STYLES = [
    ("short", 2.5, 0.1),
    ("side_part", 4.0, 0.3),
    ("fringe", 4.0, 0.5),
    ("long", 8.0, 0.2),
    ("tied", 6.0, 0.1),
    ("afro", 4.5, 1.0),
]


@pytest.fixture(scope="module")
def bald(pack):
    spec = resolve(parse([("age", "30"), ("hair_length", "0"), ("view_profile", "0")]), 21)
    return spec, shape_head(spec, pack)


@pytest.mark.parametrize(("style", "length", "texture"), STYLES)
def test_the_top_of_the_hair_is_in_the_picture(bald, pack, style, length, texture):
    spec, shape = bald
    hair = dataclasses.replace(spec.hair, style=style, length=length, texture=texture, volume=1.0)
    view = dataclasses.replace(spec.view, pitch=0.0, roll=0.0)
    spec = dataclasses.replace(spec, hair=hair, view=view)
    scalp = [strands.points for strands in grow(spec, shape, pack, 128) if strands.part == Part.HAIR]
    tops = np.concatenate([points[..., 1].max(axis=1) for points in scalp])
    grown = float(np.percentile(tops, 99.5))  # a few single hairs may stand out
    camera = frame_portrait(spec, shape)
    clip = camera.clip_from_view @ camera.view_from_head @ np.array([0.0, grown, -8.0, 1.0])
    assert 0.6 < clip[1] / clip[3] < 0.97
    assert hair_height_cm(hair) == pytest.approx(grown - float(shape.positions[:, 1].max()), abs=1.6)
