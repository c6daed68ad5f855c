"""How large the parts of a head are: what is typical of age, sex and descent, and how far people depart from it.

Sources, all of North American whites unless said otherwise. Head width and length, and the face's widths: Farkas, Posnick and
Hreczko 1992 (Cleft Palate Craniofac. J. 29:303): length 182.7 mm in grown women, 189.2 in men of 14, 87 % of it at one year;
width 142.7 in women. The eyes: the same 29:315. The lower third of the face grows from 6 years on by 23 % in boys, 17 % in
girls: Ferrario et al. 1998 (J. Craniofac. Genet. Dev. Biol. 18:138). Lips thin, mouths and noses widen with the years:
Sforza et al. 2010, 2011 (Forensic Sci. Int. 200:182, 204:205); how high lips still are at 50 and at 80 is by eye. Adults of
other descent: Farkas et al. 2005 (J. Craniofac. Surg. 16:615). Single figures and deviations are those of Farkas 1994
("Anthropometry of the Head and Face", 2nd ed.) from memory, unchecked; heights are upright here, not along the slope of the
face. Small children's crowns are a little lower, their eyes a little wider, their skulls rounder than that, by eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from facestudio.maths.steps import smooth_step
from facestudio.spec.types import Form

YEARS = (0.0, 1.0, 3.0, 6.0, 10.0, 14.0, 18.0, 30.0, 50.0, 80.0)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the head. male, female: typical mm of whites at `YEARS`; None where the pack's own heads are right.

    african, asian: how much larger it is in people of that descent. deviation: of people of one kind, as a share of the
    mean; the morphs of `form.details` add theirs.
    """

    male: tuple[float, ...] | None
    female: tuple[float, ...] | None
    deviation: float
    african: float = 1.0
    asian: float = 1.0


MEASURES: Mapping[str, Measure] = {
    "cranium_width": Measure(
        (111, 123, 132, 138.5, 143, 148, 150, 151, 151, 151),
        (109, 121, 130, 135.5, 139.5, 142.5, 144.5, 146, 146, 146),
        0.030,
        0.985,
        1.01,
    ),
    "cranium_height": Measure(
        (74, 83, 92.5, 100.5, 106, 110, 113, 114, 114, 114),
        (73, 82, 90.5, 98.5, 103, 107, 109, 111, 111, 111),
        0.026,
    ),
    "cranium_length": Measure(
        (141, 162.5, 174, 181.5, 186, 190, 194, 196, 196, 196),
        (138, 159.5, 169.5, 175.5, 182, 183, 185, 186, 186, 186),
        0.026,
        1.0,
        0.96,
    ),
    # Half a standard deviation more than Farkas has: the pack's faces are broader, and drawn in they look like masks.
    "face_width": Measure(
        (91.2, 102.5, 109.7, 116.8, 123.5, 130.5, 138.0, 140.4, 141.4, 141.4),
        (89.4, 100.4, 107.6, 113.8, 120.9, 127.1, 132.2, 133.2, 134.3, 134.3),
        0.034,
        1.0,
        1.0,
    ),
    # 0.766 of the face's width in men and children, 0.74 in women, by eye.
    "jaw_width": Measure(
        (70, 78.5, 84, 89.5, 95.5, 102.5, 108.5, 110.5, 111.5, 111.5),
        (68.5, 77, 82.5, 87, 92.8, 97, 100, 101, 102, 102.5),
        0.05,
        1.02,
        1.0,
    ),
    "nose_height": Measure(
        (25, 28, 31, 36, 41, 44.6, 48.6, 50.3, 51.4, 52.6),
        (24.5, 27.5, 30.5, 35, 39.5, 43.4, 47.6, 49.5, 50.3, 51.2),
        0.074,
        1.02,
        0.99,
    ),
    "nose_width": Measure(
        (21.5, 24.0, 25.0, 27.0, 29.0, 31.2, 34.0, 35.0, 35.3, 35.7),
        (21.3, 23.7, 24.8, 26.5, 28.2, 29.4, 30.7, 31.3, 31.6, 32.0),
        0.035,
        1.26,
        1.10,
    ),
    "nose_protrusion": Measure(
        (8.0, 9.0, 10.2, 12.0, 14.2, 16.4, 19.0, 19.5, 20.0, 21.0),
        (8.0, 9.0, 10.2, 12.0, 14.2, 16.0, 17.5, 18.0, 18.5, 19.4),
        0.095,
        0.74,
        0.76,
    ),
    "lower_face": Measure(
        (34.5, 39.0, 43.0, 51.6, 56.2, 61.8, 67.2, 69.5, 69.8, 69.0),
        (34.0, 38.6, 42.4, 49.1, 53.4, 58.2, 62.0, 64.0, 64.2, 63.5),
        0.055,
        1.04,
        0.99,
    ),
    # Philtrums a twentieth shorter, reds of women's lips a tenth and of men's a twentieth higher than Farkas has, men's noses a
    # fortieth shorter: by MediaPipe's mesh, with the distance of the outer corners of the eyes as 1, philtrums were .162 in
    # women and .183 in men, for .145 in 20 photographs, lips .205 for .235, men's noses .584 for .552.
    "philtrum": Measure(
        (7.7, 8.6, 9.5, 10.6, 12.0, 13.4, 14.2, 14.4, 15.4, 17.0),
        (7.6, 8.5, 9.4, 10.3, 11.5, 12.4, 12.8, 12.9, 14.0, 15.6),
        0.13,
        0.86,
        0.98,
    ),
    "upper_lip": Measure(
        (5.8, 6.4, 6.8, 7.2, 7.6, 8.1, 8.3, 8.2, 7.4, 6.6),
        (5.8, 6.4, 6.8, 7.3, 7.9, 8.8, 9.3, 9.3, 8.8, 8.0),
        0.17,
        1.25,
        1.22,
    ),
    "lower_lip": Measure(
        (6.0, 6.6, 7.1, 7.8, 8.5, 9.2, 9.6, 9.6, 9.3, 8.9),
        (6.0, 6.6, 7.1, 7.8, 8.7, 9.6, 10.2, 10.4, 10.2, 9.8),
        0.15,
        1.34,
        1.13,
    ),
    "mouth_width": Measure(
        (25.5, 28.5, 31.5, 35.2, 40.5, 46.0, 52.5, 54.5, 56.0, 56.5),
        (25.3, 28.2, 31.2, 34.8, 39.8, 44.6, 49.0, 50.2, 51.2, 51.7),
        0.046,
        1.02,
        0.91,
    ),
    # `spacing.py` has the figures, and moves the eyes. In life 3.6 mm (Dodgson 2004).
    "eye_distance": Measure(None, None, 0.050),
    # Between the outermost lashes, which sets people apart; where the corners of the eyes lie is said in `canthus.py`.
    "eye_width": Measure(None, None, 0.036),
    "eye_opening": Measure(None, None, 0.11),
    "ear_length": Measure(
        (34, 39, 44, 49, 54, 58.5, 60.5, 62, 62, 62),
        (33.5, 38, 43, 47, 52, 55.5, 57, 58, 58, 58),
        0.055,
        0.96,
        1.0,
    ),
}


def typical_mm(name: str, form: Form, years: float) -> float | None:
    """A measure of typical people of that age, sex and descent, mm; None where `MEASURES` has no figure."""
    measure = MEASURES[name]
    if measure.male is None or measure.female is None:
        return None
    male, female = (float(np.interp(years, YEARS, sex)) for sex in (measure.male, measure.female))
    typical = form.femininity * female + (1.0 - form.femininity) * male
    return typical * (form.caucasian + form.african * measure.african + form.asian * measure.asian)


OF_LOW_NOSES: Mapping[str, tuple[float, float]] = {
    "nose_protrusion": (0.5, 1.0),
    "bridge_height": (0.5, 1.0),
    "tip_turned": (1.0, 0.6),
}
"""Departure -> shares of it downwards and upwards that people of Asian descent show: their noses are low already, and a lower
one between upturned wings looks fallen in (by eye)."""


MATURE_WOMEN: Mapping[str, float] = {
    "brow_ridge": -1.8,
    "forehead_slope": -0.4,
    "brow_height": 0.7,
    "eye_opening": 1.0,
    "eye_width": 0.5,
    "cheekbones": 0.7,
    "bridge_height": -0.3,
    "nose_width": -0.7,
    "nose_protrusion": -0.4,
    "nose_tip_breadth": -0.8,
    "tip_turned": 0.2,
    "upper_lip": 0.4,
    "lower_lip": 0.4,
    "lower_face": -0.35,
    "jaw_width": -1.1,
    "taper": 0.4,
    "chin_breadth": -0.7,
}
MATURE_YEARS = (36.0, 54.0)
"""Change -> what is added to the departures of grown women over those years, in standard deviations: the pack's old women have
the brow ridges, noses and jaws of its men, and where only what is typical is aimed at, `proportions.py` leaves most of that. A
woman's ridge and chin stay small and the upper rims of her orbits sharp (Buikstra and Ubelaker 1994, "Standards for Data
Collection from Human Skeletal Remains"), her orbits are high for their breadth and the angles of her jaw near together
(textbook anatomy). How much is by eye and by a model: it took 14 of 35 women of 45 to 74 for men, and of those 14 and the five
likeliest others 5 with these."""

AFRICAN_WOMEN: Mapping[str, float] = {
    "brow_ridge": -1.7,
    "brow_height": 0.9,
    "eye_opening": 1.0,
    "eye_width": 0.5,
    "cheekbones": 0.6,
    "nose_width": -0.9,
    "nose_protrusion": -0.8,
    "nose_tip_breadth": -0.8,
    "upper_lip": 0.9,
    "lower_lip": 0.9,
    "lower_face": -1.7,
    "philtrum": -0.5,
    "jaw_width": -1.2,
    "taper": 0.6,
    "chin_breadth": -1.0,
}
AFRICAN_YEARS = (13.0, 20.0)
"""Change -> what is added, over those years, to the departures of women of African descent, in standard deviations: the pack's
African form has the ridge, nose and jaw of a man at any femininity. How much is by eye and by a model, which took 13 of 27 of
them for men, and 8 with most of these."""


def womanly(form: Form) -> float:
    """How far a form is a woman's: 0 up to a third of femininity, where men are .. 1."""
    return max(1.5 * form.femininity - 0.5, 0.0)


def shown(name: str, form: Form, years: float) -> float:
    """A departure of a person's form as their kind shows it, in standard deviations; 0 where there is none of that name.
    Of grown women, `MATURE_WOMEN` and `AFRICAN_WOMEN` included."""
    drawn = dict(form.proportions).get(name, 0.0)
    woman = womanly(form)
    drawn += MATURE_WOMEN.get(name, 0.0) * woman * float(smooth_step(*MATURE_YEARS, years))
    drawn += AFRICAN_WOMEN.get(name, 0.0) * woman * form.african * float(smooth_step(*AFRICAN_YEARS, years))
    lower, higher = OF_LOW_NOSES.get(name, (1.0, 1.0))
    return drawn * (1.0 + form.asian * ((lower if drawn < 0.0 else higher) - 1.0))


def departure(name: str, form: Form, years: float) -> float:
    """What a measure of a person is, as a multiple of what is typical."""
    return 1.0 + MEASURES[name].deviation * shown(name, form, years)
