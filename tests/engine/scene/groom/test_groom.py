"""Hair: rooted in the skin, outside of the head, the same for the same person, longer when asked to be longer."""

from dataclasses import asdict, replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial import cKDTree
from tests.support.groomed import SIZE, bearded, lengths, styled
from tests.support.one_person import person

from facestudio.request.types import FaceRequest
from facestudio.scene.groom import grow, scalp_mask
from facestudio.scene.groom.brow_shade import shade_of
from facestudio.scene.groom.plots import plots_of
from facestudio.scene.groom.regions import hairline_of, height_over_hairline, scalp_density
from facestudio.scene.groom.styles import STYLES
from facestudio.scene.head import shape_head
from facestudio.scene.types import Part
from facestudio.spec.resolve import resolve
from facestudio.spec.vocabulary import HAIR_STYLES


def test_every_style_that_can_be_drawn_is_known():
    assert set(HAIR_STYLES) <= set(STYLES) | {"bald"}


LEVELS = {"afro": 6, "bob": 6, "braids": 8, "bun": 8, "buzz": 1, "crew": 2, "curls": 7, "long": 9, "ponytail": 8}
"""Of hair_length, at which a style is tested; others are short or middling."""
LONG = {"bangs", "half_up", "layered", "lob", "locs", "pigtails", "relaxed", "twists"}


def level_of(style):
    return LEVELS.get(style, 8 if style in LONG else 4)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_hair_is_whole_and_outside_of_the_head(grown, heads, style):
    spec = styled(style, level_of(style), 0.6)
    hair = grown(spec)[Part.HAIR]
    count, points, _ = hair.points.shape
    assert count > 1200  # at 256 pixels, a quarter of what large pictures have
    assert hair.widths.shape == hair.opacity.shape == (count, points)
    assert hair.colours.shape == (count, points, 3)
    assert np.isfinite(hair.points).all()
    assert np.isfinite(hair.caster_points).all()
    assert hair.widths.min() > 0
    assert 0 <= hair.opacity.min() <= hair.opacity.max() <= 1
    assert 0 < hair.colours.min() <= hair.colours.max() < 1

    shape = heads(spec)
    solid = (shape.tissue["ears"] < 0.02) & (shape.tissue["inner_mouth"] < 0.02)
    skin, normals = shape.positions[solid], shape.normals[solid]
    flat = hair.points.reshape(-1, 3)
    gap, nearest = cKDTree(skin).query(flat, distance_upper_bound=3.0)
    close = np.isfinite(gap)
    depth = -np.einsum("ni,ni->n", flat[close] - skin[nearest[close]], normals[nearest[close]])
    assert (depth > 0.2).sum() < 0.005 * len(flat)


@pytest.mark.parametrize("style", ["ponytail", "pigtails", "bun", "half_up", "puff"])
def test_what_is_tied_hangs_from_its_tie_outside_of_the_body(pack, heads, style):
    spec = styled(style, 8, 0.2)
    shape = heads(spec)
    _, *tied, _baby = [hairs for hairs in grow(spec, shape, pack, SIZE) if hairs.part is Part.HAIR]
    tails = [hairs for hairs in tied if len(hairs.caster_points)]
    assert len(tied) / (1 if style in ("bun", "puff") else 2) == len(tails) == (2 if style == "pigtails" else 1)
    solid = (shape.tissue["ears"] < 0.02) & (shape.tissue["inner_mouth"] < 0.02)
    skin, normals = shape.positions[solid], shape.normals[solid]
    for hairs in tails:
        flat = hairs.points.reshape(-1, 3)
        assert np.isfinite(flat).all()
        gap, nearest = cKDTree(skin).query(flat, distance_upper_bound=3.0)
        close = np.isfinite(gap)
        depth = -np.einsum("ni,ni->n", flat[close] - skin[nearest[close]], normals[nearest[close]])
        assert (depth > 0.2).sum() < 0.005 * len(flat)


def test_roots_stand_on_the_skin(grown, heads):
    spec = styled("short", 3)
    shape = heads(spec)
    roots = grown(spec)[Part.HAIR].points[:, 0]
    gap, nearest = cKDTree(shape.positions).query(roots)
    height = np.einsum("ni,ni->n", roots - shape.positions[nearest], shape.normals[nearest])
    assert gap.max() < 0.6  # the skin's vertices are up to 0.8 cm apart
    assert np.abs(height).max() < 0.08


def test_same_person_same_hair(pack):
    spec = styled("curls", 5, 0.6, beard={"amount": 5.0, "style": "full"})
    first, second = (grow(spec, shape_head(spec, pack), pack, SIZE) for _ in range(2))
    assert len(first) == len(second)
    for one, other in zip(first, second, strict=True):
        assert np.array_equal(one.points, other.points)
        assert np.array_equal(one.colours, other.colours)
        assert np.array_equal(one.widths, other.widths)


def test_another_seed_other_hair(grown):
    spec = styled("short", 3)
    other = replace(spec, hair=replace(spec.hair, seed=spec.hair.seed ^ 1))
    one, two = grown(spec)[Part.HAIR].points, grown(other)[Part.HAIR].points
    assert one.shape != two.shape or not np.allclose(one, two)


def test_hair_stands_on_the_same_skin_at_every_age(pack, heads, grown):
    young, old = (styled("short", 3, age=age) for age in (25, 60))
    rest = heads(young).rest
    roots = {}
    for spec in (young, old):
        points = grown(spec)[Part.HAIR].points[:, 0]
        _, nearest = cKDTree(heads(spec).positions).query(points)
        roots[spec.age] = set(nearest.tolist())
    shared = len(roots[25] & roots[60]) / len(roots[60])
    by_chance = len(roots[60]) / (rest[:, 1] > 70).sum()
    assert shared > 0.85 > 2 * by_chance


def test_the_plots_do_not_depend_on_the_person(pack, heads):
    one, other = (plots_of(heads(person(age=age)), pack.fingerprint) for age in (25, 60))
    assert one is other


def test_smaller_pictures_get_fewer_and_wider_hairs(grown):
    spec = styled("short", 3)
    sets = [grown(spec, size)[Part.HAIR] for size in (1024, 512, 256)]
    counts = [len(hairs.points) for hairs in sets]
    cover = [float(np.median(hairs.widths)) * len(hairs.points) for hairs in sets]
    assert 18_000 < counts[0] < 46_000  # siblings included
    assert counts[0] > 1.04 * counts[1] > 1.5 * counts[2]
    assert max(cover) < 1.45 * min(cover)
    assert len(sets[0].caster_points) < 6000


STRAIGHT = (
    ("buzz", 1),
    *(("short", level) for level in (2, 3, 4)),
    ("bob", 5),
    ("bob", 6),
    *(("long", n) for n in (7, 8, 9, 10)),
)
MENS = (("buzz", 1), ("crew", 2), *(("side_part", level) for level in (3, 4)), ("curtains", 5), ("long", 7))
COILY = (("buzz", 1), *(("afro", level) for level in (2, 3, 5, 7, 10)))
CURLY = tuple(("curls", level) for level in range(3, 11))


@pytest.mark.parametrize(("worn", "texture"), [(STRAIGHT, 0.1), (MENS, 0.1), (COILY, 0.95), (CURLY, 0.6)])
def test_each_step_of_length_is_longer(grown, worn, texture):
    longest = [np.quantile(lengths(grown(styled(style, level, texture))[Part.HAIR]), 0.9) for style, level in worn]
    assert all(longer > 1.08 * shorter for shorter, longer in pairwise(longest)), longest


LOOSE = {
    "buzz",
    "crew",
    "short",
    "crop",
    "fringe",
    "pixie",
    "side_part",
    "bob",
    "lob",
    "long",
    "layered",
    "bangs",
    "afro",
}


@pytest.mark.parametrize("first", [1, 11, 21, 31, 41])
def test_more_of_hair_length_is_longer_and_fuller_on_anybody(pack, heads, first):
    """Fifty people, each at one step of the ten lengths. Tied or plaited hair shows its mass, not its length."""
    falls = []
    for seed in range(first, first + 10):
        shorter = 1 + seed % 9
        cuts = []
        for level in (shorter, shorter + 1):
            spec = resolve(FaceRequest(hair_length=level, age=30), seed)
            man = spec.gender == "male"
            spec = person(hair=asdict(replace(spec.hair, thinning=0.0)), age=30)
            spec = replace(spec, form=replace(spec.form, femininity=0.0 if man else 1.0))
            # The smallest picture that is grown for: what holds for an eighth of the hairs holds for all.
            hairs = [hairs for hairs in grow(spec, heads(spec), pack, 128) if hairs.part is Part.HAIR]
            mass = sum(float((lengths(one) * one.widths.mean(axis=1)).sum()) for one in hairs)
            longest = np.quantile(np.concatenate([lengths(one) for one in hairs]), 0.95)
            flat = np.concatenate([one.points[..., :2].reshape(-1, 2) for one in hairs])
            covered = len(np.unique(np.floor(flat / 0.8).astype(int), axis=0))  # cells of the picture, 8 mm wide
            cuts.append((spec.hair.style, mass, longest, covered))
        (style, *before), (worn, *after) = cuts
        ratios = [more / less for less, more in zip(before, after, strict=True)]
        shown = 3 if {style, worn} <= LOOSE else 1
        if any(ratio < least for ratio, least in zip(ratios[:shown], (0.97, 1.0, 0.95), strict=False)):
            falls.append((seed, shorter, style, worn, ratios))
    assert not falls


def test_bald_heads_have_no_hair(pack, heads):
    spec = person(hair={"style": "bald", "length": 0.0})
    parts = [hairs.part for hairs in grow(spec, heads(spec), pack, SIZE)]
    assert sorted(parts) == [Part.BROW, Part.LASH]
    full = scalp_mask(styled("short", 3), heads(spec))
    shaven = scalp_mask(spec, heads(spec))
    assert full.dtype == shaven.dtype == np.float32
    assert 0.05 < shaven.max() < 0.95 < full.max() <= 1.0


def test_thinning_takes_hair_from_the_crown_and_leaves_the_sides(heads):
    rest, man = heads(person()).rest, bearded(0)
    people = [
        replace(man, hair=replace(man.hair, style="short", length=2.0, thinning=share, recession=share))
        for share in (0.0, 1.0)
    ]
    crown = (rest[:, 1] > 83.0) & (rest[:, 2] > -3.0)
    side = (np.abs(rest[:, 1] - 77.3) < 0.5) & (rest[:, 2] < 2.0) & (rest[:, 2] > -2.0)
    ears = heads(man).tissue["ears"]
    full, bare = (scalp_density(rest, ears, hairline_of(spec)) for spec in people)
    assert full[crown].min() > 0.8 > 0.1 > bare[crown].mean()
    assert bare[side].mean() > 0.7
    # The skin's shade follows, but comes on over the front's border by and by.
    full, bare = (scalp_mask(spec, heads(man)) for spec in people)
    assert full[crown & (rest[:, 2] < 6.0)].min() > 0.8 > 0.1 > bare[crown].mean()
    assert full[crown].min() > 0.6
    assert bare[side].mean() > 0.7


def test_hair_that_hangs_ends_inside_a_hood(grown):
    hooded = styled("long", 9, clothing={"garment": "hoodie"})
    free = styled("long", 9, clothing={"garment": "crew_neck"})
    low, loose = (grown(spec)[Part.HAIR].points[..., 1].min() for spec in (hooded, free))
    assert low > -16.0
    assert loose < low - 3.0


def test_a_childs_hairline_is_lower_on_its_own_skin():
    forehead = np.array([[0.0, 80.6, 13.0]], dtype=np.float32)
    child, adult = (height_over_hairline(forehead, hairline_of(styled("long", 8, age=age))) for age in (4, 30))
    assert child > adult + 0.5


def test_brows_frame_the_eyes_and_differ(grown, heads):
    spec = person()
    brows = grown(spec)[Part.BROW]
    shape = heads(spec)
    root = brows.points[:, 0]
    left, right = root[root[:, 0] > 0], root[root[:, 0] < 0]
    for side, eye in ((left, shape.left_eye), (right, shape.right_eye)):
        assert 150 < len(side) < 2100  # hairs, and a shade for every other one
        above = side[:, 1] - eye.centre[1]
        assert 0.4 < above.min() < above.max() < 3.5
        assert abs(np.median(side[:, 0]) - eye.centre[0]) < 1.0
    size = min(len(left), len(right))
    assert not np.allclose(np.sort(left[:size, 1]), np.sort(right[:size, 1]), atol=0.01)


def test_skin_lies_in_the_shade_of_brows_deeper_under_dark_ones_and_with_a_pencil():
    points, opacity = np.zeros((8, 7, 3), np.float32), np.full((8, 7), 0.5, np.float32)
    black, fair = (np.full((8, 3), shade, np.float32) for shade in (0.012, 0.15))
    bare, painted = person(skin={"makeup": 0.0}), person(skin={"makeup": 0.9})

    def depth(spec, colours, drawn=1.0):
        return shade_of(points, colours, opacity, spec, drawn)[3].max()

    assert 0.0 < 1.5 * depth(bare, fair) < depth(bare, black) < depth(painted, black) < 0.3
    # As few of them as a small picture draws shade as much.
    assert depth(bare, black, 0.5) == pytest.approx(2.0 * depth(bare, black))
    assert np.all(shade_of(points, fair, opacity, bare, 1.0)[2] < fair[0])
    # Down shades less than hairs do, and thin rows less than in proportion to what they cover.
    assert depth(person(age=6, skin={"makeup": 0.0}), black) < 0.7 * depth(bare, black)
    full, faint = (shade_of(points, black, opacity * k, bare, 1.0)[3].max() for k in (1.0, 0.5))
    assert faint < 0.45 * full


def test_lashes_grow_from_both_lids(grown, heads):
    spec = person()
    lashes = grown(spec)[Part.LASH].points
    for eye in (heads(spec).left_eye, heads(spec).right_eye):
        near = np.linalg.norm(lashes[:, 0] - eye.centre, axis=1) < eye.radius + 0.5
        assert near.sum() > 80
        curl = lashes[near][:, -1] - lashes[near][:, 0]
        upper = lashes[near][:, 0, 1] > eye.centre[1] - 0.1  # its corners lie lower than its middle
        assert (curl[:, 2] > 0).mean() > 0.8  # out of the face
        assert upper.sum() > (~upper).sum()
