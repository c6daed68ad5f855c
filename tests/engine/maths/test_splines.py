import numpy as np
import pytest
from scipy.interpolate import CubicSpline

from facestudio.maths.splines import spline_weights


@pytest.mark.parametrize(("knots", "points"), [(4, 8), (6, 40), (9, 3)])
def test_it_is_the_spline_of_scipy(knots, points):
    values = np.random.default_rng(knots).normal(size=(knots, 3))
    expected = CubicSpline(np.linspace(0.0, 1.0, knots), values)(np.linspace(0.0, 1.0, points))
    assert np.allclose(spline_weights(knots, points) @ values, expected, atol=1e-12)


def test_too_few_knots_are_refused():
    with pytest.raises(ValueError, match="4 knots"):
        spline_weights(3, 8)
