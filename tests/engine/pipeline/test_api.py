"""`import facestudio` and what it offers."""

import inspect
import io
import threading
import typing

import pytest
from PIL import Image

import facestudio
from facestudio.api import Parameters, SharedStudio
from facestudio.request.errors import RequestError
from facestudio.request.fields import FIELDS
from facestudio.seeds import random_seed
from facestudio.studio import Studio, query_pairs


@pytest.fixture(scope="module")
def shared():
    studio = SharedStudio()
    yield studio
    studio.close()


def test_public_names():
    assert set(facestudio.__all__) == {"generate", "Studio", "Photo", "__version__"}
    assert all(getattr(facestudio, name) is not None for name in facestudio.__all__)
    assert dir(facestudio) == sorted(facestudio.__all__)
    with pytest.raises(AttributeError, match="no attribute 'genrate'"):
        facestudio.genrate  # noqa: B018


def test_generate_takes_every_parameter_of_the_table_by_name():
    assert set(typing.get_type_hints(Parameters)) == {field.name for field in FIELDS}
    for field in FIELDS:
        assert f"`{field.name}`" in inspect.getdoc(facestudio.generate)


def test_generate(shared, tmp_path):
    photo = shared.generate({"seed": 7, "age": 30, "resolution": 128, "image_format": "webp", "mood": None})
    saved = photo.save(tmp_path / "face.webp")
    picture = Image.open(io.BytesIO(photo.bytes))
    assert (picture.size, picture.format) == ((128, 128), "WEBP")
    assert saved.read_bytes() == photo.bytes
    assert (photo.media_type, photo.spec["seed"], photo.spec["age"]) == ("image/webp", 7, 30)


def test_generate_from_another_thread_gives_the_same_picture(shared):
    asked = {"seed": 7, "resolution": 128}
    here, there = shared.generate(asked).bytes, []
    threads = [threading.Thread(target=lambda: there.append(shared.generate(asked).bytes)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert there == [here, here]


def test_everybody_is_new_without_a_seed(shared):
    seeds = {shared.generate({"resolution": 128}).spec["seed"] for _ in range(2)}
    assert len(seeds) == 2
    assert all(1 <= random_seed() <= 2**32 for _ in range(100))


def test_wrong_parameters_raise_with_every_problem():
    with pytest.raises(RequestError) as caught:
        facestudio.generate(age=200, mood="hungry", colour="red", stampless=3)
    assert set(caught.value.problems) == {"age", "mood", "colour", "stampless"}


def test_python_values_as_a_query_spells_them():
    given = {"seed": 7, "age": None, "stampless": True, "mood": "happy"}
    assert list(query_pairs(given)) == [("seed", "7"), ("stampless", "yes"), ("mood", "happy")]
    assert list(query_pairs({"stampless": False})) == [("stampless", "no")]


def test_a_studio_can_be_closed_twice():
    with Studio() as studio:
        assert studio.renderer
        studio.close()
    studio.close()


def test_a_closed_studio_says_so():
    studio = Studio()
    studio.close()
    with pytest.raises(RuntimeError, match="closed"):
        studio.generate(seed=1)
