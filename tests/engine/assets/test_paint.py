"""The paintings of the skin."""

import numpy as np
import pytest

from facestudio.assets.paint import paint_atlases
from facestudio.assets.paint.canvas import BOTTOM, HEIGHT, Canvas, smooth_curve
from facestudio.assets.paint.mottle import paint_mottle
from facestudio.assets.paint.tile import STEEPEST, paint_furrows, paint_pores
from facestudio.assets.paint.wrinkles import FLAT, SETS


def barrel(radius=7.0, rows=60, columns=120):
    """An upright cylinder about the atlas' axis: positions (V, 3), triangles (F, 3)."""
    y = np.linspace(52.0, 88.0, rows)
    angle = np.linspace(-np.pi, np.pi, columns, endpoint=False)
    grid = np.stack(np.meshgrid(y, angle, indexing="ij"), axis=-1).reshape(-1, 2)
    points = np.stack([radius * np.sin(grid[:, 1]), grid[:, 0], 4.5 + radius * np.cos(grid[:, 1])], axis=1)
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    a, b = i * columns + j, i * columns + (j + 1) % columns
    quads = np.stack([a, b, b + columns, a + columns], axis=-1).reshape(-1, 4)
    return points.astype(np.float32), np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)


@pytest.fixture(scope="module")
def canvas():
    return Canvas(*barrel(), 512)


@pytest.fixture(scope="module")
def painted():
    rest, triangles = barrel()
    return paint_atlases(rest, triangles, {"inner_mouth": np.zeros(len(rest), np.float32)})


def test_a_canvas_knows_where_its_texels_lie(canvas):
    radius = np.hypot(canvas.points[..., 0], canvas.points[..., 2] - 4.5)
    assert radius == pytest.approx(np.full_like(radius, 7.0), abs=0.02)
    assert canvas.points[0, 0, 1] == pytest.approx(BOTTOM + HEIGHT / 1024)
    assert canvas.points[256, 256] == pytest.approx([0.0, 70.0, 11.5], abs=0.1)  # straight ahead


def test_a_point_on_the_skin_is_on_the_front(canvas):
    x, y, z = canvas.on_skin(3.0, 75.0)
    assert (x, y) == pytest.approx((3.0, 75.0), abs=0.05)
    assert z == pytest.approx(4.5 + np.sqrt(49 - 9), abs=0.03)


def test_a_stroke_measures_centimetres_along_the_skin(canvas):
    window, distance, along = canvas.stroke([(-2.0, 75.0), (0.0, 75.0), (2.0, 75.0)], 0.5)
    place = canvas.points[window]
    middle = np.abs(place[..., 0]) < 1.5
    assert distance[middle] == pytest.approx(np.abs(place[..., 1] - 75.0)[middle], abs=0.04)
    assert (np.diff(along[distance.shape[0] // 2][middle[0]]) >= 0).all()


def test_a_curve_goes_through_its_points():
    curve = smooth_curve([(0.0, 0.0), (1.0, 2.0), (3.0, 1.0)], 21)
    assert curve[[0, 10, 20]] == pytest.approx(np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 1.0]]))


@pytest.mark.parametrize("paint", [paint_pores, paint_furrows, paint_mottle])
def test_a_tile_wraps_without_a_seam(paint):
    tile = paint().astype(int)
    inside = np.abs(np.diff(tile, axis=1)).mean(axis=(0, 1))
    across = np.abs(tile[:, 0] - tile[:, -1]).mean(axis=0)
    assert (across < 1.6 * inside + 0.5).all()


def test_a_tile_holds_the_slopes_of_its_height():
    tile = paint_furrows().astype(float) / 255.0
    height, gentle = tile[..., 2], np.abs(tile[..., 0] - 0.5) < 0.45
    slope = 0.5 * (np.roll(height, -1, axis=1) - np.roll(height, 1, axis=1))
    assert (2.0 * (tile[..., 0] - 0.5) * STEEPEST)[gentle] == pytest.approx(slope[gentle], abs=0.006)


def test_pits_of_the_skin_are_sparse_and_unlike():
    depth = paint_pores()[..., 2] / 255.0
    assert 0.02 < depth.mean() < 0.15
    assert depth.max() > 0.9


def test_paintings_have_their_layout(painted):
    assert set(painted) == {"pores", "furrows", "mottle", "lines", "flesh", "regions"}
    for picture in painted.values():
        assert picture.dtype == np.uint8
        assert picture.shape[2] == 4
        assert (picture.max(axis=(0, 1)) > 100).all()  # no channel is empty


def test_painting_again_gives_the_same_bytes(painted):
    rest, triangles = barrel()
    again = paint_atlases(rest, triangles, {"inner_mouth": np.zeros(len(rest), np.float32)})
    assert all(np.array_equal(painted[name], again[name]) for name in painted)


def test_the_back_of_the_head_is_left_unpainted(painted):
    for name, nothing in (("lines", round(255 * FLAT)), ("flesh", 0), ("regions", 0)):
        width = painted[name].shape[1]
        back = painted[name][:, : width // 8]
        assert (back[..., 0] == nothing).all()


def test_the_two_halves_are_alike_but_not_the_same(painted):
    for kind in range(SETS):
        depth = np.maximum(painted["lines"][..., 2 * kind].astype(float) - 255 * FLAT, 0.0)
        blurred = depth.reshape(32, 64, 32, 64).mean(axis=(1, 3))
        assert np.corrcoef(blurred.ravel(), blurred[:, ::-1].ravel())[0, 1] > 0.75
        assert not np.array_equal(depth, depth[:, ::-1])


def test_the_sets_of_wrinkles_run_elsewhere(painted):
    one, other = (
        painted["lines"][1300:1700, 700:1350, channel].astype(float).ravel() for channel in (0, 2)
    )  # the forehead
    assert np.corrcoef(one, other)[0, 1] < 0.5
