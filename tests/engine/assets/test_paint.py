"""The paintings of the skin."""

import numpy as np
import pytest

from facestudio.assets.paint import paint_atlases
from facestudio.assets.paint.canvas import BOTTOM, HEIGHT, Canvas, smooth_curve
from facestudio.assets.paint.tile import paint_tile


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


def test_the_tile_wraps_without_a_seam():
    tile = paint_tile().astype(int)
    inside = np.abs(np.diff(tile, axis=1)).mean(axis=(0, 1))
    across = np.abs(tile[:, 0] - tile[:, -1]).mean(axis=0)
    assert (across < 1.6 * inside + 0.5).all()


def test_paintings_have_their_layout(painted):
    assert set(painted) == {"detail", "lines", "regions"}
    for picture in painted.values():
        assert picture.dtype == np.uint8
        assert picture.shape[2] == 4
        assert (picture.max(axis=(0, 1)) > 100).all()  # no channel is empty


def test_painting_again_gives_the_same_bytes(painted):
    rest, triangles = barrel()
    again = paint_atlases(rest, triangles, {"inner_mouth": np.zeros(len(rest), np.float32)})
    assert all(np.array_equal(painted[name], again[name]) for name in painted)


def test_the_back_of_the_head_is_left_unpainted(painted):
    for name in ("lines", "regions"):
        width = painted[name].shape[1]
        assert painted[name][:, : width // 8, :3].max() == 0


def test_the_two_halves_are_alike_but_not_the_same(painted):
    depth = painted["lines"][..., 0].astype(float)
    blurred = depth.reshape(64, 32, 64, 32).mean(axis=(1, 3))
    mirrored = blurred[:, ::-1]
    assert np.corrcoef(blurred.ravel(), mirrored.ravel())[0, 1] > 0.9
    assert not np.array_equal(depth, depth[:, ::-1])
