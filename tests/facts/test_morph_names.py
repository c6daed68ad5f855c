"""Every morph that a person may be given exists in the head pack."""

from facestudio.spec.distributions.expression import ALL_ACTIONS
from facestudio.spec.distributions.face_details import ALL_MORPHS
from facestudio.spec.vocabulary import ACTIONS


def test_details_and_asymmetries_exist(pack):
    assert [name for name in ALL_MORPHS if name not in pack.morphs.names] == []
    assert len(ALL_MORPHS) > 150


def test_actions_exist(pack):
    assert [name for name in ACTIONS if f"action/{name}" not in pack.morphs.names] == []
    assert set(ALL_ACTIONS) <= set(ACTIONS)
