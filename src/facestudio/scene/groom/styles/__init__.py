"""Haircuts by name. A style is a function of a Head; one file per family."""

from __future__ import annotations

from facestudio.scene.groom.styles.base import Cut, Head, Style
from facestudio.scene.groom.styles.curly import afro, afro_fade, coils, curls, relaxed
from facestudio.scene.groom.styles.long import bangs, bob, curtains, layered, lob, long
from facestudio.scene.groom.styles.roped import braids, locs, twists
from facestudio.scene.groom.styles.short import (
    buzz,
    crew,
    crop,
    fringe,
    infant,
    messy,
    pixie,
    quiff,
    short,
    side_part,
    swept_back,
    undercut,
)
from facestudio.scene.groom.styles.tied import bun, half_up, pigtails, ponytail, puff

STYLES: dict[str, Style] = {
    "afro": afro,
    "afro_fade": afro_fade,
    "bangs": bangs,
    "bob": bob,
    "braids": braids,
    "bun": bun,
    "buzz": buzz,
    "coils": coils,
    "crew": crew,
    "crop": crop,
    "curls": curls,
    "curtains": curtains,
    "fringe": fringe,
    "half_up": half_up,
    "infant": infant,
    "layered": layered,
    "lob": lob,
    "locs": locs,
    "long": long,
    "messy": messy,
    "pixie": pixie,
    "pigtails": pigtails,
    "ponytail": ponytail,
    "puff": puff,
    "quiff": quiff,
    "relaxed": relaxed,
    "short": short,
    "side_part": side_part,
    "swept_back": swept_back,
    "twists": twists,
    "undercut": undercut,
}

__all__ = ["STYLES", "Cut", "Head", "Style", "style_for"]


def style_for(name: str, length: float) -> Style:
    """The style of that name; for a name unknown here, the plain cut of the hair's length."""
    if name in STYLES:
        return STYLES[name]
    if length < 1.6:
        return buzz
    return short if length < 5.5 else long
