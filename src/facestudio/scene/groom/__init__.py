"""Hair: of the scalp, the brows, the lashes and the beard, as strands rooted in the skin."""

from __future__ import annotations

from facestudio.scene.groom.assemble import grow
from facestudio.scene.groom.beard_area import beard_mask
from facestudio.scene.groom.edge import LONG
from facestudio.scene.groom.over_temples import over_temples
from facestudio.scene.groom.parting import bare_parting
from facestudio.scene.groom.regions import scalp_mask

__all__ = ["LONG", "bare_parting", "beard_mask", "grow", "over_temples", "scalp_mask"]
