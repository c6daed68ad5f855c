"""Gender, age and ethnicity."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.vocabulary import ETHNICITIES

OLDEST = 80
"""The oldest age that a request may ask for, and so the end of the pyramid that ages are drawn from."""

# World population in mid-2025, millions, in bands of five years from 0-4 to 80-84. Reconstructed from the births, sex
# ratios at birth and death rates of United Nations, World Population Prospects 2024 (CC BY 3.0 IGO); 75+ fitted to its
# totals (4 137.7 million males, 4 093.9 million females). Expected error about 1 % for each cell.
POPULATION_MILLIONS = {
    "male": (331, 348, 354, 339, 321, 309, 308, 307, 278, 247, 234, 211, 177, 139, 107, 65, 36),
    "female": (314, 329, 332, 318, 302, 292, 292, 295, 270, 243, 234, 217, 188, 156, 127, 85, 52),
}
_BAND_YEARS = 5


@lru_cache(maxsize=2)
def people_by_year(gender: str) -> tuple[float, ...]:
    """Millions of people of each single year of age, 0..80.

    Linear between the middles of the five-year bands, then scaled so that each band keeps its own total.
    """
    bands = POPULATION_MILLIONS[gender]
    # One more knot beyond the last band, on the line through the last two, so that its years fall as well.
    falling = max(0.0, 2 * bands[-1] - bands[-2])
    knots = [(_BAND_YEARS * (i + 0.5), total / _BAND_YEARS) for i, total in enumerate((*bands, falling))]
    years = [interpolate(year + 0.5, knots) for year in range(_BAND_YEARS * len(bands))]
    for i, total in enumerate(bands):
        band = slice(_BAND_YEARS * i, _BAND_YEARS * (i + 1))
        scale = total / sum(years[band])
        years[band] = [year * scale for year in years[band]]
    return tuple(years[: OLDEST + 1])


def gender(draw: Draw) -> str:
    """male or female, as likely as among all people of 0 to 80 years."""
    return draw.choice([(name, sum(people_by_year(name))) for name in ("male", "female")])


def age(draw: Draw, gender: str) -> int:
    """Years, 0..80, from the world's age pyramid of that gender."""
    people = people_by_year(gender)
    target = draw.uniform() * sum(people)
    return next(year for year, below in enumerate(accumulate(people)) if target < below or year == OLDEST)


def ethnicity(draw: Draw) -> str:
    """Any of the seven, all equally likely: "randomly chosen from valid options", as the manual says."""
    return draw.choice([(name, 1.0) for name in ETHNICITIES])
