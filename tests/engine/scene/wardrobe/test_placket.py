"""A shirt is closed in front: no skin between collar and hem, and buttons that lie on the cloth."""

import numpy as np
import pytest
from tests.support.people import plain

from facestudio.scene.wardrobe import dress


@pytest.mark.parametrize("who", [(30, 0.0, "caucasian"), (2, 0.5, "asian"), (80, 1.0, "african")])
def test_buttons_lie_in_the_middle_of_a_shirt_alone(pack, head_of, who):
    mesh = dress(plain(*who, garment="collared"), pack, head_of(*who)).meshes[0]
    button = mesh.masks[:, 1] > 0.5
    assert button.any()
    assert np.abs(mesh.positions[button][:, 0]).max() < 0.8
    assert mesh.normals[button][:, 2].mean() > 0.5
    plain_shirt = dress(plain(*who, garment="crew_neck"), pack, head_of(*who)).meshes[0]
    assert (plain_shirt.masks[:, 1] == 0).all()
    # No cloth comes through the face of a button.
    cloth = mesh.positions[~button]
    for points, normals in zip(
        mesh.positions[button].reshape(3, -1, 3), mesh.normals[button].reshape(3, -1, 3), strict=True
    ):
        out = normals.mean(axis=0) / np.linalg.norm(normals.mean(axis=0))
        middle = points.mean(axis=0)
        near = np.linalg.norm(cloth - middle, axis=1) < 0.75 * np.linalg.norm(points - middle, axis=1).max()
        assert ((cloth[near] - middle) @ out).max() < ((points - middle) @ out).max()
