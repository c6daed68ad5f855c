"""How guide hairs meet a shoulder."""

import numpy as np

from facestudio.scene.groom.guides import Cloth, Growth, grow_guides


def test_hair_that_runs_aside_along_a_shoulders_back_is_cut():
    roots = np.array([[6.0, -8.0, -10.0]], dtype=np.float32)

    def ends_at(way):
        growth = Growth(
            length=np.array([20.0], dtype=np.float32),
            start=np.array([way], dtype=np.float32),
            field=lambda position, _: np.zeros_like(position),
            weight=0.0,
            stiffness=1.0,
            height=np.zeros(1, dtype=np.float32),
            hem=np.array([-60.0], dtype=np.float32),
        )
        return float(grow_guides(roots, growth, 24, None, Cloth(-12.0, 0.6))[0, -1, 1])

    assert ends_at((0.8, -0.6, 0.0)) > -15.0
    assert ends_at((0.1, -0.9, 0.0)) < -26.0
