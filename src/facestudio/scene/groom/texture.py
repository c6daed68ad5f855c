"""How hairs of a head differ from the curves that lead them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texture:
    """How hairs differ from their guides.

    lock, tuft: 0..1, how strongly guides gather in big locks, and hairs round their guide and in small tufts.
    frizz: cm, wander of single hairs at the tip. uneven: 0..1, by how much of their length hairs end early.
    curl_radius, curl_pitch: cm, of the helix (0 for straight). coherence: 1 hairs of a lock curl together .. 0 each alone.
    flat: 0 helix .. 1 plane wave. stray: share of hairs that leave their lock.
    spread: how much of the distance between roots remains at the tips. closing: power of the length at which locks close:
    1 all along, smaller nearer the root.
    roam: cm by which locks, and half as far their parts, wander off their way towards the tip. wave: cm, of that wandering.
    twist: radians by which locks turn about themselves to the tip, one standard deviation.
    loft: cm by which the loosest hairs stand off the mass and dip into it again: a head of hair has no surface.
    sway, bow: cm by which locks rise, sink and lean aside from the roots on, and of one such bow.
    stiff: cm, up to which hairs stand by themselves, and from twice of which they gather.
    sectioned: whether all locks of a section curl in step, as brushes and irons set them.
    fickle: 0 tufts all close alike .. 1 a few tightly and most hardly.
    """

    lock: float
    tuft: float
    frizz: float
    uneven: float
    curl_radius: float = 0.0
    curl_pitch: float = 4.0
    coherence: float = 1.0
    flat: float = 0.0
    stray: float = 0.03
    spread: float = 1.0
    closing: float = 1.1
    roam: float = 0.0
    wave: float = 9.0
    twist: float = 0.0
    loft: float = 0.0
    sway: float = 0.0
    bow: float = 10.0
    stiff: float = 0.0
    fickle: float = 0.0
    sectioned: bool = False
