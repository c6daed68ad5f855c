"""Skin stays under the cloth: on every kind of body, in every garment and from every side, none shows beside the neckline."""

import dataclasses

import numpy as np
import pytest
from scipy import ndimage
from tests.support.people import plain
from tests.support.sight import seen

from facestudio.request.parse import parse
from facestudio.scene.build import skin_mesh
from facestudio.scene.camera import frame_portrait
from facestudio.scene.head import shape_head
from facestudio.scene.wardrobe import dress
from facestudio.scene.wardrobe.cuts import OUTFITS
from facestudio.spec.resolve import resolve
from facestudio.spec.vocabulary import GARMENTS

SIZE, ROWS, JOINED = 256, 100, 130
"""Pixels of the picture, how many of its rows from below are looked at: up to the chin; and up to where what belongs
together is followed: an ear's lobe may hang down into the rows."""
SPECK_PIXELS = 3
"""Islands up to this size come from the strewn points."""


def islands(spec, pack, level=1):
    """Pixels of skin that are not connected with the neck: skin that comes through the cloth."""
    shape = shape_head(spec, pack)
    dressed = dress(spec, pack, shape)
    skin = skin_mesh(spec, pack, shape, dressed.skin, level=level)
    picture = seen([skin, *dressed.meshes], frame_portrait(spec, shape), SIZE, JOINED)
    pieces, _ = ndimage.label(picture == 0, structure=np.ones((3, 3)))
    sizes = np.sort(np.bincount(pieces[:ROWS].reshape(-1))[1:])
    assert sizes[-1] > 0.03 * SIZE * SIZE
    return int(sizes[:-1][sizes[:-1] > SPECK_PIXELS].sum())


WEIGHTS = (0.1, 0.5, 0.95)
WEARERS = [(0, 0.5, "asian"), (7, 0.5, "african"), (25, 1.0, "asian"), (30, 0.0, "african"), (80, 0.5, "caucasian")]
WORN = [
    (garment, who, WEIGHTS[(i + j) % 3])
    for i, garment in enumerate(GARMENTS)
    for j, who in enumerate(WEARERS)
    if (i + j) % 2 == 0 or len(OUTFITS[garment]) == 1
]
"""Every garment on several people, light, medium and heavy."""


@pytest.mark.parametrize(("garment", "who", "weight"), WORN)
def test_no_skin_through_the_cloth(pack, who, weight, garment):
    turn = {0.1: -45.0, 0.5: 0.0, 0.95: 30.0}[weight]
    spec = plain(*who, garment=garment, view_profile=turn)
    spec = dataclasses.replace(spec, form=dataclasses.replace(spec.form, weight=weight, muscle=1.05 - weight))
    assert islands(spec, pack) == 0


@pytest.mark.parametrize("seed", [504, *range(1, 13)])
def test_nor_on_people_as_they_come(pack, seed):
    assert islands(resolve(parse([]), seed), pack) == 0


@pytest.mark.parametrize("seed", [32002, 32035, *range(1, 13)])
def test_nor_through_small_pictures_whose_skin_is_coarse(pack, seed):
    assert islands(resolve(parse([]), seed), pack, level=0) == 0
