"""The passes of a picture, in their order, and what each reads and writes.

A pass in `wants` reads a buffer; in `gives` it writes one, whole or after clearing it. The list is static: this file is
the picture's whole plan, and `faults` proves that it hangs together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from facestudio.frame.passes import (
    backdrop,
    composite,
    lenses,
    relief,
    resolve,
    samples,
    scattering,
    screen,
    sensor,
    shadows,
    smoothing,
    strand_light,
    surfaces,
    visibility,
)
from facestudio.frame.picture import BUFFERS, Buffer, Picture


@dataclass(frozen=True, slots=True)
class Pass:
    """One step. wants, gives: names from BUFFERS. A buffer in both is drawn over (it keeps what is there)."""

    name: str
    wants: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Picture], None]


ORDER: tuple[Pass, ...] = (
    Pass("surfaces", (), (*surfaces.TARGETS, "surface_depth"), surfaces.run),
    Pass("shadows", (), ("shadows",), shadows.run),
    Pass("visibility", ("position", "normal_diffuse", "shadows"), ("irradiance_rough", "lamps_rough"), visibility.run),
    Pass(
        "smoothing",
        ("position", "normal_diffuse", "irradiance_rough", "lamps_rough"),
        ("irradiance", "lamps"),
        smoothing.run,
    ),
    Pass("scattering", ("irradiance", "position", "albedo"), ("scattered_across", "scattered"), scattering.run),
    Pass("backdrop", (), ("backdrop",), backdrop.run),
    Pass("resolve", (*surfaces.TARGETS, "irradiance", "lamps", "scattered"), ("radiance",), resolve.run),
    Pass("screen", (), ("screen_depth",), screen.run),
    Pass("strand_light", ("shadows", "surface_depth", "screen_depth"), ("strand_radiance",), strand_light.run),
    Pass("samples", ("strand_radiance",), ("samples", "samples_depth"), samples.run),
    Pass(
        "relief",
        ("samples", "samples_depth", "normal_diffuse"),
        ("relief_means", "relief_headings", "relief"),
        relief.run,
    ),
    Pass(
        "composite",
        ("radiance", "position", "normal_diffuse", "backdrop", "samples", "samples_depth", "relief"),
        ("composite",),
        composite.run,
    ),
    Pass(
        "lenses",
        ("composite", "samples", "samples_depth"),
        ("lens_samples", "behind_lens", "composite"),
        lenses.run,
    ),
    Pass("sensor", ("composite",), ("colour",), sensor.run),
)

_SCRATCH = ("lens_samples", "behind_lens", "relief_means", "relief_headings", "scattered_across")
"""Needed by the pass that writes it, and by no other."""

RESULTS = ("colour", "position", "normal", "albedo")
"""Buffers that leave with the Frame."""

_SEEN = ("irradiance",)
"""Buffers that tests look at afterwards."""


def places(
    order: Sequence[Pass], kept: Collection[str] = (*RESULTS, *_SEEN), *, one_size: bool = False
) -> dict[str, str]:
    """Buffer -> the buffer in whose memory it lies, often its own: that of one of the same kind which no later pass reads.

    kept: buffers that must outlive the picture. one_size: the picture's own pixels are the shaded ones, so that what
    is as large as the picture can lie where something shaded lay.
    """
    last_use = {name: place for place, step in enumerate(order) for name in (*step.wants, *step.gives)}
    found: dict[str, str] = {}
    holder: dict[str, str] = {}
    for place, step in enumerate(order):
        for name in step.gives:
            if name in found:
                continue
            free = (
                own
                for own, held in holder.items()
                if _kind(own, one_size) == _kind(name, one_size) and held not in kept and last_use[held] < place
            )
            found[name] = next(free, name)
            holder[found[name]] = name
    return found


def spare(order: Sequence[Pass], shared: Mapping[str, str], kept: Collection[str] = (*RESULTS, *_SEEN)) -> str:
    """A buffer of the kind of `colour`, as shaded, in whose memory nothing lies that outlives the picture.
    Raises StopIteration if there is none."""
    lasting = {shared[name] for name in kept}
    return next(
        place
        for place in dict.fromkeys(shared[name] for step in order for name in step.gives)
        if place not in lasting and _kind(place, True) == _kind("colour", True)
    )


def _kind(name: str, one_size: bool) -> Buffer:
    buffer = BUFFERS[name]
    return replace(buffer, side="shading") if one_size and buffer.side == "size" else buffer


def faults(order: Sequence[Pass], results: Collection[str] = RESULTS) -> list[str]:
    """What is wrong with an order, one sentence each; empty if nothing is.

    Every buffer must have a name in BUFFERS; whatever is read must have been written by an earlier pass; whatever is
    written must be read later or be a result; no two passes have the same name.
    """
    found = []
    written: set[str] = set()
    for place, step in enumerate(order):
        if step.name in {other.name for other in order[:place]}:
            found.append(f"There are two passes '{step.name}'.")
        found += [
            f"'{step.name}' uses an unknown buffer '{name}'."
            for name in (*step.wants, *step.gives)
            if name not in BUFFERS
        ]
        found += [
            f"'{step.name}' reads '{name}' before anything has written it."
            for name in step.wants
            if name not in written
        ]
        later = {name for other in order[place + 1 :] for name in other.wants}
        scratch = {name for name in step.gives if name in _SCRATCH}
        found += [
            f"'{step.name}' writes '{name}', which nothing reads."
            for name in step.gives
            if name not in later and name not in results and name not in scratch
        ]
        written.update(step.gives)
    found += [f"Nothing writes the result '{name}'." for name in results if name not in written]
    return found
