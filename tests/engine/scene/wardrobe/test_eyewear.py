"""Spectacles: before the eyes, clear of the face, over the ears, for everyone and in every shape."""

import dataclasses
from itertools import product

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.people import plain

from facestudio.scene.types import Part
from facestudio.scene.wardrobe import eyewear
from facestudio.scene.wardrobe.outlines import OUTLINES, POINTS, outline
from facestudio.scene.wardrobe.relief import relief
from facestudio.scene.wardrobe.tube import rounded_section, sweep
from facestudio.spec.vocabulary import EYEWEAR_SHAPES, EYEWEAR_STYLES

WEARERS = [(30, 1.0, "caucasian"), (40, 0.0, "african"), (80, 0.0, "asian"), (4, 0.5, "caucasian")]


def wearing(who, kind="eyeglasses", shape="oval", metal=False, style="full"):
    spec = plain(*who)
    return dataclasses.replace(
        spec, eyewear=dataclasses.replace(spec.eyewear, kind=kind, shape=shape, metal=metal, style=style)
    )


def test_none_is_nothing(head_of):
    assert eyewear(wearing(WEARERS[0], kind="none"), head_of(*WEARERS[0])) == ((), (), ())


@pytest.mark.parametrize(("shape", "who"), list(product(EYEWEAR_SHAPES, WEARERS)))
def test_fits(head_of, shape, who):
    head = head_of(*who)
    for kind, metal in (("eyeglasses", False), ("sunglasses", True)):
        (frame,), lenses, _ = eyewear(wearing(who, kind, shape, metal), head)
        assert frame.part is Part.EYEWEAR
        for part in (frame, *lenses):
            assert np.isfinite(part.positions).all()
            np.testing.assert_allclose(np.linalg.norm(part.normals, axis=1), 1, atol=1e-5)
            assert part.triangles.max() < len(part.positions)
        near = (np.abs(head.positions[:, 1]) < 6) & (head.positions[:, 2] > -4)
        skin = relief(head.positions[near][:, :2], head.positions[near][:, 2])
        for lens, eye in zip(lenses, (head.left_eye, head.right_eye), strict=True):
            pupil = eye.centre + eye.radius * eye.head_from_eye[:, 2]
            low, high = lens.positions.min(axis=0), lens.positions.max(axis=0)
            assert low[0] + 0.4 < pupil[0] < high[0] - 0.4
            assert low[1] + 0.3 < pupil[1] < high[1] - 0.3
            assert lens.positions[:, 2].max() > pupil[2] + 0.7
            # The nose side may touch the nose; elsewhere skin stays behind the lens.
            outer = np.abs(lens.positions[:, 0]) > np.abs(pupil[0]) - 0.5
            assert (skin.at(lens.positions[outer][:, :2]) < lens.positions[outer][:, 2]).all()
            assert (lens.normals[:, 2] > 0.7).all()
        # Temples end behind the ears' front edge.
        for side in (1, -1):
            ear = (head.tissue["ears"] > 0.5) & (side * head.rest[:, 0] > 0)
            temple = frame.positions[side * frame.positions[:, 0] > 0]
            assert temple[:, 2].min() < head.positions[ear][:, 2].max() - 0.8
            over = temple[np.abs(temple[:, 2] - head.positions[ear][:, 2].max()) < 0.5]
            highest = head.positions[ear][np.argmax(head.positions[ear][:, 1])]
            assert abs(over[:, 1].mean() - highest[1]) < 1.15
            # They pass between ear and head, lower than the ear's top: above it they would end in the air.
            assert temple[np.abs(temple[:, 2] - highest[2]) < 0.3][:, 1].max() < highest[1]


@pytest.mark.parametrize(("style", "metal"), list(product(EYEWEAR_STYLES, (False, True))))
def test_every_style_is_a_frame_of_its_own(head_of, style, metal):
    (frame,), _, _ = eyewear(wearing(WEARERS[0], metal=metal, style=style), head_of(*WEARERS[0]))
    assert np.isfinite(frame.positions).all()
    # Of acetate only the pads may be clear, on wires, where the nose is too far behind the rims for moulded ones.
    if metal or style == "rimless":
        assert (frame.masks[:, 0] > 0.5).any()


@pytest.mark.parametrize("who", WEARERS)
@pytest.mark.parametrize("metal", [False, True])
def test_pads_touch_the_nose(head_of, who, metal):
    shape = head_of(*who)
    (frame,), _, _ = eyewear(wearing(who, metal=metal, shape="panto"), shape)
    solid = frame.positions[: len(frame.positions) // 2]
    nose = shape.positions[(np.abs(shape.positions[:, 0]) < 1.6) & (shape.positions[:, 2] > -1.5)]
    for side in (1.0, -1.0):
        pads = solid[(side * solid[:, 0] > 0.2) & (side * solid[:, 0] < 1.6) & (solid[:, 1] < 0.0)]
        gaps, _ = cKDTree(nose).query(pads)
        assert gaps.min() < 0.15


@pytest.mark.parametrize("who", [who for who in WEARERS if who[0] > 18])
@pytest.mark.parametrize("shape", EYEWEAR_SHAPES)
def test_adult_lenses_have_the_sizes_of_the_trade(head_of, shape, who):
    """Boxed widths are sold from 44 to 60 mm; the face narrows or widens them a little."""
    _, lenses, _ = eyewear(wearing(who, shape=shape), head_of(*who))
    assert 42 < 10 * np.ptp(lenses[0].positions[:, 0]) < 62


def test_only_dark_lenses_cast_a_shadow(head_of):
    clear, dark = (
        eyewear(wearing(WEARERS[0], kind), head_of(*WEARERS[0]))[0][0] for kind in ("eyeglasses", "sunglasses")
    )
    assert len(clear.casters) == len(clear.triangles)
    assert len(dark.casters) > len(dark.triangles)


def test_a_graded_lens_is_paler_below(head_of):
    spec = wearing(WEARERS[0], "sunglasses")
    tint = (0.1, 0.1, 0.08)
    for gradient, paler in ((0.0, False), (0.8, True)):
        worn = dataclasses.replace(spec, eyewear=dataclasses.replace(spec.eyewear, lens_tint=tint, gradient=gradient))
        lens = eyewear(worn, head_of(*WEARERS[0]))[1][0]
        assert lens.transmittance == tint
        assert (lens.transmittance_below[0] > 2 * tint[0]) == paler


def test_mirrored_on_a_symmetric_head(head_of):
    (frame,), lenses, _ = eyewear(wearing(WEARERS[0], shape="cat_eye"), head_of(*WEARERS[0]))
    np.testing.assert_allclose(lenses[0].positions, lenses[1].positions * [-1, 1, 1], atol=0.06)
    assert abs(frame.positions[:, 0].max() + frame.positions[:, 0].min()) < 0.1


def test_children_wear_smaller_frames(head_of):
    widths = []
    for who in (WEARERS[0], WEARERS[3]):
        _, lenses, _ = eyewear(wearing(who), head_of(*who))
        widths.append(np.ptp(lenses[0].positions[:, 0]))
    assert widths[1] < 0.9 * widths[0]


def test_outlines():
    assert set(OUTLINES) == set(EYEWEAR_SHAPES)
    for shape in EYEWEAR_SHAPES:
        points = outline(shape, 1.0)
        assert points.shape == (POINTS, 2)
        steps = np.linalg.norm(np.diff(points, axis=0, append=points[:1]), axis=1)
        assert steps.max() < 1.2 * steps.min()
        assert 4 < np.ptp(points[:, 0]) < 6.2
        assert 3 < np.ptp(points[:, 1]) < 5
        np.testing.assert_allclose(outline(shape, 0.5), points / 2, atol=1e-12)
    wide = {shape: np.ptp(outline(shape, 1.0)[:, 0]) / np.ptp(outline(shape, 1.0)[:, 1]) for shape in EYEWEAR_SHAPES}
    assert wide["rectangle"] > wide["square"] > wide["round"]


def test_a_swept_tube_faces_outwards():
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ring = np.stack([3 * np.cos(t), 3 * np.sin(t), 0 * t], axis=1)
    for path, closed in ((ring, True), (ring[:15], False)):
        tube = sweep(path, np.array([0, 0, 1.0]), rounded_section(0.4, 0.4, squareness=2), closed=closed)
        owner = np.minimum(np.arange(len(tube.positions)) // 10, len(path) - 1)
        out = tube.positions - path[owner]
        inner = slice(0, len(path) * 10)
        np.testing.assert_allclose(np.linalg.norm(out[inner], axis=1), 0.2, atol=1e-6)
        assert (np.einsum("ij,ij->i", out, tube.normals)[inner] > 0.05).all()
        a, b, c = (tube.positions[tube.triangles[:, k]].astype(float) for k in range(3))
        if closed:
            volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
            assert volume == pytest.approx(2 * np.pi * 3 * np.pi * 0.2**2, rel=0.08)


def test_relief_is_the_highest_skin():
    field = relief(np.array([[0.0, 0.0], [0.1, 0.1], [5.0, 5.0]]), np.array([1.0, 2.0, 7.0]))
    np.testing.assert_array_equal(field.at(np.array([[0.05, 0.05], [5.0, 5.0]])), [2.0, 7.0])
    assert field.at(np.array([[2.5, 2.5]]))[0] == -np.inf
