"""HeadPack: the loaded head pack. Rest space, centimetres (docs/conventions.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from numpy.typing import ArrayLike, NDArray


class PackError(Exception):
    """The head pack is missing or unusable; the message says what to do about it."""


@dataclass(frozen=True, slots=True, eq=False)
class Cascade:
    """Several sparse matrices applied one after the other; as a whole (rows of the last, columns of the first).

    Kept as factors, because their product has twice as many entries.
    """

    factors: tuple[sparse.csr_matrix, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns) of the product."""
        return self.factors[-1].shape[0], self.factors[0].shape[1]

    def __matmul__(self, values: NDArray[np.floating]) -> NDArray[np.floating]:
        """values: (columns,) or (columns, C). Returns the product, in the type of the values."""
        for factor in self.factors:
            values = factor @ values
        return values

    def matrix(self) -> sparse.csr_matrix:
        """The product as one csr matrix."""
        product = self.factors[0]
        for factor in self.factors[1:]:
            product = factor @ product
        return product.tocsr()


@dataclass(frozen=True, slots=True, eq=False)
class Topology:
    """One surface of the pack: a cage of quads and its subdivisions.

    cage: (V0',) int32, which vertices of the pack form the cage; their order is that of the level-0 vertices.
    quads: level -> (F, 4) int32. triangles: level -> (2F, 3) int32. Level 0 is the cage.
    steps: level -> matrix from this level's vertices to the next; the vertices of a level come first in the next.
    """

    cage: NDArray[np.int32]
    quads: tuple[NDArray[np.int32], ...]
    triangles: tuple[NDArray[np.int32], ...]
    steps: tuple[sparse.csr_matrix, ...]

    @property
    def levels(self) -> int:
        """The finest level there is."""
        return len(self.steps)

    @property
    def subdivide(self) -> Cascade:
        """From cage to the finest level: `topology.subdivide @ values[topology.cage]`."""
        return Cascade(self.steps)

    def to_level(self, level: int) -> Cascade:
        """From cage to `level`, which must be at least 1."""
        return Cascade(self.steps[:level])


class Morphs:
    """Displacements of the pack's vertices by name: `macrodetails/...`, `eyes/...`, `asym/...`, `action/...`, ...

    Deltas are 16-bit integers times a step of their own for each morph (`error_cm` is half of the largest step), kept
    only for vertices that move.
    """

    def __init__(
        self,
        names: Sequence[str],
        starts: NDArray[np.integer],
        vertices: NDArray[np.uint16],
        deltas: NDArray[np.int16],
        steps: NDArray[np.floating],
    ) -> None:
        """names: K. starts: (K + 1,) rows where each morph begins. vertices: (R,). deltas: (R, 3). steps: (K,) cm."""
        self.names: tuple[str, ...] = tuple(names)
        self._index = {name: k for k, name in enumerate(self.names)}
        self._starts = starts
        self._vertices = vertices
        self._deltas = deltas
        self._steps = steps

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def __len__(self) -> int:
        return len(self.names)

    @property
    def error_cm(self) -> float:
        """Largest rounding error of any delta along an axis, cm."""
        return float(self._steps.max()) / 2 if len(self._steps) else 0.0

    def delta(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Vertices that a morph moves, (R,), and how far at weight 1, (R, 3) float32 cm. Raises KeyError."""
        k = self._lookup(name)
        rows = slice(int(self._starts[k]), int(self._starts[k + 1]))
        step = np.float32(self._steps[k])
        return self._vertices[rows].astype(np.int64), self._deltas[rows].astype(np.float32) * step

    def apply(self, positions: NDArray[np.floating], weights: Mapping[str, float]) -> NDArray[np.float32]:
        """Positions with weighted morphs added.

        positions: (V0, 3) cm, not changed. weights: name -> weight, any finite number; 0 changes nothing.
        Returns (V0, 3) float32. The sum runs over the names in sorted order, so it doesn't depend on the mapping's.
        Raises KeyError for a name that the pack doesn't have.
        """
        result = np.array(positions, dtype=np.float32)
        for name in sorted(weights):
            weight = weights[name]
            vertices, delta = self.delta(name)
            if weight:
                result[vertices] += np.float32(weight) * delta
        return result

    def _lookup(self, name: str) -> int:
        try:
            return self._index[name]
        except KeyError:
            raise KeyError(f"the head pack has no morph named {name!r}") from None


@dataclass(frozen=True, slots=True, eq=False)
class HeadPack:
    """All data of the pack.

    base: (V0, 3) float32, cm, the source's base mesh, to which all morphs are added.
    rest: (V0, 3) float32, rest space, cm: the base mesh with the macro morphs of the neutral adult.
    base_uv: (V0, 2) float32, 0..1, of the source's own unwrapping.
    skin, garment, upper_teeth, lower_teeth, tongue: surfaces; skin and garment have two levels of subdivision, the rest one.
    eyes: 'left', 'right' -> (N,) int32 vertices of the helper eyeballs.
    lashes: 'left_upper', 'left_lower', 'right_upper', 'right_lower' -> (rows root to tip, columns) int32 vertices.
    tissue: 'lips', 'inner_mouth', 'ears', 'eyelids', 'face' -> (V2,) float32 0..1 on the finest skin.
    textures: name -> (H, W, 4) uint8, row 0 at v = 0, that `np.asarray` unpacks; paint/atlases.py has the names.
    fingerprint: sha256 of the pack's contents, hexadecimal.
    """

    base: NDArray[np.float32]
    rest: NDArray[np.float32]
    base_uv: NDArray[np.float32]
    morphs: Morphs
    skin: Topology
    garment: Topology
    upper_teeth: Topology
    lower_teeth: Topology
    tongue: Topology
    eyes: Mapping[str, NDArray[np.int32]]
    lashes: Mapping[str, NDArray[np.int32]]
    tissue: Mapping[str, NDArray[np.float32]]
    textures: Mapping[str, ArrayLike]
    fingerprint: str
