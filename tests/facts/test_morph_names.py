"""Every morph that a person may be given exists in the head pack."""

from facestudio.scene.head.shape import UNITS
from facestudio.spec.distributions.expression import ALL_ACTIONS
from facestudio.spec.distributions.face_details import ALL_MORPHS, AXES
from facestudio.spec.distributions.face_parts import FOLLOWED
from facestudio.spec.distributions.proportions import LOADINGS
from facestudio.spec.vocabulary import ACTIONS, MOUTH_UNITS


def test_details_and_asymmetries_exist(pack):
    assert [name for name in ALL_MORPHS if name not in pack.morphs.names] == []
    assert len(ALL_MORPHS) > 150


def test_details_follow_measures_that_are_drawn():
    assert set(FOLLOWED) <= {f"{axis.stem}-{axis.high}" for axis in AXES}
    for shares in FOLLOWED.values():
        assert set(shares) <= set(LOADINGS)
        assert sum(share**2 for share in shares.values()) < 1.0


def test_actions_exist(pack):
    assert [name for name in ACTIONS if f"action/{name}" not in pack.morphs.names] == []
    assert set(ALL_ACTIONS) <= {*ACTIONS, *MOUTH_UNITS}


def test_sculpted_smiles_exist_for_every_descent(pack):
    assert set(UNITS) == set(MOUTH_UNITS)
    names = {f"expression/{people}/{unit}" for people in ("caucasian", "african", "asian") for unit in UNITS.values()}
    assert names <= set(pack.morphs.names)
