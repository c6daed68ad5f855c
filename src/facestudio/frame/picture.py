"""The picture that is being made: what every pass reads and writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import moderngl
import numpy as np
from numpy.typing import NDArray

from facestudio.frame.detail import Detail
from facestudio.frame.lamps import LightSamples, lamp_axes
from facestudio.frame.upload import Uploads
from facestudio.gpu.device import Gpu
from facestudio.gpu.programs import Program
from facestudio.gpu.targets import Target
from facestudio.scene.types import Camera, Lighting, Scene


@dataclass(frozen=True, slots=True)
class Buffer:
    """A target that passes share. side: which of the picture's sizes it has. components 0: a depth target."""

    side: str
    components: int
    dtype: str
    linear: bool = False


BUFFERS: dict[str, Buffer] = {
    "position": Buffer("shading", 4, "f4"),
    "normal": Buffer("shading", 4, "f2"),
    "normal_diffuse": Buffer("shading", 4, "f2"),
    "albedo": Buffer("shading", 4, "f2"),
    "surface_depth": Buffer("shading", 0, ""),
    "shadows": Buffer("atlas", 0, ""),
    "irradiance_rough": Buffer("shading", 4, "f2"),
    "lamps_rough": Buffer("shading", 4, "f2"),
    "irradiance": Buffer("shading", 4, "f2"),
    "lamps": Buffer("shading", 4, "f2"),
    "scattered_across": Buffer("shading", 4, "f2"),
    "scattered": Buffer("shading", 4, "f2"),
    "backdrop": Buffer("backdrop", 4, "f2", linear=True),
    "radiance": Buffer("shading", 4, "f2"),
    "screen_depth": Buffer("screen", 0, ""),
    "strand_radiance": Buffer("strands", 4, "f2"),
    "samples": Buffer("samples", 4, "f2"),
    "samples_depth": Buffer("samples", 0, ""),
    "relief_means": Buffer("screen", 4, "f2"),
    "relief_headings": Buffer("screen", 4, "f2"),
    "relief": Buffer("screen", 4, "f2", linear=True),
    "lens_samples": Buffer("samples", 1, "f1"),
    "composite": Buffer("shading", 4, "f2"),
    "behind_lens": Buffer("shading", 4, "f2"),
    "colour": Buffer("size", 4, "f2"),
}
"""Every buffer by the name that passes use. `strand_radiance` is as large as the strands need: upload.py makes it."""

TILES_PER_ROW = 8
_SCREEN_SIDE = 256


@dataclass(slots=True)
class Picture:
    """A picture in the making.

    shadow_tiles: (L, 4, 4) tile_from_head, one for each light sample. places: buffer -> the buffer in whose memory it lies.
    """

    scene: Scene
    gpu: Gpu
    detail: Detail
    uploads: Uploads
    lights: LightSamples
    shadow_tiles: NDArray[np.float64]
    places: Mapping[str, str]

    @property
    def pixels_per_cm(self) -> float:
        """Shaded pixels, at the focused plane."""
        return self.detail.shading / self.scene.camera.visible_height_cm

    def target(self, name: str) -> Target:
        """The buffer of that name, in this picture's size."""
        buffer = BUFFERS[name]
        size = self._size(buffer.side)
        place = self.places.get(name, name)
        if buffer.components == 0:
            return self.gpu.targets.depth(place, size)
        return self.gpu.targets.get(place, size, buffer.components, buffer.dtype, linear=buffer.linear)

    def into(self, *names: str, depth: str | None = None) -> moderngl.Framebuffer:
        """A framebuffer over buffers of these names."""
        for name in (*names, *((depth,) if depth else ())):
            self.target(name)
        colours = [self.places.get(name, name) for name in names]
        return self.gpu.targets.framebuffer(colours, self.places.get(depth, depth) if depth else None)

    def program(self, name: str, **defines: object) -> Program:
        """A program of frame/glsl."""
        return self.gpu.programs.get(f"frame/{name}", **defines)

    def _size(self, side: str) -> tuple[int, int]:
        if side == "backdrop":
            height, width = self.scene.backdrop.radiance.shape[:2]
            return width, height
        if side == "atlas":
            # Rows for every sample of this detail, whether its lamp is lit or not: the size is the same for all pictures.
            return TILES_PER_ROW * self.detail.tile, -(-self.detail.lights // TILES_PER_ROW) * self.detail.tile
        pixels = {
            "shading": self.detail.shading,
            "samples": self.detail.shading * self.detail.samples,
            "size": self.detail.size,
            "screen": _SCREEN_SIDE,
        }[side]
        return pixels, pixels


def clip_from_head(camera: Camera) -> NDArray[np.float64]:
    """(4, 4) from head space to clip space."""
    matrix: NDArray[np.float64] = camera.clip_from_view @ camera.view_from_head
    return matrix


def lamp_uniforms(lighting: Lighting) -> dict[str, object]:
    """Uniform values of common_lights.glsl."""
    lamps = (lighting.key, lighting.rim, lighting.fill)
    axes = [lamp_axes(lamp) for lamp in lamps]
    return {
        "lamp_direction": [centre for centre, _, _ in axes],
        "lamp_across": [across / lamp.half_size[0] for (_, across, _), lamp in zip(axes, lamps, strict=True)],
        "lamp_up": [up / lamp.half_size[1] for (_, _, up), lamp in zip(axes, lamps, strict=True)],
        "lamp_radiance": [lamp.radiance for lamp in lamps],
        "dome_floor": lighting.dome.floor,
        "dome_horizon": lighting.dome.horizon,
        "dome_zenith": lighting.dome.zenith,
        "dome_walls": lighting.dome.ring,
    }


def near_uniforms(lighting: Lighting) -> dict[str, object]:
    """Uniform values of common_near.glsl."""
    lamps = (lighting.key, lighting.rim, lighting.fill)
    return {
        "lamp_near": [(*lamp_axes(lamp)[0], 1.0 / lamp.distance_cm) for lamp in lamps],
        "key_leaves": int(lighting.dapple[0] > 0.0),
        "key_dapple": lighting.dapple,
    }


def shadow_uniforms(picture: Picture) -> dict[str, object]:
    """Uniform values of common_shadow.glsl, for programs compiled with LIGHTS = detail.lights."""
    rows = np.zeros((picture.detail.lights, 4, 4))
    rows[: len(picture.shadow_tiles)] = 0.5 * picture.shadow_tiles
    rows[:, :3, 3] += 0.5
    atlas = picture.target("shadows")
    return {
        "shadow_atlas": atlas,
        "shadow_x": rows[:, 0],
        "shadow_y": rows[:, 1],
        "shadow_z": rows[:, 2],
        "tile_texels": picture.detail.tile,
        "atlas_texels": atlas.size,
    }


def padded(array: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """The array with rows of zeros after it, `count` in all: GLSL arrays have a fixed length."""
    return np.concatenate([array, np.zeros((count - len(array), *array.shape[1:]))])
