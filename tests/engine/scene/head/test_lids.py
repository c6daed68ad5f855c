"""The ledge of the lower lids."""

import numpy as np

from facestudio.scene.head.eyes import SCALE, fit_eyeball
from facestudio.scene.head.lids import LASHES_OUT_CM, LEDGE_DROP_CM, slope_lower_lids
from facestudio.scene.head.types import Eye


def test_lower_lids_slope_and_their_lashes_go_along(pack):
    rest = np.asarray(pack.skin.subdivide @ pack.rest[pack.skin.cage], dtype=np.float32)
    cage = np.asarray(pack.rest, dtype=np.float32)
    eyes = []
    for side in ("left", "right"):
        centre, radius = fit_eyeball(cage[pack.eyes[side]])
        eyes.append(Eye(centre, radius * SCALE, np.eye(3), np.zeros(2), centre))
    sloped, moved = slope_lower_lids(rest, cage, tuple(eyes), 1.0, pack)
    skin = sloped - rest
    assert np.abs(skin[:, [0, 2]]).max() == 0.0
    assert -LEDGE_DROP_CM * 1.001 <= skin[:, 1].min() < -0.9 * LEDGE_DROP_CM
    assert skin[:, 1].max() <= 0.0
    assert not skin[(rest[:, 1] > 75.2) | (rest[:, 1] < 73.7)].any()
    for side in ("left", "right"):
        assert not (moved - cage)[pack.lashes[f"{side}_upper"]].any()
        lashes = (moved - cage)[pack.lashes[f"{side}_lower"]]
        assert 0.8 * LASHES_OUT_CM < lashes[..., 2].max() <= LASHES_OUT_CM
        assert np.allclose(lashes, lashes[:1], atol=1e-5)
