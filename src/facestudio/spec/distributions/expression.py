"""Mood, and the facial actions that show it."""

from __future__ import annotations

from collections.abc import Mapping

from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.types import Weights

# What people show to a camera when nothing is asked: a rest that is friendly, or a smile; the others now and then.
_AUTO = (
    ("neutral", 0.60),
    ("happy", 0.37),
    ("sad", 0.006),
    ("angry", 0.006),
    ("surprised", 0.010),
    ("disgusted", 0.004),
    ("afraid", 0.004),
)

# Action units of each emotion: happiness, sadness, anger, surprise, fear and disgust as others quote the tables of Ekman
# and Friesen's FACS (1978, table 11-1; with Hager 2002, Investigator's Guide, table 10-1). AU 17 in sadness, 23 in anger
# and 15 and 16 in disgust are from memory, unchecked. Written in ARKit's names, with weights at full intensity judged by
# eye on the pack's shapes. A name without side stands for both sides.
_EMOTIONS: Mapping[str, Mapping[str, float]] = {
    # AU 6 + 12 (+ 25): cheeks raised, lip corners pulled.
    "happy": {
        "mouthSmile": 1.08,
        "cheekSquint": 0.72,
        "eyeSquint": 0.2,
        "mouthDimple": 0.12,
        "mouthUpperUp": 0.28,
        "mouthLowerDown": 0.12,
        "browInnerUp": 0.06,
    },
    # AU 1 + 4 + 15 + 17: inner brows up, lip corners down, chin raised.
    "sad": {
        "browInnerUp": 0.85,
        "browDown": 0.22,
        "mouthFrown": 0.75,
        "mouthShrugLower": 0.45,
        "eyeBlink": 0.2,
        "eyeSquint": 0.12,
        "mouthRollLower": 0.12,
    },
    # AU 4 + 5 + 7 + 23/24: brows lowered, lids tight, lips pressed.
    "angry": {
        "browDown": 1.0,
        "eyeSquint": 0.4,
        "eyeWide": 0.3,
        "noseSneer": 0.42,
        "mouthPress": 0.55,
        "mouthFrown": 0.5,
        "mouthRollUpper": 0.2,
        "mouthRollLower": 0.25,
        "jawForward": 0.2,
    },
    # AU 1 + 2 + 5 + 26: brows and upper lids up, jaw dropped.
    "surprised": {
        "browInnerUp": 0.85,
        "browOuterUp": 0.85,
        "eyeWide": 0.75,
        "jawOpen": 0.42,
        "mouthFunnel": 0.16,
    },
    # AU 9 + 10 + 15/16: nose wrinkled, upper lip raised.
    "disgusted": {
        "noseSneer": 1.0,
        "mouthUpperUp": 0.8,
        "browDown": 0.5,
        "cheekSquint": 0.6,
        "eyeSquint": 0.45,
        "mouthFrown": 0.4,
        "mouthLowerDown": 0.15,
        "mouthShrugLower": 0.25,
    },
    # AU 1 + 2 + 4 + 5 + 20 + 25: brows up and together, eyes wide, lips stretched.
    "afraid": {
        "browInnerUp": 1.0,
        "browOuterUp": 0.45,
        "browDown": 0.1,
        "eyeWide": 1.0,
        "mouthStretch": 0.9,
        "mouthFrown": 0.2,
        "jawOpen": 0.24,
        "mouthLowerDown": 0.35,
    },
}
_UNPAIRED = frozenset(
    {"browInnerUp", "jawOpen", "jawForward", "mouthFunnel", "mouthShrugLower", "mouthRollLower", "mouthRollUpper"}
)
_REST = ("mouthSmile", "cheekSquint", "eyeSquint", "eyeBlink", "mouthDimple", "mouthPress")
_REST_OF_BROWS = ("browInnerUp", "browOuterUp", "browDown")
ALL_ACTIONS: tuple[str, ...] = tuple(
    name + side
    for name in sorted({*_REST, *_REST_OF_BROWS, *(action for actions in _EMOTIONS.values() for action in actions)})
    for side in (("",) if name in _UNPAIRED else ("Left", "Right"))
)
"""Every facial action that may come out."""
_LOPSIDED = 0.09
"""Relative deviation of left against right: both sides equal looks like a puppet."""
_LOPSIDED_BROWS = 0.3
_LOOKING_AWAY = 0.12


def mood(draw: Draw) -> str:
    """The mood shown when none is asked for."""
    return draw.choice(_AUTO)


def intensity(draw: Draw, mood: str) -> float:
    """How strongly the mood shows, 0..1."""
    if mood == "neutral":
        return 0.0
    return interpolate(draw.uniform(), [(0.0, 0.62), (0.5, 0.82), (1.0, 1.0)])


# The pack's actions move an adult's skin by so many centimetres; on a smaller face the same look takes less. Face
# heights of the pack's children over those of its adults, a little raised.
_SIZE_OF_FACE = ((0, 0.45), (2, 0.6), (6, 0.76), (11, 0.9), (18, 1.0))


def actions(draw: Draw, mood: str, intensity: float, age: int) -> Weights:
    """Weights of the pack's facial actions, sorted by name: those of the mood, over those of a living face at rest."""
    size = interpolate(age, _SIZE_OF_FACE)
    amounts = _rest(draw, 1.0 if mood in ("neutral", "happy") else 0.25)
    emotion = _EMOTIONS.get(mood, {})
    for name, weight in emotion.items():
        amount = weight * intensity * draw.between(0.85, 1.15, name)
        amounts[name] = max(amounts.get(name, 0.0), amount)
    if mood == "happy":
        # A broad smile shows teeth (AU 25); a small one stays closed.
        teeth = interpolate(intensity, [(0.6, 0.15), (0.85, 1.0)]) * interpolate(
            draw.uniform("teeth"), [(0.0, 0.2), (1.0, 1.0)]
        )
        amounts["jawOpen"] = 0.10 * teeth
        amounts["mouthUpperUp"] = amounts.get("mouthUpperUp", 0.0) + 0.2 * teeth
        amounts["mouthLowerDown"] = 0.25 * teeth
    weights: dict[str, float] = {}
    for name, amount in amounts.items():
        for side, lean in _sides(draw, name):
            weight = min(max(amount * lean * size, 0.0), 1.0)
            if weight >= 0.005:
                weights[name + side] = weight
    return tuple(sorted(weights.items()))


def _rest(draw: Draw, friendliness: float) -> dict[str, float]:
    """What a face does when it does nothing: a hint of a smile that reaches the cheeks, lids a little lowered."""
    smile = interpolate(draw.uniform("rest smile"), [(0.0, 0.02), (0.2, 0.10), (0.6, 0.20), (1.0, 0.34)]) * friendliness
    return {
        "mouthSmile": smile,
        "cheekSquint": 0.8 * smile + 0.02,
        "eyeSquint": draw.between(0.0, 0.12, "rest squint"),
        "eyeBlink": draw.between(0.0, 0.06, "rest lids"),
        "mouthDimple": 0.4 * smile * draw.uniform("rest dimple"),
        "mouthPress": draw.between(0.0, 0.06, "rest press"),
        "browInnerUp": draw.between(0.0, 0.10, "rest brow"),
        "browOuterUp": draw.between(0.0, 0.10, "rest arch"),
        "browDown": draw.between(0.0, 0.10, "rest frown"),
    }


def _sides(draw: Draw, name: str) -> tuple[tuple[str, float], ...]:
    if name in _UNPAIRED:
        return (("", 1.0),)
    lopsided = _LOPSIDED_BROWS if name == "browOuterUp" else _LOPSIDED
    lean = draw.normal(0.0, lopsided, f"{name} lean")
    return ("Left", 1.0 + lean), ("Right", 1.0 - lean)


def gaze(draw: Draw) -> tuple[float, float]:
    """Degrees past the lens and above it: most people look at it, or nearly; some look at something beside it."""
    azimuth, elevation = draw.normal(0.0, 1.2, "azimuth"), draw.normal(0.0, 0.8, "elevation")
    if draw.chance(_LOOKING_AWAY, "away"):
        side = 1.0 if draw.chance(0.5, "side") else -1.0
        return azimuth + side * draw.between(4.0, 13.0, "how far"), elevation + draw.normal(0.0, 1.5, "how high")
    return azimuth, elevation


def gaze_azimuth(draw: Draw, gaze: tuple[float, float]) -> float:
    """Degrees past the lens."""
    return gaze[0]


def gaze_elevation(draw: Draw, gaze: tuple[float, float]) -> float:
    """Degrees above the lens."""
    return gaze[1]
