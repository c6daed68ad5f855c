"""Reads the head pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from facestudio.assets import container
from facestudio.assets.types import HeadPack, Morphs, PackError, Topology
from facestudio.maths.subdivision import triangulate

PACK_NAME = "head.pack"
REMEDY = "Run `make setup` (or `python -m facestudio.assets.build`) to build it again."

Arrays = dict[str, NDArray[Any]]


def default_path() -> Path:
    """Where the pack lies: beside this module, so that a wheel carries it."""
    return Path(__file__).parent / "data" / PACK_NAME


def load(path: Path | str | None = None) -> HeadPack:
    """Load and check the head pack.

    path: of the pack file, by default the one that came with the package. The caller keeps the result; nothing is
    cached here. Raises PackError, whose message says what to do, when the pack is missing, damaged or of another version.
    """
    place = default_path() if path is None else Path(path)
    try:
        arrays, meta, seal = container.read(place, asleep="texture/")
        return assemble(arrays, meta, seal)
    except FileNotFoundError:
        raise PackError(f"There is no head pack at {place}. {REMEDY}") from None
    except container.ContainerError as error:
        raise PackError(f"The head pack {place} cannot be used: {error}. {REMEDY}") from error
    except OSError as error:
        raise PackError(f"The head pack {place} cannot be read: {error}. Check its permissions.") from error
    except (KeyError, ValueError, TypeError) as error:
        raise PackError(f"The head pack {place} was made by another version ({error}). {REMEDY}") from error


def assemble(arrays: Arrays, meta: dict[str, Any], seal: str) -> HeadPack:
    """A HeadPack from the arrays of the file. Raises KeyError or ValueError when something is missing."""
    topologies = {name: _topology(arrays, name, levels) for name, levels in meta["topologies"].items()}
    return HeadPack(
        base=arrays["base"],
        rest=arrays["rest"],
        base_uv=arrays["base_uv"],
        morphs=Morphs(
            meta["morphs"],
            arrays["morph_starts"],
            arrays["morph_vertices"],
            arrays["morph_deltas"],
            arrays["morph_steps"],
        ),
        skin=topologies["skin"],
        garment=topologies["garment"],
        upper_teeth=topologies["upper_teeth"],
        lower_teeth=topologies["lower_teeth"],
        tongue=topologies["tongue"],
        eyes={side: arrays[f"eye/{side}"] for side in ("left", "right")},
        lashes=_group(arrays, "lashes/"),
        tissue={name: mask.astype(np.float32) / np.float32(65535) for name, mask in _group(arrays, "tissue/").items()},
        textures=_group(arrays, "texture/"),
        fingerprint=seal,
    )


def _group(arrays: Arrays, prefix: str) -> Arrays:
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}


def _topology(arrays: Arrays, name: str, levels: int) -> Topology:
    quads = tuple(arrays[f"{name}/quads{level}"].astype(np.int32) for level in range(levels + 1))
    steps = []
    columns = len(arrays[f"{name}/cage"])
    for level in range(levels):
        values, indices, starts = (arrays[f"{name}/step{level}/{part}"] for part in ("values", "indices", "lengths"))
        starts = np.concatenate([[0], np.cumsum(starts, dtype=np.int32)]).astype(np.int32)
        matrix = sparse.csr_matrix((values, indices.astype(np.int32), starts), shape=(len(starts) - 1, columns))
        matrix.has_sorted_indices = True
        steps.append(matrix)
        columns = matrix.shape[0]
    return Topology(
        cage=arrays[f"{name}/cage"].astype(np.int32),
        quads=quads,
        triangles=tuple(triangulate(q) for q in quads),
        steps=tuple(steps),
    )
