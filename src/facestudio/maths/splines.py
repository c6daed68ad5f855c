"""Cubic splines through points at equal steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def spline_weights(knots: int, points: int) -> NDArray[np.float64]:
    """(points, knots) share of every knot in the points, spaced evenly from the first knot to the last, of the cubic spline
    through equally spaced knots; the first two pieces are one cubic and so are the last two ("not a knot").

    knots: 4 or more. Raises ValueError for fewer.
    Source: de Boor, A Practical Guide to Splines, 1978, chapter IV. scipy has it too, in a package of 14 MB of memory.
    """
    if knots < 4:
        raise ValueError(f"A cubic spline without conditions at its ends takes 4 knots or more, not {knots}.")
    # Slopes at the knots, steps of one: second derivatives agree within, third ones at the last knot but one of either end.
    left, right = np.zeros((knots, knots)), np.zeros((knots, knots))
    for row in range(1, knots - 1):
        left[row, row - 1 : row + 2] = 1.0, 4.0, 1.0
        right[row, (row - 1, row + 1)] = -3.0, 3.0
    left[0, :2], right[0, :3] = (1.0, 2.0), (-2.5, 2.0, 0.5)
    left[-1, -2:], right[-1, -3:] = (2.0, 1.0), (-0.5, -2.0, 2.5)
    slopes = np.linalg.solve(left, right)
    at = np.linspace(0.0, knots - 1.0, points)
    piece = np.minimum(at.astype(np.intp), knots - 2)
    t = (at - piece)[:, None]
    values = np.eye(knots)
    return (
        (1.0 + 2.0 * t) * (1.0 - t) ** 2 * values[piece]
        + t * (1.0 - t) ** 2 * slopes[piece]
        + t**2 * (3.0 - 2.0 * t) * values[piece + 1]
        + t**2 * (t - 1.0) * slopes[piece + 1]
    )
