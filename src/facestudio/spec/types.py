"""FaceSpec: one person in one portrait, every trait resolved, nothing left to chance.

Frozen plain values only, so that a spec can be written as canonical JSON, hashed, stored and sent to another process.
Whatever the scene still varies in mass (each strand, each pore) it takes from a counter hash of the `seed` of the
trait.
"""

from __future__ import annotations

from dataclasses import dataclass

SPEC_VERSION = 3
"""Raised whenever a stored spec of the former version would no longer describe the same person."""

Weights = tuple[tuple[str, float], ...]
"""Named weights, sorted by name: ((name, weight), ...)."""

Colour = tuple[float, float, float]
"""Linear Rec. 709 reflectance, 0..1 each."""


@dataclass(frozen=True, slots=True)
class Form:
    """Shape of head and neck.

    african, asian, caucasian: weights of the three base populations of the head pack, sum 1.
    femininity: 0 male .. 1 female.
    muscle, weight: 0 least .. 0.5 average .. 1 most.
    details: weights of morphs of the head pack (`nose/nose-hump-incr`, `eyes/l-eye-scale-incr`, ...), 0..1 each.
    asymmetry: the same for the pack's `asym/` morphs.
    proportions: measures of the head (`mouth_width`, ...), in standard deviations from what is typical.
    """

    african: float
    asian: float
    caucasian: float
    femininity: float
    muscle: float
    weight: float
    details: Weights
    asymmetry: Weights
    proportions: Weights


@dataclass(frozen=True, slots=True)
class Skin:
    """Colour and surface of the skin.

    tone: 0 lightest .. 10 darkest, perceptually even.
    redness: relative amount of haemoglobin, 1 typical.
    freckles, moles, oiliness, makeup, sun_damage: 0 none .. 1 strong.
    ageing: 0 smooth .. 1 deeply lined; follows the age, but differs between persons.
    seed: of mottling, moles, freckles.
    """

    tone: float
    redness: float
    freckles: float
    moles: float
    oiliness: float
    makeup: float
    sun_damage: float
    ageing: float
    seed: int


@dataclass(frozen=True, slots=True)
class Eyes:
    """colour: dark_brown, brown, hazel, amber, green, blue or grey. shade: -1 darker .. 1 lighter within the colour.
    pupil: diameter over the iris' diameter, 0.2..0.6. lash_length: 1 typical. seed: of fibres and veins."""

    colour: str
    shade: float
    pupil: float
    lash_length: float
    seed: int


@dataclass(frozen=True, slots=True)
class Hair:
    """Hair of the scalp.

    length: 0 bald .. 10 longest; `style`: buzz, short, side_part, fringe, bob, long, bun, curls, afro, ... a name that
    `scene.groom` knows for this length and texture ('bald' for 0).
    texture: 0 straight .. 0.35 wavy .. 0.65 curly .. 1 coily.
    eumelanin: 0 blond/red .. 1 black; pheomelanin: 0 none .. 1 red. grey: share of white strands, 0..1.
    recession: 0 juvenile hairline .. 1 far back at the temples; thinning: 0 full crown .. 1 bald crown.
    parting: -1 far right .. 1 far left; volume: 1 typical. seed: of every strand.
    """

    length: float
    style: str
    texture: float
    eumelanin: float
    pheomelanin: float
    grey: float
    recession: float
    thinning: float
    parting: float
    volume: float
    seed: int


@dataclass(frozen=True, slots=True)
class Brows:
    """thickness, density, arch: 1 typical; grey: share of white hairs; seed: of every hair."""

    thickness: float
    density: float
    arch: float
    grey: float
    seed: int


@dataclass(frozen=True, slots=True)
class Beard:
    """amount: 0 clean-shaven .. 10 long full beard; style: stubble, moustache, goatee, chin_strap or full ('none' for
    0); grey: share of white hairs; seed: of every hair."""

    amount: float
    style: str
    grey: float
    seed: int


@dataclass(frozen=True, slots=True)
class Eyewear:
    """kind: none, eyeglasses or sunglasses; shape: round, oval, panto, rectangle, square, hexagon, aviator or cat_eye;
    style: full, thick, half_rim, browline or rimless; frame: colour of the rim; metal: whether the rim is thin metal;
    mottle: 0 one colour .. 1 tortoise shell; lens_tint: transmittance of the lens, and gradient: 0 the same all over .. 1
    clear at its lower edge."""

    kind: str
    shape: str
    style: str
    frame: Colour
    metal: bool
    mottle: float
    lens_tint: Colour
    gradient: float


@dataclass(frozen=True, slots=True)
class Clothing:
    """garment: crew_neck, collared, hoodie, suit, ... a name that `scene.wardrobe.cuts` knows.
    fabric: jersey, poplin, denim, ... and pattern: plain, stripes, plaid, ..., names that `scene.materials.cloth` knows.
    colour: of the cloth; accent: second colour of a print, and of cords; under: of what is worn below or round the neck.
    repeat: size of the print, 1 typical. seed: of folds and weave."""

    garment: str
    fabric: str
    pattern: str
    colour: Colour
    accent: Colour
    under: Colour
    repeat: float
    seed: int


@dataclass(frozen=True, slots=True)
class Jewellery:
    """earrings: none, studs, hoops or drops; necklace: none, chain or pendant; metal: its reflectance; stone: of a pearl
    or stone. size: 1 typical."""

    earrings: str
    necklace: str
    metal: Colour
    stone: Colour
    size: float


@dataclass(frozen=True, slots=True)
class Expression:
    """mood: neutral, happy, sad, angry, surprised, disgusted or afraid; intensity 0..1;
    actions: weights of the pack's facial actions and sculpted smiles (`mouthSmileLeft`, `mouthCornerPuller`, ...), 0..1;
    gaze_azimuth, gaze_elevation: degrees away from the lens."""

    mood: str
    intensity: float
    actions: Weights
    gaze_azimuth: float
    gaze_elevation: float


@dataclass(frozen=True, slots=True)
class View:
    """view_profile: degrees, see docs/conventions.md; pitch: degrees, positive looks from above; roll: degrees of head
    tilt; shoulders: degrees by which they are turned from where the head points, towards the sitter's left when positive;
    zoom_level: standard or closeup."""

    view_profile: float
    pitch: float
    roll: float
    shoulders: float
    zoom_level: str


@dataclass(frozen=True, slots=True)
class Light:
    """How the portrait is lit.

    kind: studio, natural or artistic; setup: a name that `scene.lighting` knows for the kind (loop, rembrandt,
    butterfly, split, high_key, passport | sun, overcast, window, golden_hour, shade, backlight, lamplight, ceiling, flash |
    low_key, rim, gels).
    key_azimuth, key_elevation: degrees of the key light from the camera's axis, positive to the viewer's right and up.
    key_size: tangent of the half angle under which the key is seen. contrast: key to fill ratio, 1 flat .. 16 dramatic.
    warmth: -1 cool .. 1 warm. backdrop: a name that `scene.lighting` knows; backdrop_hue: 0..1; seed: of the backdrop.
    """

    kind: str
    setup: str
    key_azimuth: float
    key_elevation: float
    key_size: float
    contrast: float
    warmth: float
    backdrop: str
    backdrop_hue: float
    seed: int


@dataclass(frozen=True, slots=True)
class FaceSpec:
    """A person in a portrait, fully resolved. `seed`, `gender`, `ethnicity` and `age` in the request's own
    vocabulary."""

    version: int
    seed: int
    gender: str
    ethnicity: str
    age: int
    form: Form
    skin: Skin
    eyes: Eyes
    hair: Hair
    brows: Brows
    beard: Beard
    eyewear: Eyewear
    clothing: Clothing
    jewellery: Jewellery
    expression: Expression
    view: View
    light: Light
