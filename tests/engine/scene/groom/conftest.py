"""Heads and what grows on them, for all tests of hair."""

import pytest
from tests.support.groomed import SIZE

from facestudio.scene.groom import grow
from facestudio.scene.head import shape_head


@pytest.fixture(scope="module")
def heads(pack):
    """Heads by age, made when first asked for."""
    made = {}

    def head(spec):
        return made.setdefault((spec.age, spec.form.femininity), shape_head(spec, pack))

    return head


@pytest.fixture
def grown(pack, heads):
    """spec -> {part: strands}; hair of the scalp comes in two sets, of which the first is taken."""

    def of(spec, size=SIZE):
        strands = {}
        for hairs in grow(spec, heads(spec), pack, size):
            strands.setdefault(hairs.part, hairs)
        return strands

    return of
