"""The same person and options give the same bytes: again, in another order, in another process."""

import hashlib
import subprocess
import sys

import pytest

from facestudio import pipeline
from facestudio.photo.types import PhotoOptions
from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve

# Much hair, no hair, a beard and spectacles, a child; each of another light.
QUERIES = {
    "long": "seed=1&gender=female&hair_length=9&lighting=natural",
    "bald": "seed=2&gender=male&age=70&hair_length=0&lighting=studio&view_profile=50",
    "beard": "seed=3&gender=male&age=35&facial_hair=8&eyewear=eyeglasses&lighting=artistic",
    "child": "seed=4&age=4&mood=happy&zoom_level=closeup",
}
SIZE = 128


@pytest.fixture(scope="module")
def digests(gpu, pack):
    """Query's name -> sha256 of its file, drawn in this order."""
    return {name: digest(name, gpu, pack) for name in QUERIES}


def digest(name, gpu, pack):
    spec = resolve(parse(QUERIES[name]), 1)
    return hashlib.sha256(pipeline.photograph(spec, PhotoOptions(size=SIZE), gpu, pack).bytes).hexdigest()


def test_people_differ(digests):
    assert len(set(digests.values())) == len(QUERIES)


def test_another_order_gives_the_same_bytes(digests, gpu, pack):
    again = {name: digest(name, gpu, pack) for name in reversed(QUERIES)}
    assert again == digests


def test_another_size_in_between_leaves_no_trace(digests, gpu, pack):
    pipeline.photograph(resolve(parse(""), 5), PhotoOptions(size=200), gpu, pack)
    assert digest("long", gpu, pack) == digests["long"]


def test_another_process_gives_the_same_bytes(digests):
    program = f"""
import hashlib
from facestudio import assets, pipeline
from facestudio.gpu import Gpu
from facestudio.photo.types import PhotoOptions
from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve
gpu, pack = Gpu.open(software=True), assets.load()
for query in {[QUERIES["beard"], QUERIES["long"]]!r}:
    photo = pipeline.photograph(resolve(parse(query), 1), PhotoOptions(size={SIZE}), gpu, pack)
    print(hashlib.sha256(photo.bytes).hexdigest())
"""
    # Another hash seed, so that an order of sets or dicts that leaked into a picture would show.
    environment = {"PYTHONHASHSEED": "12345", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [digests["beard"], digests["long"]]
