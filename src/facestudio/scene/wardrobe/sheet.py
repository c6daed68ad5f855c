"""A piece of cloth as arrays, before it becomes part of a Mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """positions, normals (head space), rest: (V, 3) float32, cm. coverage_cm: (V,) distance inside the cut edge.
    weft_warp: (V, 2) float32, cm across and along the cloth as it was cut, where weave and print are looked up.
    trim: (V, 4) float32, 0..1: button, ribbing, second colour, crease. triangles, casters: (F, 3) int32."""

    positions: NDArray[np.float32]
    normals: NDArray[np.float32]
    rest: NDArray[np.float32]
    coverage_cm: NDArray[np.float32]
    weft_warp: NDArray[np.float32]
    trim: NDArray[np.float32]
    triangles: NDArray[np.int32]
    casters: NDArray[np.int32]


def trimmed(
    count: int, *, button: float = 0.0, rib: float = 0.0, second: float = 0.0, crease: float = 0.0
) -> NDArray[np.float32]:
    """(count, 4) the same trim everywhere."""
    return np.tile(np.array([button, rib, second, crease], np.float32), (count, 1))


def join(*sheets: Sheet) -> Sheet:
    """All sheets as one."""
    starts = np.cumsum([0, *(len(sheet.positions) for sheet in sheets)])[:-1].astype(np.int32)
    return Sheet(
        positions=np.concatenate([sheet.positions for sheet in sheets]),
        normals=np.concatenate([sheet.normals for sheet in sheets]),
        rest=np.concatenate([sheet.rest for sheet in sheets]),
        coverage_cm=np.concatenate([sheet.coverage_cm for sheet in sheets]),
        weft_warp=np.concatenate([sheet.weft_warp for sheet in sheets]),
        trim=np.concatenate([sheet.trim for sheet in sheets]),
        triangles=np.concatenate([sheet.triangles + start for sheet, start in zip(sheets, starts, strict=True)]),
        casters=np.concatenate([sheet.casters + start for sheet, start in zip(sheets, starts, strict=True)]),
    )
