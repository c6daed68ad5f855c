"""Eyes that sit in the middle of their lids. The base mesh seats them near the nose, which reads as a squint."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.head import shape_head


@pytest.mark.parametrize("age", [1, 8, 30, 70])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_iris_of_who_looks_at_the_lens_is_near_the_middle_of_the_opening(pack, age, side):
    shape = shape_head(plain(age=age), pack)
    eye = shape.left_eye if side == "left" else shape.right_eye
    lids = np.concatenate([shape.cage[pack.lashes[f"{side}_{lid}"][0]] for lid in ("upper", "lower")])[:, 0]
    iris = eye.centre + eye.radius * eye.head_from_eye[:, 2]
    outwards = np.sign(eye.centre[0]) * (iris[0] - (lids.min() + lids.max()) / 2) / np.ptp(lids)
    assert -0.03 < outwards < 0.063


def test_the_axes_of_the_pupils_part(pack):
    """The line of sight meets the lens; the pupil's axis passes it on the side of the temple."""
    shape = shape_head(plain(), pack)
    left, right = shape.left_eye.head_from_eye[:, 2], shape.right_eye.head_from_eye[:, 2]
    assert left[0] > 0 > right[0]
