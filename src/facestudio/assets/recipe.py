"""What goes into the head pack, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facestudio.assets.lash_grid import lash_grid
from facestudio.assets.source import FACE_UNITS, TARGETS, TEXTURES, BaseMesh, Wheel
from facestudio.maths.subdivision import refine, triangulate

CM_PER_UNIT = 10.0
"""The source counts in decimetres."""
SKIN_FLOOR_CM = 43.0
"""Skin below this height of the base mesh (mid upper arm) is left out: no portrait shows it."""
GARMENT_FLOOR_CM = 26.0
"""The garment reaches lower, because a child's body is shorter under a head of nearly the same size."""
SURFACES = {
    "skin": ("body", SKIN_FLOOR_CM, 2),
    "garment": ("helper-tights", GARMENT_FLOOR_CM, 2),
    "upper_teeth": ("helper-upper-teeth", -np.inf, 1),
    "lower_teeth": ("helper-lower-teeth", -np.inf, 1),
    "tongue": ("helper-tongue", -np.inf, 1),
}
"""name -> (group of the base mesh, lowest height, levels of subdivision)."""
SIDES = {"left": "l", "right": "r"}
LIDS = {"upper": "2", "lower": "1"}
DETAIL_FOLDERS = ["asym", "eyes", "ears", "nose", "mouth", "chin", "cheek", "head", "forehead", "eyebrows", "neck"]
EXPRESSION_FOLDERS = ("african", "asian", "caucasian")
BODY_ONLY = ("asymm-breast", "asymm-trunk")
MASKS = {"lips": "lips", "inner_mouth": "inside-mouth", "ears": "ears", "eyelids": "eyelids"}
NEUTRAL = {
    f"macrodetails/{name}-{sex}-young{build}": 0.5
    for sex in ("female", "male")
    for name, build in (("caucasian", ""), ("universal", "-averagemuscle-averageweight"))
}
"""Weights of the macro morphs that turn the base mesh into the rest mesh (young adult between the sexes)."""
SOURCE_STEP_CM = 0.01
"""Targets are written with three decimals of a decimetre: this step keeps them exactly."""
MAX_INT16 = 32767

Progress = Callable[[Iterable[Any], str], Iterable[Any]]
Painter = Callable[
    [NDArray[np.float32], NDArray[np.int32], Mapping[str, NDArray[np.float32]]], dict[str, NDArray[np.uint8]]
]


@dataclass(slots=True)
class Content:
    """Everything that is written: arrays by name, metadata, and the source file of each part."""

    arrays: dict[str, NDArray[Any]] = field(default_factory=dict)
    meta: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)


def make(wheel: Wheel, paint: Painter, progress: Progress) -> Content:
    """Gather the pack's content from the wheel.

    paint: makes the atlases from (rest of the finest skin, its triangles, tissue). progress: wraps an iterable with a label.
    """
    mesh = wheel.base_mesh()
    content = Content(meta={"topologies": {}, "morphs": []})
    quads = {name: _crop(mesh, group, floor) for name, (group, floor, _) in SURFACES.items()}
    eyes = {side: np.unique(mesh.groups[f"helper-{s}-eye"][..., 0]) for side, s in SIDES.items()}
    lashes = {
        f"{side}_{lid}": lash_grid(
            mesh.groups[f"helper-{s}-eyelashes-{n}"][..., 0], mesh.positions, mesh.positions[eyes[side]].mean(axis=0)
        )
        for side, s in SIDES.items()
        for lid, n in LIDS.items()
    }
    used = np.unique(np.concatenate([a.reshape(-1) for a in (*quads.values(), *eyes.values(), *lashes.values())]))
    new_index = np.full(len(mesh.positions), -1)
    new_index[used] = np.arange(len(used))

    content.arrays["base"] = (mesh.positions[used] * CM_PER_UNIT).astype(np.float32)
    content.arrays["base_uv"] = _vertex_uv(mesh)[used].astype(np.float32)
    for name, indices in (
        *((f"eye/{k}", v) for k, v in eyes.items()),
        *((f"lashes/{k}", v) for k, v in lashes.items()),
    ):
        content.arrays[name] = new_index[indices].astype(np.int32)
    content.parts["base mesh"] = sorted(wheel.hashes)
    rest = _add_morphs(content, wheel, new_index, progress)
    content.arrays["rest"] = rest

    for name in progress(list(SURFACES), "surfaces"):
        _add_surface(content, name, new_index[quads[name]], SURFACES[name][2])
    tissue = _tissue(content, wheel, mesh, used, rest)
    for name, mask in tissue.items():
        content.arrays[f"tissue/{name}"] = np.round(mask * 65535).astype(np.uint16)
    for _ in progress(["atlases"], "painting"):
        finest = _refined(content, "skin", rest[content.arrays["skin/cage"]]).astype(np.float32)
        levels = content.meta["topologies"]["skin"]
        textures = paint(finest, triangulate(content.arrays[f"skin/quads{levels}"].astype(np.int32)), tissue)
    for name, texels in textures.items():
        content.arrays[f"texture/{name}"] = texels
    return content


def _crop(mesh: BaseMesh, group: str, floor_cm: float) -> NDArray[np.int32]:
    quads = mesh.groups[group][..., 0]
    height: NDArray[np.float64] = mesh.positions[quads, 1].min(axis=1) * CM_PER_UNIT
    return quads[height > floor_cm]


def _vertex_uv(mesh: BaseMesh) -> NDArray[np.float64]:
    """One texture coordinate for each vertex; on a seam, whichever side comes last in the file."""
    uv = np.zeros((len(mesh.positions), 2))
    for faces in mesh.groups.values():
        uv[faces[..., 0].reshape(-1)] = mesh.uv[faces[..., 1].reshape(-1)]
    return uv


def morph_files(wheel: Wheel) -> dict[str, str]:
    """Name of each morph in the pack -> its file in the wheel, sorted by name."""
    files: dict[str, str] = {}
    for folder in (*DETAIL_FOLDERS, "macrodetails"):
        for path in wheel.list(f"{TARGETS}{folder}/"):
            _note(files, folder, path)
    for people in EXPRESSION_FOLDERS:
        for path in wheel.list(f"{TARGETS}expression/units/{people}/"):
            _note(files, f"expression/{people}", path)
    for path in wheel.list(FACE_UNITS):
        _note(files, "action", path)
    return dict(sorted(files.items()))


def _note(files: dict[str, str], folder: str, path: str) -> None:
    stem, dot, _ = path.rsplit("/", 1)[-1].partition(".target")
    if dot and not stem.startswith(BODY_ONLY):
        files[f"{folder}/{stem}"] = path


def _add_morphs(
    content: Content, wheel: Wheel, new_index: NDArray[np.int64], progress: Progress
) -> NDArray[np.float32]:
    """Store every morph and return the rest mesh."""
    files = morph_files(wheel)
    rest = content.arrays["base"].astype(np.float64)
    starts, vertices, deltas, steps = [0], [], [], []
    for name in progress(list(files), "morphs"):
        moved, delta = wheel.target(files[name])
        kept = new_index[moved] >= 0
        # Rows that move nothing only take room.
        kept &= np.abs(delta).max(axis=1, initial=0.0) > 0
        where, delta_cm = new_index[moved[kept]], delta[kept] * CM_PER_UNIT
        rest_weight = NEUTRAL.get(name, 0.0)
        rest[where] += rest_weight * delta_cm
        step = quantisation_step(delta_cm)
        vertices.append(where.astype(np.uint16))
        deltas.append(np.round(delta_cm / step).astype(np.int16).reshape(-1, 3))
        steps.append(step)
        starts.append(starts[-1] + len(where))
        content.parts.setdefault(f"morphs {name.rsplit('/', 1)[0]}", []).append(files[name])
    content.meta["morphs"] = list(files)
    content.arrays["morph_starts"] = np.array(starts, dtype=np.int32)
    content.arrays["morph_vertices"] = np.concatenate(vertices)
    content.arrays["morph_deltas"] = np.concatenate(deltas)
    content.arrays["morph_steps"] = np.array(steps, dtype=np.float32)
    return rest.astype(np.float32)


def quantisation_step(delta_cm: NDArray[np.float64]) -> float:
    """Step for the 16-bit deltas: the source's own where that loses nothing, otherwise the finest that fits. cm."""
    if not delta_cm.size:
        return SOURCE_STEP_CM
    counts = delta_cm / SOURCE_STEP_CM
    largest = float(np.abs(delta_cm).max())
    if np.abs(counts - np.round(counts)).max() < 1e-6 and largest / SOURCE_STEP_CM <= MAX_INT16:
        return SOURCE_STEP_CM
    return largest / MAX_INT16


def _add_surface(content: Content, name: str, quads: NDArray[np.int64], levels: int) -> None:
    cage, local = np.unique(quads, return_inverse=True)
    faces = local.reshape(quads.shape).astype(np.int32)
    content.arrays[f"{name}/cage"] = cage.astype(np.uint16)
    count = len(cage)
    for level in range(levels + 1):
        content.arrays[f"{name}/quads{level}"] = _narrow(faces)
        if level < levels:
            step = refine(count, faces)
            count, faces = step.matrix.shape[0], step.quads
            content.arrays[f"{name}/step{level}/values"] = step.matrix.data.astype(np.float32)
            content.arrays[f"{name}/step{level}/indices"] = _narrow(step.matrix.indices)
            content.arrays[f"{name}/step{level}/lengths"] = np.diff(step.matrix.indptr).astype(np.uint8)
    content.meta["topologies"][name] = levels


def _narrow(indices: NDArray[np.integer]) -> NDArray[Any]:
    return indices.astype(np.uint16 if indices.max() < 65536 else np.uint32)


def _refined(content: Content, name: str, values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Cage values carried to the finest level, by the matrices as they are stored."""
    import scipy.sparse as sparse

    result = np.asarray(values, dtype=np.float64)
    for level in range(content.meta["topologies"][name]):
        part = {k: content.arrays[f"{name}/step{level}/{k}"] for k in ("values", "indices", "lengths")}
        starts = np.concatenate([[0], np.cumsum(part["lengths"], dtype=np.int64)])
        matrix = sparse.csr_matrix(
            (part["values"], part["indices"].astype(np.int32), starts), shape=(len(starts) - 1, len(result))
        )
        result = matrix @ result
    return result


def _tissue(
    content: Content, wheel: Wheel, mesh: BaseMesh, used: NDArray[np.int64], rest: NDArray[np.float32]
) -> dict[str, NDArray[np.float32]]:
    """Masks on the finest skin: sampled at the cage's texture coordinates, then smoothed by the subdivision."""
    cage = content.arrays["skin/cage"]
    uv = _vertex_uv(mesh)[used][cage]
    tissue: dict[str, NDArray[np.float32]] = {}
    for name, picture in MASKS.items():
        path = f"{TEXTURES}mpfb_{picture}.jpg"
        image = wheel.grey_image(path)
        height, width = image.shape
        row = np.clip(((1 - uv[:, 1]) * height).astype(int), 0, height - 1)
        column = np.clip((uv[:, 0] * width).astype(int), 0, width - 1)
        tissue[name] = np.clip(_refined(content, "skin", image[row, column]), 0, 1).astype(np.float32)
        content.parts.setdefault("tissue masks", []).append(path)
    finest = _refined(content, "skin", rest[cage])
    tissue["face"] = face_mask(finest).astype(np.float32)
    return tissue


def face_mask(rest: NDArray[np.floating]) -> NDArray[np.float64]:
    """1 on the front of the face, fading out over 5 cm before the ears and 3 cm under the jaw. rest: (V, 3) cm."""
    forward = np.clip((rest[:, 2] - 4) / 5, 0, 1)
    above_neck = np.clip((rest[:, 1] - 62) / 3, 0, 1)
    return np.asarray(forward * above_neck, dtype=np.float64)
