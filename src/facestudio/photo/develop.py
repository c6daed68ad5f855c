"""The photo lab: exposure, film, finish, mark, file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from facestudio.frame.types import Frame
from facestudio.photo import finish as finishes
from facestudio.photo import tone
from facestudio.photo.encode import encode
from facestudio.photo.exposure import picture_gain
from facestudio.photo.finish import Finish, scaled
from facestudio.photo.stamp import stamped
from facestudio.photo.tone import EYE_WEIGHTS, STANDARD_FILM, Film
from facestudio.photo.types import PhotoOptions, Provenance

if TYPE_CHECKING:
    from facestudio.gpu.device import Gpu
    from facestudio.gpu.targets import Target

STANDARD_FINISH = Finish()

GLOW_BLOCK = 4
"""Glow is worked out on blocks of this many pixels: it is far softer than they are; the veil on blocks of as many of these."""


def develop(frame: Frame, gpu: Gpu, options: PhotoOptions, provenance: Provenance) -> bytes:
    """Turn a frame into an encoded picture file that says where it comes from.

    The same arguments give the same bytes. Raises ValueError when the frame has another size than the options ask for,
    or for options that no encoder has.
    """
    if frame.size != options.size:
        raise ValueError(f"the frame is {frame.size} pixels wide, but {options.size} are asked for")
    film, finish = tone.varied(STANDARD_FILM, provenance.seed), finishes.varied(STANDARD_FINISH, provenance.seed)
    pixels = picture(frame, gpu, provenance.seed, film, finish)
    if options.stamp:
        pixels = stamped(pixels)
    return encode(pixels, options, provenance)


def picture(
    frame: Frame, gpu: Gpu, grain_seed: int, film: Film = STANDARD_FILM, finish: Finish = STANDARD_FINISH
) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 sRGB values, row 0 on top, of a frame. grain_seed: a whole number; which grain it is."""
    with gpu.current():
        return _drawn(frame, gpu, grain_seed, film, finish)


def _drawn(frame: Frame, gpu: Gpu, grain_seed: int, film: Film, finish: Finish) -> NDArray[np.uint8]:
    size = (frame.size, frame.size)
    look = scaled(finish, frame.size)
    glow = _scattered(frame.colour, gpu, "photo_glow", look.glow_radius / GLOW_BLOCK)
    veil = _scattered(glow, gpu, "photo_veil", look.veil_radius / GLOW_BLOCK**2)
    reach = frame.size / (glow.size[0] * GLOW_BLOCK)
    veil_reach = frame.size / (veil.size[0] * GLOW_BLOCK**2)
    exposed_name = frame.spare or "photo_exposed"
    exposed = gpu.targets.get(exposed_name, size, 4, "f2")
    gpu.programs.get("photo/post_expose").fill(
        gpu.targets.framebuffer([exposed_name]),
        picture=frame.colour,
        glow=glow,
        glow_scale=(reach, reach),
        gain=picture_gain(frame),
        glow_share=look.glow,
        veil=veil,
        veil_scale=(veil_reach, veil_reach),
        veil_share=look.veil,
        softness=look.softness,
        fall_off=look.fall_off,
        fringe=look.fringe,
        film_steep=film.steep,
        film_toe=film.toe,
        film_weights=EYE_WEIGHTS,
        film_by_brightness=film.by_brightness,
        film_saturation=film.saturation,
        film_shade_colour=film.shade_colour,
        film_shoulder=film.shoulder,
        film_contrast=film.contrast,
        film_toning=film.toning,
        film_balance=film.balance,
    )
    finished = gpu.targets.get("photo_finished", size, 4, "f1")
    gpu.programs.get("photo/post_finish").fill(
        gpu.targets.framebuffer(["photo_finished"]),
        picture=exposed,
        sharpening=look.sharpening,
        grain=look.grain,
        grain_seed=grain_seed & 0x7FFFFFFF,
    )
    return np.ascontiguousarray(finished.read()[..., :3].astype(np.uint8, copy=False))


def _scattered(light: Target, gpu: Gpu, name: str, deviation: float) -> Target:
    """The light on a grid of blocks of GLOW_BLOCK pixels, blurred by a deviation in blocks."""
    side = -(-light.size[0] // GLOW_BLOCK)
    names = (name, f"{name}_rows")
    blocks, rows = (gpu.targets.get(each, (side, side), 4, "f2", linear=True) for each in names)
    gpu.programs.get("photo/post_shrink").fill(gpu.targets.framebuffer([name]), picture=light, block=GLOW_BLOCK)
    blur = gpu.programs.get("photo/post_blur")
    spread = max(deviation, 0.5)
    blur.fill(gpu.targets.framebuffer([names[1]]), picture=blocks, direction=(1, 0), deviation=spread)
    blur.fill(gpu.targets.framebuffer([name]), picture=rows, direction=(0, 1), deviation=spread)
    return blocks
