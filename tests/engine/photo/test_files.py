"""What a picture file carries besides its pixels."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from facestudio.photo.encode import encode
from facestudio.photo.icc import srgb_profile
from facestudio.photo.provenance import DIGITAL_SOURCE_TYPE, LARGEST_XMP, read_provenance, xmp_packet
from facestudio.photo.types import PhotoOptions, Provenance

ORIGIN = Provenance(
    seed=4294967296,
    query="gender=female&ethnicity=southeast_asian&age=30&mood=happy&view_profile=-12&seed=4294967296",
    engine="Face Studio 1.2.3",
    fingerprint="0123456789abcdef" * 4,
)
MEDIA_TYPES = ["image/jpeg", "image/webp"]


def pixels(size=160):
    y, x = np.mgrid[0:size, 0:size]
    return np.stack([x % 256, (x + y) % 256, 255 - y % 256], axis=-1).astype(np.uint8)


def encoded(media_type, origin=ORIGIN, **options):
    return encode(pixels(), PhotoOptions(size=160, media_type=media_type, **options), origin)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_provenance_comes_back_out_of_the_file(media_type):
    assert read_provenance(encoded(media_type)) == ORIGIN


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_the_file_says_in_iptcs_and_in_plain_words_what_it_is(media_type):
    file = encoded(media_type)
    assert f"<Iptc4xmpExt:DigitalSourceType>{DIGITAL_SOURCE_TYPE}<".encode() in file
    with Image.open(BytesIO(file)) as image:
        exif = image.getexif()
    assert "does not exist" in exif[0x010E]
    assert exif[0x0131] == ORIGIN.engine


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_all_that_is_added_stays_under_8_kilobytes(media_type):
    bare = BytesIO()
    Image.fromarray(pixels()).save(
        bare, media_type.split("/")[1], quality=PhotoOptions().quality, subsampling="4:4:4", method=2
    )
    assert 0 < len(encoded(media_type)) - len(bare.getvalue()) < 8 * 1024
    assert len(xmp_packet(ORIGIN)) < LARGEST_XMP


def test_a_query_with_markup_comes_back_as_it_was():
    awkward = Provenance(seed=1, query='a=<b>&c="d"&e=ü]]>', engine="F & S", fingerprint="0" * 64)
    assert read_provenance(encoded("image/jpeg", awkward)) == awkward


def test_a_query_beyond_all_measure_is_refused():
    with pytest.raises(ValueError, match="bytes"):
        xmp_packet(Provenance(seed=1, query="x" * 9000, engine="E", fingerprint="0" * 64))


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&a;</x:xmpmeta>',
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
        xmp_packet(ORIGIN).replace(b"<facestudio:Seed>4294967296<", b"<facestudio:Seed>-1<"),
    ],
)
def test_foreign_files_are_read_without_harm(packet):
    file = BytesIO()
    Image.new("RGB", (32, 32)).save(file, "JPEG", xmp=packet)
    assert read_provenance(file.getvalue()) is None


def test_what_is_no_picture_is_an_error():
    with pytest.raises(OSError, match="identify"):
        read_provenance(b"\xff\xd8 no")


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_encoding_twice_gives_the_same_bytes(media_type):
    assert encoded(media_type) == encoded(media_type)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_better_quality_is_nearer_to_the_pixels(media_type):
    errors = []
    for quality in (40, 95):
        with Image.open(BytesIO(encoded(media_type, quality=quality))) as image:
            errors.append(np.abs(np.asarray(image).astype(int) - pixels()).mean())
    assert errors[1] < 0.6 * errors[0]


def test_unknown_types_and_qualities_are_refused():
    with pytest.raises(ValueError, match="image/png"):
        encoded("image/png")
    with pytest.raises(ValueError, match="101"):
        encoded("image/jpeg", quality=101)


def test_the_profile_is_srgb():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    assert len(srgb_profile()) < 700
    assert int.from_bytes(srgb_profile()[:4], "big") == len(srgb_profile())
    assert ImageCms.isIntentSupported(profile, ImageCms.Intent.PERCEPTUAL, ImageCms.Direction.INPUT) == 1
    to_srgb = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    levels = np.random.default_rng(3).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    moved = np.asarray(ImageCms.applyTransform(Image.fromarray(levels), to_srgb)).astype(int) - levels
    assert np.abs(moved).max() <= 1


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_the_file_carries_the_profile(media_type):
    with Image.open(BytesIO(encoded(media_type))) as image:
        assert image.info["icc_profile"] == srgb_profile()
