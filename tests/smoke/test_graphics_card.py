"""A portrait on a real GPU. Drivers are stricter than Mesa's software renderer, and round differently."""

import io

import numpy as np
import pytest
from PIL import Image

from facestudio import pipeline
from facestudio.photo.types import PhotoOptions
from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve

pytestmark = pytest.mark.gpu


@pytest.mark.parametrize("query", ["seed=1&hair_length=9", "seed=2&gender=male&facial_hair=7&eyewear=sunglasses"])
def test_a_portrait_on_a_graphics_card(graphics_card, gpu, pack, query):
    spec, options = resolve(parse(query), 1), PhotoOptions(size=256, stamp=False, quality=95)
    hardware, software = (
        np.asarray(Image.open(io.BytesIO(pipeline.photograph(spec, options, device, pack).bytes)), dtype=float)
        for device in (graphics_card, gpu)
    )
    assert np.abs(hardware - software).mean() < 2.0
