"""The parameters of each shading model. Field names are the uniforms' names: GLSL declarations are generated from here.

float -> uniform float, int -> uniform int, Colour -> uniform vec3, Quadruple -> uniform vec4, Matrix3 -> uniform mat3 (rows as
written), Texture -> uniform sampler2D. A mesh's eight masks reach the shader as `mask_a` (columns 0..3) and `mask_b` (4..7).
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

Colour = tuple[float, float, float]
Quadruple = tuple[float, float, float, float]
Matrix3 = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Texture:
    """texels: (H, W, 4) uint8, row 0 at v = 0; what `np.asarray` makes an array of.
    name: unique for these texels, so that a GPU may keep them between pictures.
    repeat: whether u (and v, where `tile`) wraps."""

    name: str
    texels: ArrayLike
    repeat: bool
    tile: bool


@dataclass(frozen=True, slots=True)
class SkinMaterial:
    """Masks: 0 lips, 1 inner mouth, 2 ears (0.5) and their hollows (1), 3 face, 4 scalp under hair, 5 beard area,
    6 lid margin, and below the eyes the floors of creases, 7 skin gathered into lines.

    melanin, haemoglobin: optical densities of the model in surface_skin.frag. ageing, freckles, moles, oiliness, makeup,
    sun_damage, stubble: 0..1. makeup evens the skin; liner, eyeshadow, lipstick: 0..1, see makeup.py.
    lid_crease: 0 a single upper lid .. 1 a deep line; lid_crease_height: above the lashes, cm at rest.
    lip_blood: haemoglobin added in the lips. relief: scale of pores and bumps. maturity: whether this is a child's skin or a
    grown-up's: 0.24 at birth, 0.44 from nine years on, 0.88 at nineteen, 1 from the fifties on.
    lip_edge: 0..1, how clearly the red of the lips is set off from the skin.
    smile: 0..1, how far an open one draws the lips out.
    flush: scale of the regional redness of cheeks, nose, ears and chin, 1 typical of middle age.
    uneven, coarseness, shadowed: how patchy pigment and blood are, how wide the pores, how dark it is about the eyes; 1 typical
    of fifty years.
    scalp_paint, stubble: how much of the colours below tints the skin under the hairs.
    parting: line of bare skin on the scalp: rest x, how far it wavers, cm; phase, radians; half of its width, cm, 0 for none.
    shorn: 1 where the scalp is bare, so that its roots show, less between clipped hairs, 0 under hair.
    complexion: 0..1 each, how red the cheeks are beside other people's, and the nose; how sallow the forehead is; how blotched
    all is.
    acne: 0..1, inflamed spots and the marks they leave. vessels: 0..1, widened ones of nose and cheeks.
    mirror: 1 or -1, which way round the wrinkles are. courses: 0..1 each, from the first set of wrinkles to the second, on the
    forehead, between the brows, about the eyes and below.
    habits: 0..1 each, how early those places are lined, for what the face does often.
    undertone: 0 cool or rosy .. 1 golden or olive, at the same depth of colour.
    upright: height of the forehead relative to the rest head's, so that patterns are not drawn out; 1.42 in babies.
    seed: 0..1, shifts every pattern. Textures are those of assets/paint/atlases.py.
    """

    melanin: float
    haemoglobin: float
    ageing: float
    freckles: float
    moles: float
    oiliness: float
    makeup: float
    liner: float
    eyeshadow: float
    eyeshadow_tint: Colour
    lipstick: float
    lipstick_colour: Colour
    lid_crease: float
    lid_crease_height: float
    sun_damage: float
    stubble: float
    lip_blood: float
    lip_edge: float
    smile: float
    flush: float
    maturity: float
    relief: float
    uneven: float
    coarseness: float
    shadowed: float
    scalp_paint: float
    parting: Quadruple
    shorn: float
    scalp_colour: Colour
    stubble_colour: Colour
    complexion: Quadruple
    acne: float
    vessels: float
    mirror: float
    courses: Quadruple
    habits: Quadruple
    undertone: float
    upright: float
    seed: float
    pores: Texture
    furrows: Texture
    mottle: Texture
    lines: Texture
    flesh: Texture
    regions: Texture


@dataclass(frozen=True, slots=True)
class EyeMaterial:
    """`rest` is the eye's own space (unit: eyeball radius, +z the gaze). Masks unused.

    head_from_eye: rotation. centre: head space, cm. radius: cm. iris_radius: in eyeball radii. pupil: of the iris' radius.
    iris_outer, iris_inner: colours of the fibres towards the limbus and around the pupil. sclera: reflectance of the white.
    nasal: how far towards the nose the inner corner lies, in eyeball radii.
    veins: 0..1, how many show. ageing: 0..1, strength of the arcus at the limbus. clear: 0 an adult's .. 1 a child's wide open
    eye, whose lids and corners shade it less. limbal_ring: 0..1, how dark the iris is there. zone: 0..1, how far the inner
    colour fills the pupil's zone. sector: 0..1 of a turn, where it runs out towards the limbus. seed: 0..1.
    """

    head_from_eye: Matrix3
    centre: Colour
    radius: float
    iris_radius: float
    pupil: float
    iris_outer: Colour
    iris_inner: Colour
    sclera: Colour
    nasal: float
    veins: float
    ageing: float
    clear: float
    limbal_ring: float
    zone: float
    sector: float
    seed: float


@dataclass(frozen=True, slots=True)
class ClothMaterial:
    """Masks: 0 coverage: distance inside the garment's edge in cm / 10 + 0.5 (pixels below 0.5 are cut away), 1 buttons,
    2, 3 cm across and along the cloth / 200 + 0.5, 4 ribbing, 5 second colour, 6 how far the cloth is free to fold, 7 free.

    colour: of the cloth; accent, third: of its print. structure: 0 plain weave, 1 knit, 2 twill, 3 none.
    wale: cm from one column of stitches, or thread, to the next; course: the same along the cloth. relief: cm.
    cable: 0..1, how much the knit is plaited. fuzz: 0..1, fibres that stand off. gloss: scale of the specular reflectance.
    roughness: 0..1. folds: height of the folds, cm. stiff: 0 soft rounded folds .. 1 sharp creases.
    pattern: 0 plain, 1 stripes, 2 pinstripes, 3 plaid, 4 gingham, 5 dots, 6 floral, 7 blocks. repeat: of it, cm.
    melange: 0..1, threads of two colours. stitching: colour of the seams' thread. seed: 0..1."""

    colour: Colour
    accent: Colour
    third: Colour
    stitching: Colour
    structure: int
    wale: float
    course: float
    relief: float
    cable: float
    fuzz: float
    gloss: float
    roughness: float
    folds: float
    stiff: float
    pattern: int
    repeat: float
    melange: float
    seed: float


@dataclass(frozen=True, slots=True)
class GlossMaterial:
    """Plain dielectric or metal, for teeth, gums, tongue and spectacle rims. Masks: 0 chooses colour_b over colour_a,
    1 clouds colour_a like tortoise shell.

    roughness: GGX alpha's square root, 0..1. reflectance: Fresnel at normal incidence, 0.02..0.9. scatter: 0..1, how
    much of the light is blurred as in skin."""

    colour_a: Colour
    colour_b: Colour
    roughness: float
    reflectance: float
    scatter: float


Material = SkinMaterial | EyeMaterial | ClothMaterial | GlossMaterial
