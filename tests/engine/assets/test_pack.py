"""The pack that this checkout built: content, size, loading, and what happens when it is damaged."""

import hashlib
import json
import time

import numpy as np
import pytest

from facestudio import assets
from facestudio.assets import PackError, build, container, default_path
from facestudio.assets.recipe import SURFACES, quantisation_step

MEGABYTE = 1_000_000


def test_is_small():
    assert default_path().stat().st_size <= 25 * MEGABYTE


def test_loads_quickly():
    """In half a second; processor time, best of three, leaves out what else the machine is doing."""
    times = []
    for _ in range(3):
        start = time.process_time()
        assets.load()
        times.append(time.process_time() - start)
    assert min(times) < 0.5


def test_has_every_macro_morph(pack):
    people = {f"macrodetails/{e}-{s}-{a}" for e in ("african", "asian", "caucasian") for s in ("female", "male")
              for a in ("baby", "child", "young", "old")}  # fmt: skip
    builds = {f"macrodetails/universal-{s}-{a}-{m}muscle-{w}weight" for s in ("female", "male")
              for a in ("baby", "child", "young", "old") for m in ("min", "average", "max")
              for w in ("min", "average", "max")}  # fmt: skip
    assert people | builds <= set(pack.morphs.names)


def test_has_the_52_actions_and_every_folder_of_details(pack):
    counts = {}
    for name in pack.morphs.names:
        counts[name.split("/")[0]] = counts.get(name.split("/")[0], 0) + 1
    assert counts["action"] == 52
    for folder in ["asym", "eyes", "ears", "nose", "mouth", "chin", "cheek", "head", "forehead", "eyebrows", "neck"]:
        assert counts[folder] > 0
    assert not [name for name in pack.morphs.names if "breast" in name]


def test_rest_space_is_that_of_the_conventions(pack):
    skin = pack.skin.subdivide @ pack.rest[pack.skin.cage]
    eyes = np.concatenate([pack.rest[pack.eyes[side]] for side in ("left", "right")])
    assert (eyes[:, 1].min() + eyes[:, 1].max()) / 2 == pytest.approx(75.1, abs=0.1)
    assert skin[:, 1].max() == pytest.approx(85.7, abs=0.9)
    assert pack.rest[pack.eyes["left"]][:, 0].min() > 0
    assert pack.rest[pack.eyes["right"]][:, 0].max() < 0


def test_arrays_fit_together(pack):
    vertices = len(pack.rest)
    assert pack.base.shape == pack.rest.shape == (vertices, 3)
    assert pack.base_uv.shape == (vertices, 2)
    assert pack.base_uv.min() >= 0
    assert pack.base_uv.max() <= 1
    for name, (_, _, levels) in SURFACES.items():
        surface = getattr(pack, name)
        assert surface.levels == levels
        assert surface.cage.max() < vertices
        rows = surface.subdivide.shape[0]
        assert surface.subdivide.shape == (rows, len(surface.cage))
        assert surface.triangles[-1].max() == rows - 1
        assert len(surface.triangles[-1]) == 2 * len(surface.quads[0]) * 4**levels
        product = surface.subdivide.matrix()
        np.testing.assert_allclose(np.asarray(product.sum(axis=1)).ravel(), 1, atol=2e-6)
    finest = pack.skin.subdivide.shape[0]
    assert set(pack.tissue) == {"lips", "inner_mouth", "ears", "eyelids", "face"}
    for mask in pack.tissue.values():
        assert mask.shape == (finest,)
        assert mask.min() >= 0
        assert mask.max() == pytest.approx(1, abs=0.02)
    assert set(pack.textures) == {"pores", "furrows", "mottle", "lines", "flesh", "regions"}
    for texels in pack.textures.values():
        assert texels.dtype == np.uint8
        assert texels.ndim == 3
        assert texels.shape[2] == 4


def test_skin_is_symmetric(pack):
    """The base mesh is modelled symmetric up to its 0.01 cm of written precision; morphs of the rest mesh add as much again."""
    from scipy.spatial import cKDTree

    points = pack.rest[pack.skin.cage].astype(np.float64)
    distance, _ = cKDTree(points).query(points * [-1, 1, 1])
    assert np.quantile(distance, 0.99) < 0.03
    assert distance.max() < 0.1


def test_lash_grids_run_from_the_lid_outwards(pack):
    for name, grid in pack.lashes.items():
        side = name.split("_")[0]
        centre = pack.rest[pack.eyes[side]].mean(axis=0)
        reach = np.linalg.norm(pack.rest[grid] - centre, axis=2).mean(axis=1)
        assert (np.diff(reach) > 0).all()
        assert (np.diff(pack.rest[grid[0], 0]) > 0).all()
        assert np.sign(pack.rest[grid[..., 0], 0]).tolist() == [1 if side == "left" else -1] * len(grid)


def test_a_zero_weight_changes_nothing(pack):
    for name in ("macrodetails/asian-male-old", "action/jawOpen"):
        np.testing.assert_array_equal(pack.morphs.apply(pack.base, {name: 0.0}), pack.base)
    np.testing.assert_array_equal(pack.morphs.apply(pack.base, {}), pack.base)


def test_the_order_of_weights_does_not_matter(pack):
    weights = {"nose/nose-hump-incr": 0.7, "action/mouthSmileLeft": 0.3, "macrodetails/african-female-young": 1.0}
    reverse = dict(reversed(weights.items()))
    np.testing.assert_array_equal(pack.morphs.apply(pack.base, weights), pack.morphs.apply(pack.base, reverse))


def test_an_unknown_morph_is_named(pack):
    with pytest.raises(KeyError, match="nose/longer"):
        pack.morphs.apply(pack.base, {"nose/longer": 1.0})
    assert "nose/longer" not in pack.morphs
    assert "nose/nose-hump-incr" in pack.morphs


def test_deltas_keep_the_precision_of_the_source(pack):
    assert pack.morphs.error_cm <= 0.0051
    exact = np.array([[0.01, -3.27, 12.0]])
    assert quantisation_step(exact) == 0.01
    fine = np.array([[0.012345, -3.27, 12.0]])
    assert quantisation_step(fine) == pytest.approx(12.0 / 32767)
    assert quantisation_step(np.zeros((0, 3))) == 0.01


@pytest.mark.parametrize("damage", ["missing", "empty", "half", "flipped", "foreign"])
def test_a_damaged_pack_says_what_to_do(tmp_path, damage):
    path = tmp_path / "head.pack"
    data = default_path().read_bytes()
    middle = len(data) // 2
    content = {
        "empty": b"",
        "half": data[:middle],
        "flipped": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "foreign": b"GIF89a" + bytes(1000),
    }
    if damage in content:
        path.write_bytes(content[damage])
    with pytest.raises(PackError, match="make setup") as caught:
        assets.load(path)
    assert str(path) in str(caught.value)
    assert not build.is_current(path, None)


def test_a_pack_of_another_version_says_what_to_do(tmp_path):
    path = tmp_path / "head.pack"
    container.write(path, {"rest": np.zeros((1, 3), np.float32)}, {"topologies": {}, "morphs": []})
    with pytest.raises(PackError, match="another version"):
        assets.load(path)


def test_manifest_names_origin_licence_and_hash_of_every_part(pack):
    manifest = json.loads(default_path().with_name("manifest.json").read_text())
    assert manifest["pack_sha256"] == pack.fingerprint
    assert len(manifest["package"]["sha256"]) == 64
    parts = manifest["parts"]
    folders = {f"morphs {name.rsplit('/', 1)[0]}" for name in pack.morphs.names}
    assert folders | {"base mesh", "tissue masks", "subdivision", "textures"} == set(parts)
    for part in parts.values():
        assert part["origin"]
        assert part["licence"] in {"CC0-1.0", "Apache-2.0"}
        assert part.get("files") or part["source"]
        assert all(len(digest) == 64 for digest in part.get("files", {}).values())
    assert "Mika Suominen" in parts["morphs action"]["origin"]
    assert "MakeHuman" in parts["base mesh"]["origin"]


def test_fingerprint_is_the_hash_of_the_content(pack):
    body = default_path().read_bytes()[container.PREFIX_SIZE :]
    assert hashlib.sha256(body).hexdigest() == pack.fingerprint
