"""Mood, and the facial actions that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facestudio.spec.draws import Draw, interpolate
from facestudio.spec.types import Weights

# What people show to a camera when nothing is asked: a friendly rest or a smile; the others now and then.
_AUTO: Sequence[tuple[str, float]] = (
    ("neutral", 0.766),
    ("happy", 0.220),
    ("sad", 0.002),
    ("angry", 0.002),
    ("surprised", 0.006),
    ("disgusted", 0.002),
    ("afraid", 0.002),
)
# Age, years -> share of portraits that show a smile instead of a rest: of children's about half do (by eye).
_SMILING_CHILDREN = ((0, 0.10), (3, 0.28), (11, 0.26), (18, 0.06), (24, 0.0))
# Age, years -> hint of a smile at rest, by eye: more in the old, whose corners hang, or all would look grim.
_FRIENDLY = ((0, 0.6), (4, 0.85), (10, 1.05), (16, 1.05), (22, 0.88), (45, 0.98), (70, 1.2))
_LIGHT = ((3, 0.12), (9, 0.08), (16, 0.0))  # age, years -> by how much weaker a child's smile for a camera is, by eye
_WIDE_AWAKE = ((2, 0.35), (9, 0.5), (17, 1.0))  # age, years -> share of the habit of narrowing eyes at rest, by eye
_LIVELY = ((2, 1.0), (10, 0.8), (18, 0.0))  # age, years -> how far it is a child's, by eye

# Action units of each emotion: happiness, sadness, anger, surprise, fear and disgust as others quote the tables of Ekman
# and Friesen's FACS (1978, table 11-1; with Hager 2002, Investigator's Guide, table 10-1), which list several variants of
# each. AU 17 in sadness, 23 in anger and 15 and 16 in disgust are from memory, unchecked. Written in ARKit's names, with
# weights at full intensity judged by eye on the pack's shapes, and with `scene.head.muscles`, which folds the skin by them.
# A name without side stands for both sides; a weight above 1 comes to its end before the mood is at its strongest.
# mood -> (share, weights) of each variant.
_VARIANTS: Mapping[str, Sequence[tuple[float, Mapping[str, float]]]] = {
    # Smiles are two of the sculptors' own mouths at once: one draws the corners up and back, which takes the cheeks along, the
    # other lifts the lip off the teeth. Either alone is half a smile, and the single actions draw lips too wide.
    "happy": (
        # AU 6 + 12 + 25: cheeks and lower lids raised, lip corners pulled, the upper teeth shown.
        (
            0.65,
            {
                "mouthCornerPuller": 0.62,
                "mouthUpwardRetraction": 0.79,
                "mouthUpperUp": 0.09,
                "mouthLowerDown": 0.47,
                "cheekSquint": 1.25,
                "eyeSquint": 1.0,
                "eyeBlink": 0.13,
                "browInnerUp": 0.04,
                "browOuterUp": 0.04,
            },
        ),
        # AU 6 + 12, lips closed.
        (
            0.28,
            {
                "mouthCornerPuller": 0.79,
                "mouthSmile": 0.15,
                "cheekSquint": 1.20,
                "eyeSquint": 0.95,
                "eyeBlink": 0.10,
                "mouthDimple": 0.04,
                "browInnerUp": 0.06,
                "browOuterUp": 0.08,
            },
        ),
        # AU 6 + 12 + 26: a laugh.
        (
            0.07,
            {
                "mouthCornerPuller": 0.66,
                "mouthUpwardRetraction": 0.78,
                "mouthUpperUp": 0.10,
                "cheekSquint": 1.30,
                "eyeSquint": 1.10,
                "eyeBlink": 0.16,
                "jawOpen": 0.12,
                "browInnerUp": 0.10,
                "browOuterUp": 0.12,
            },
        ),
    ),
    "sad": (
        # AU 1 + 4 + 15 + 17: brows slanted, lip corners down, chin raised; lids droop.
        (
            0.6,
            {
                "browInnerUp": 1.6,
                "browDown": 0.62,
                "mouthFrown": 0.76,
                "mouthShrugLower": 0.60,
                "eyeBlink": 0.20,
                "eyeSquint": 0.20,
            },
        ),
        # AU 1 + 4 + 15, with less of the chin.
        (
            0.4,
            {
                "browInnerUp": 1.6,
                "browDown": 0.62,
                "mouthFrown": 0.78,
                "mouthShrugLower": 0.25,
                "eyeBlink": 0.22,
                "eyeSquint": 0.12,
            },
        ),
    ),
    "angry": (
        # AU 4 + 5 + 7 + 10 + 17 + 23 + 24: brows lowered, lids tight, nose raised, chin up, lips pressed.
        (
            0.62,
            {
                "browDown": 1.2,
                "eyeSquint": 0.62,
                "eyeWide": 0.68,
                "noseSneer": 0.52,
                "mouthRollUpper": 0.7,
                "mouthRollLower": 0.7,
                "mouthFrown": 0.24,
                "mouthShrugLower": 0.30,
                "jawForward": 0.1,
            },
        ),
        # AU 4 + 5 + 7 + 10 + 22 + 23 + 25: lips square, teeth shown.
        (
            0.38,
            {
                "browDown": 1.2,
                "eyeSquint": 0.65,
                "eyeWide": 0.62,
                "noseSneer": 0.7,
                "mouthUpperUp": 0.55,
                "mouthLowerDown": 0.75,
                "mouthFrown": 0.35,
                "mouthFunnel": 0.2,
                "jawOpen": 0.08,
                "jawForward": 0.1,
            },
        ),
    ),
    "surprised": (
        # AU 1 + 2 + 5 + 26: brows and upper lids up, jaw dropped.
        (
            1.0,
            {
                "browInnerUp": 1.05,
                "browOuterUp": 1.05,
                "eyeWide": 0.85,
                "jawOpen": 0.48,
                "mouthFunnel": 0.42,
            },
        ),
    ),
    "disgusted": (
        # AU 9 + 16 + 25: nose wrinkled, upper lip drawn up from the teeth.
        (
            0.55,
            {
                "noseSneer": 1.15,
                "mouthUpperUp": 1.05,
                "browDown": 0.42,
                "cheekSquint": 0.5,
                "eyeSquint": 0.9,
                "mouthFrown": 0.45,
                "mouthLowerDown": 0.4,
                "jawOpen": 0.06,
            },
        ),
        # AU 9 + 10 + 15 + 17: lips together, the lower one pushed up.
        (
            0.45,
            {
                "noseSneer": 1.15,
                "mouthUpperUp": 0.95,
                "browDown": 0.42,
                "cheekSquint": 0.5,
                "eyeSquint": 0.9,
                "mouthFrown": 0.65,
                "mouthShrugLower": 0.6,
            },
        ),
    ),
    "afraid": (
        # AU 1 + 2 + 4 + 5 + 7 + 20 + 26: brows up and together, eyes wide, lips stretched, jaw dropped.
        (
            0.7,
            {
                "browInnerUp": 1.2,
                "browOuterUp": 0.4,
                "browDown": 0.4,
                "eyeWide": 1.0,
                "eyeSquint": 0.2,
                "mouthStretch": 0.75,
                "mouthFrown": 0.2,
                "mouthLowerDown": 0.48,
                "mouthUpperUp": 0.15,
                "jawOpen": 0.24,
            },
        ),
        # The same with AU 25 only: the jaw hardly drops.
        (
            0.3,
            {
                "browInnerUp": 1.2,
                "browOuterUp": 0.45,
                "browDown": 0.4,
                "eyeWide": 1.0,
                "eyeSquint": 0.25,
                "mouthStretch": 0.75,
                "mouthFrown": 0.22,
                "mouthLowerDown": 0.55,
                "mouthUpperUp": 0.1,
                "jawOpen": 0.1,
            },
        ),
    ),
}
_UNPAIRED = frozenset(
    {
        "browInnerUp",
        "jawForward",
        "jawOpen",
        "mouthCornerPuller",
        "mouthFunnel",
        "mouthLeft",
        "mouthRight",
        "mouthRollLower",
        "mouthRollUpper",
        "mouthShrugLower",
        "mouthUpwardRetraction",
    }
)
_REST = (
    "mouthCornerPuller",
    "mouthSmile",
    "cheekSquint",
    "eyeSquint",
    "eyeBlink",
    "mouthDimple",
    "mouthPress",
    "mouthFrown",
    "mouthLeft",
    "mouthRight",
    "mouthShrugLower",
    "jawOpen",
)
_REST_OF_BROWS = ("browInnerUp", "browOuterUp", "browDown")
ALL_ACTIONS: tuple[str, ...] = tuple(
    name + side
    for name in sorted(
        {
            *_REST,
            *_REST_OF_BROWS,
            *(action for variants in _VARIANTS.values() for _, actions in variants for action in actions),
        }
    )
    for side in (("",) if name in _UNPAIRED else ("Left", "Right"))
)
"""Every facial action that may come out."""
_LOPSIDED = 0.055  # relative deviation of left against right: both sides equal looks like a puppet
_LOPSIDED_BROWS = 0.18
_LOPSIDED_AT_REST = 0.07
"""The same of a face that does next to nothing: its faint movements are hardly ever shared by both sides."""
_LOPSIDED_OF_REST = {"browOuterUp": 0.45, "eyeBlink": 0.3, "mouthSmile": 0.3, "mouthFrown": 0.45}  # by eye
_SMILE_AT_REST = ((0.0, 0.06), (0.4, 0.19), (0.75, 0.30), (1.0, 0.40))  # share of people -> of a smile, at most
_PARTED = ((2, 0.0), (4, 0.14), (10, 0.12), (16, 0.06))
"""Age, years -> share of resting faces whose lips are a little apart: a toddler's would show a slit."""
_LOOKING_AWAY = ((10, 0.08), (18, 0.05))  # age, years -> share of portraits, by eye
_LOWERED_DEG = 4.5  # how far the sad look below the lens, by eye
_OF_CHILDREN: Mapping[str, float] = {
    "mouthSmile": 0.45,
    "mouthCornerPuller": 1.15,
    "mouthUpwardRetraction": 0.95,
    "mouthDimple": 0.2,
    "mouthStretch": 0.6,
    "mouthFrown": 0.62,
    "mouthUpperUp": 0.6,
    "mouthLowerDown": 0.6,
    "noseSneer": 0.6,
    "cheekSquint": 0.85,
    "eyeSquint": 0.70,
    "eyeBlink": 0.5,
    "eyeWide": 0.3,
    "jawOpen": 0.5,
    "mouthFunnel": 0.6,
    "browDown": 0.5,
}
"""Action -> share of a three-year-old's: the actions are an adult's, and carry a small child's mouth across the whole face
and fold cheeks that are too plump to fold. Only its corners want more: a small open mouth without them is no smile."""
_GROWN = ((3, 0.0), (6, 0.15), (10, 0.35), (14, 0.65), (18, 1.0))
_BARED = ("mouthUpwardRetraction", "mouthUpperUp", "mouthLowerDown", "jawOpen")  # what parts the lips of a smile
_BARES_TEETH_FROM_YEARS = 3  # below, a smile keeps its lips closed: so few and small teeth would be a dark slit
_LEAST_OF_FULL = {"mouthUpwardRetraction": 0.6, "mouthCornerPuller": 0.62, "cheekSquint": 0.7, "eyeSquint": 0.7}
"""Action -> share of it in the weakest mood: lips that part at all show the teeth, a smile draws the corners, cheeks follow."""


def mood(draw: Draw, age: int = 30) -> str:
    """The mood shown when none is asked for: children are asked to smile."""
    more = interpolate(age, _SMILING_CHILDREN)
    moved = {"neutral": -more, "happy": more}
    return draw.choice([(name, share + moved.get(name, 0.0)) for name, share in _AUTO])


def intensity(draw: Draw, mood: str, age: int = 30) -> float:
    """How strongly the mood shows, 0..1."""
    if mood == "neutral":
        return 0.0
    if mood == "happy":  # from a smile for the camera to one that comes of itself
        return interpolate(draw.uniform(), [(0.0, 0.50), (0.6, 0.74), (1.0, 1.0)]) - interpolate(age, _LIGHT)
    return draw.between(0.78 if mood == "surprised" else 0.83, 1.0)


def actions(draw: Draw, mood: str, intensity: float, age: int = 30) -> Weights:
    """Weights of the pack's facial actions, sorted by name: those of the mood, over those of a living face at rest."""
    lively = interpolate(age, _LIVELY) * (mood == "neutral")
    amounts = _rest(draw, {"neutral": interpolate(age, _FRIENDLY), "happy": 1.0}.get(mood, 0.0), lively, age)
    if mood == "neutral":
        amounts = amounts | _idle(draw, age)
    for name, weight in _variant(draw, mood).items():
        least = _LEAST_OF_FULL.get(name, 0.0)
        amount = weight * (least + (1.0 - least) * intensity) * draw.between(0.85, 1.15, name)
        amounts[name] = max(amounts.get(name, 0.0), amount)
    if mood == "happy" and age < _BARES_TEETH_FROM_YEARS:
        amounts = {name: weight for name, weight in amounts.items() if name not in _BARED}
    grown = interpolate(age, _GROWN)
    weights: dict[str, float] = {}
    for name, full in amounts.items():
        least = min(_OF_CHILDREN.get(name, 1.0), 1.0 if mood == "neutral" else 2.0)  # or all children smirk
        amount = full * (least + (1.0 - least) * grown)
        for side, lean in _sides(draw, name, at_rest=mood == "neutral"):
            weight = min(max(amount * lean, 0.0), 1.0)
            if weight >= 0.005:
                weights[name + side] = weight
    return tuple(sorted(weights.items()))


def _variant(draw: Draw, mood: str) -> Mapping[str, float]:
    if not (variants := _VARIANTS.get(mood, ())):
        return {}
    return variants[int(draw.choice([(str(at), share) for at, (share, _) in enumerate(variants)], "variant"))][1]


def _rest(draw: Draw, friendliness: float, lively: float, age: int) -> dict[str, float]:
    """What a face does when it does nothing: a hint of a smile, lids a little lowered, brows up in a `lively` one, 0..1."""
    smile = friendliness * interpolate(draw.uniform("rest smile"), _SMILE_AT_REST) + 0.05 * lively
    return {
        "mouthCornerPuller": smile,
        "mouthSmile": 0.25 * smile,
        "cheekSquint": 0.9 * smile + 0.02,
        "eyeSquint": interpolate(age, _WIDE_AWAKE) * draw.between(0.02, 0.20, "rest squint") + 0.5 * smile,
        "eyeBlink": draw.between(0.0, 0.06, "rest lids"),
        "mouthDimple": 0.15 * smile * draw.uniform("rest dimple"),
        "mouthPress": draw.between(0.0, 0.06, "rest press"),
        "browInnerUp": draw.between(0.0, 0.10 + 0.22 * lively, "rest brow"),
        "browOuterUp": draw.between(0.0, 0.13 + 0.13 * lively, "rest arch"),
        "browDown": draw.between(0.0, 0.03, "rest frown") * (friendliness == 0.0),
    }


def _idle(draw: Draw, age: int) -> dict[str, float]:
    """What else goes on in a face without a mood: a corner that hangs, a mouth drawn aside, lips that are not quite closed."""
    aside = draw.normal(0.0, 0.018, "idle aside", limit=2.0)
    parted = draw.between(0.068, 0.092, "idle gap") if draw.chance(interpolate(age, _PARTED), "idle lips") else 0.0
    return {
        "mouthLeft": max(aside, 0.0),
        "mouthRight": max(-aside, 0.0),
        "mouthFrown": draw.between(0.0, 0.03, "idle corners") * (1.0 - interpolate(age, _LIVELY)),
        "mouthShrugLower": draw.between(0.0, 0.05, "idle chin") * (parted == 0.0),
        "jawOpen": parted,
    }


def _sides(draw: Draw, name: str, *, at_rest: bool) -> tuple[tuple[str, float], ...]:
    if name in _UNPAIRED:
        return (("", 1.0),)
    of_mood = _LOPSIDED_BROWS if name == "browOuterUp" else _LOPSIDED
    lopsided = _LOPSIDED_OF_REST.get(name, _LOPSIDED_AT_REST) if at_rest else of_mood
    lean = draw.normal(0.0, lopsided, f"{name} lean", limit=2.0)
    return ("Left", 1.0 + lean), ("Right", 1.0 - lean)


def gaze(draw: Draw, age: int = 30) -> tuple[float, float]:
    """Degrees past the lens and above it: most people look at it, or nearly; some look at something beside it. When the head is
    turned, `scene.head.eyes` lets them look inwards only."""
    azimuth, elevation = draw.normal(0.0, 0.6, "azimuth"), draw.normal(0.0, 0.5, "elevation")
    if draw.chance(interpolate(age, _LOOKING_AWAY), "away"):
        side = 1.0 if draw.chance(0.5, "side") else -1.0
        return azimuth + side * draw.between(4.0, 11.0, "how far"), elevation + draw.normal(0.0, 1.5, "how high")
    return azimuth, elevation


def gaze_azimuth(draw: Draw, gaze: tuple[float, float]) -> float:
    """Degrees past the lens."""
    return gaze[0]


def gaze_elevation(draw: Draw, gaze: tuple[float, float], mood: str) -> float:
    """Degrees above the lens: the sad look down."""
    return gaze[1] - (_LOWERED_DEG if mood == "sad" else 0.0)
