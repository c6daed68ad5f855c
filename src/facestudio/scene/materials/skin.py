"""Parameters of the skin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from facestudio.maths.counter_hash import uniform
from facestudio.scene.materials.hair import beard_colour, hair_colour, mixed_with_grey
from facestudio.scene.materials.lid_fold import CREASE_HEIGHT_CM, lid_fold
from facestudio.scene.materials.makeup import makeup_of
from facestudio.scene.materials.pigment import melanin_of_tone, skin_reflectance
from facestudio.scene.materials.types import Colour, Quadruple, SkinMaterial, Texture
from facestudio.spec.draws import interpolate
from facestudio.spec.types import FaceSpec

if TYPE_CHECKING:
    from facestudio.assets import HeadPack

_DOWNY = 0.6
"""Share of the shade of roots below hair that is left below down, by eye."""


_FINE_GRAIN = 0.22
"""Share by which a child's relief stands higher than its years alone would have it: without, it is porcelain. By eye."""
_WOMEN_CALMER = 0.35
"""Share of the habits of lifting their brows and frowning that women lack, by eye."""
_UNPARTED = (0.0, 0.0, 0.0, 0.0)


def skin_material(spec: FaceSpec, pack: HeadPack, parting: Quadruple = _UNPARTED) -> SkinMaterial:
    """The material of a person's skin; the paintings come from the head pack. parting: see SkinMaterial."""
    skin, age = spec.skin, float(spec.age)
    melanin = melanin_of_tone(skin.tone)
    skin_colour = _triple(skin_reflectance(melanin, 0.30))
    grown = _step(12.4, 20.4, age)  # sebum, pores and patches of pigment come with puberty
    maturity = 0.14 + 0.14 * _step(0.5, 9.0, age) + 0.60 * grown + 0.12 * _step(26.0, 56.0, age)
    male = 1.0 - spec.form.femininity
    scalp = mixed_with_grey(hair_colour(spec.hair), 0.8 * spec.hair.grey)
    paint, fold = makeup_of(spec), lid_fold(spec)
    return SkinMaterial(
        melanin=melanin,
        haemoglobin=haemoglobin(age, spec.form.femininity, skin.redness),
        ageing=skin.ageing,
        freckles=skin.freckles,
        moles=skin.moles * (0.15 + 0.85 * _step(3.0, 25.0, age)),
        oiliness=skin.oiliness * (0.55 + 0.45 * grown) * (1.0 - 0.35 * _step(50.0, 80.0, age)),
        makeup=paint.base,
        liner=paint.liner,
        eyeshadow=paint.shadow,
        eyeshadow_tint=paint.shadow_tint,
        lipstick=paint.lipstick,
        lipstick_colour=paint.lip_colour,
        lid_crease=fold.crease,
        lid_crease_height=CREASE_HEIGHT_CM * fold.height,
        sun_damage=skin.sun_damage,
        stubble=_stubble(spec),
        lip_blood=_lip_blood(spec, melanin),
        lip_edge=_lip_edge(spec, melanin),
        smile=_smile(spec),
        flush=_flush(spec),
        maturity=maturity,
        relief=maturity * (0.96 + 0.04 * male) * (1.0 + _FINE_GRAIN * (1.0 - grown)),
        uneven=_uneven(spec),
        coarseness=_coarseness(spec),
        shadowed=_shadowed(spec, paint.base),
        scalp_paint=_scalp_paint(spec),
        parting=parting,
        shorn=_shorn(spec),
        scalp_colour=_mix(skin_colour, scalp, 0.93),
        stubble_colour=_mix(skin_colour, mixed_with_grey(beard_colour(spec.hair), 0.5 * spec.beard.grey), 0.8),
        complexion=_complexion(skin.seed),
        acne=_acne(spec),
        vessels=_vessels(spec),
        mirror=1.0 if uniform(skin.seed, "mirror", 0) < 0.5 else -1.0,
        courses=_courses(skin.seed),
        habits=_habits(skin.seed, spec.form.femininity),
        undertone=float(uniform(skin.seed, "undertone", 0)),
        upright=interpolate(age, [(0, 1.42), (3, 1.40), (10, 1.30), (16, 1.2), (25, 1.12)]),
        seed=(skin.seed % 4093) / 4093.0,
        pores=_texture(pack, "pores", tile=True),
        furrows=_texture(pack, "furrows", tile=True),
        mottle=_texture(pack, "mottle", tile=True),
        lines=_texture(pack, "lines", tile=False),
        flesh=_texture(pack, "flesh", tile=False),
        regions=_texture(pack, "regions", tile=False),
    )


def haemoglobin(age: float, femininity: float, redness: float) -> float:
    """Density of blood in the skin, 0.2..0.5. Flushed in the infant; in the old, thin skin over widened vessels, and more
    of it in men. age in years, femininity 0..1, redness 1 typical."""
    infant = 0.04 * (1.0 - _step(0.5, 5.0, age)) + 0.06 * (1.0 - _step(9.0, 18.0, age))
    old = 0.03 * _step(40.0, 80.0, age) * (1.0 - 0.45 * femininity)
    return (0.295 + 0.025 * (1.0 - femininity) + infant + old) * redness**0.7


def _smile(spec: FaceSpec) -> float:
    """How far an open smile draws the lips out, 0..1 (by eye)."""
    return _step(0.25, 0.60, dict(spec.expression.actions).get("mouthUpwardRetraction", 0.0))


def _flush(spec: FaceSpec) -> float:
    """Children's cheeks are pink; from the forties on blood vessels widen."""
    years = interpolate(spec.age, [(0, 1.10), (5, 1.15), (9, 1.12), (14, 1.02), (30, 0.90), (50, 0.94), (80, 1.0)])
    return years * spec.skin.redness * (1.0 - 0.1 * spec.form.femininity) * (1.0 + 0.38 * _rosacea(spec))


def _rosacea(spec: FaceSpec) -> float:
    """0 for most; a few of the fair and grown-up have lasting redness in patches. The share is by eye."""
    fair = 1.0 - _step(2.5, 6.0, spec.skin.tone)
    return fair * _step(28.0, 42.0, spec.age) if uniform(spec.skin.seed, "rosacea", 0) < 0.07 else 0.0


def _uneven(spec: FaceSpec) -> float:
    """Skin is a little more even in childhood and about thirty than in the teens and
    from the forties on; none is one colour."""
    years = [(0, 0.55), (4, 0.66), (11, 0.69), (15, 0.73), (20, 0.75), (30, 0.72), (45, 0.84), (58, 0.94), (80, 1.03)]
    own = 0.76 + 0.38 * float(uniform(spec.skin.seed, "uneven", 0))
    fine = 0.10 * spec.form.femininity * (1.0 - _step(45.0, 75.0, spec.age))
    return interpolate(spec.age, years) * own * (1.0 - fine) * (1.0 + 0.5 * _rosacea(spec))


def _coarseness(spec: FaceSpec) -> float:
    """Pores widen with sebum in the teens and with slackening skin later; they are finer in women."""
    years = [(0, 0.10), (5, 0.24), (10, 0.36), (15, 0.58), (22, 0.80), (30, 0.86), (45, 0.94), (58, 1.0), (80, 1.1)]
    fine = 0.14 * spec.form.femininity * (1.0 - 0.4 * _step(45.0, 80.0, spec.age))
    own = 0.80 + 0.40 * float(uniform(spec.skin.seed, "coarse", 0))
    return interpolate(spec.age, years) * own * (0.75 + 0.5 * spec.skin.oiliness) * (1.0 - fine)


def _shadowed(spec: FaceSpec, covered: float) -> float:
    """Darkness about the eyes comes with the years and, in some, with their family. `covered` by make-up, 0..1, it is
    less."""
    own = 0.34 + 0.93 * float(uniform(spec.skin.seed, "shadowed", 0)) ** 2
    darkness = own * _step(-2.0, 32.0, spec.age) + 0.52 * spec.skin.ageing
    return darkness * (1.0 - 0.15 * spec.form.femininity) * (1.0 - 0.30 * covered)


def _acne(spec: FaceSpec) -> float:
    """Nearly all have some spots in their teens, few much; a share keeps them into the thirties (V. Goulden, G. I. Stables and
    W. J. Cunliffe 1999, J. Am. Acad. Dermatol. 41:577, from memory; the amounts by eye). Oil feeds them."""
    kept = 0.18 * (1.0 - _step(32.0, 45.0, spec.age))
    years = _step(11.0, 15.0, spec.age) * (kept + (1.0 - kept) * (1.0 - _step(18.0, 27.0, spec.age)))
    chance = float(uniform(spec.skin.seed, "acne", 0))
    return years * (0.12 + 0.88 * chance**1.6) * min(0.5 + spec.skin.oiliness, 1.0)


def _vessels(spec: FaceSpec) -> float:
    """Widened vessels: some beside the nose of most adults, many in the ruddy, the weathered and the old."""
    chance = float(uniform(spec.skin.seed, "vessels", 0))
    years = 0.10 * _step(14.0, 30.0, spec.age) + 0.90 * _step(30.0, 75.0, spec.age)
    return min(years * (0.15 + 0.85 * chance) * (0.6 + 0.6 * spec.skin.sun_damage) * spec.skin.redness, 1.0)


def _complexion(seed: int) -> Quadruple:
    """No two faces share out their colours alike: red cheeks go with a pale nose as often as not. By eye."""
    a, b, c, d = (float(share) for share in uniform(seed, "complexion", np.arange(4)))
    return (a, b, c, d)


def _courses(seed: int) -> Quadruple:
    a, b, c, d = (float(share) for share in uniform(seed, "courses", np.arange(4)))
    return (a, b, c, d)


def _habits(seed: int, femininity: float) -> Quadruple:
    """Whoever frowns need not laugh: each place's lines are ahead of the years, or behind, on their own. Women's foreheads and
    what is between their brows line later and less (Luebberding et al. 2014, Dermatol. Surg. 40:22). By how much is by eye."""
    forehead, frown, eyes, mouth = (float(share) for share in uniform(seed, "habits", np.arange(4)))
    calm = 1.0 - _WOMEN_CALMER * femininity
    return (forehead * calm, frown * calm, eyes, mouth)


def _lip_blood(spec: FaceSpec, melanin: float) -> float:
    """Thin, keratin-poor lips show their blood; less so in children and the old, more with lipstick; it hardly
    shows under much melanin."""
    young = 1.0 - (0.46 - 0.34 * spec.form.femininity) * _step(38.0, 72.0, spec.age)
    grown = _step(10.0, 18.0, spec.age)
    natural = 0.49 + (-0.14 + 0.235 * spec.form.femininity) * grown
    return natural * young * (0.45 + 0.55 * 2.0 ** (-1.4 * melanin))


def _lip_edge(spec: FaceSpec, melanin: float) -> float:
    """How clearly the red of the lips ends: in most people it does; less so in children, whose lips a clear edge makes
    appliques, in men and the old; a lipstick ends in a line. By eye."""
    least = 0.75 - 0.25 * _step(9.0, 19.0, spec.age)
    own = least + (1.0 - least) * float(uniform(spec.skin.seed, "lip edge", 0))
    clear = 0.85 + (spec.form.femininity - 0.85) * _step(9.0, 17.0, spec.age)
    kept = 1.0 - (0.3 - 0.14 * spec.form.femininity) * _step(38.0, 75.0, spec.age)
    dark = 0.40 * _step(0.35, 1.1, melanin)  # whose rim is browner than the skin
    grown = 0.75 + 0.25 * _step(9.0, 17.0, spec.age)
    natural = ((0.36 + 0.34 * clear) * own * kept + dark) * grown
    return min(natural + 0.45 * makeup_of(spec).lipstick, 1.0)


def _stubble(spec: FaceSpec) -> float:
    """How far shaven or standing hairs tint the skin of the beard."""
    if spec.beard.amount > 0.0:
        # Under a beard the skin lies in its shade; under stubble more than a breath of it is a film pasted on.
        shade = 0.16 + 0.12 * min(spec.beard.amount, 2.0) + 0.40 * _step(2.0, 5.0, spec.beard.amount)
        return shade * (1.0 - 0.4 * spec.beard.grey)  # white hairs throw light among their roots
    # Most have shaved just now, some in the morning; under the skin of few stands a dense, dark beard. By eye.
    shadow = (0.08 + 0.50 * float(uniform(spec.skin.seed, "shaven", 0)) ** 2.0) * _step(14.5, 24.0, spec.age)
    return shadow * max(0.0, 1.0 - 1.8 * spec.form.femininity) * (0.35 + 0.65 * spec.hair.eumelanin)


def _scalp_paint(spec: FaceSpec) -> float:
    if spec.hair.length <= 0.0:
        # A shaven or bald head keeps the shade of its roots where the mask says that hair grew.
        shown = (0.25 + 0.50 * spec.hair.eumelanin) * (1.0 - 0.7 * spec.hair.grey) * _step(0.5, 4.0, spec.age)
        return shown * (0.55 + 0.75 * float(uniform(spec.skin.seed, "shorn", 0)))
    # Short hair stands upright and hides its skin by number; under long hair a parting shows it.
    # Between clipped hairs it is seen all over.
    closed = 1.0 - 0.05 * _step(1.5, 4.0, spec.hair.length) - 0.22 * (1.0 - _step(1.0, 2.6, spec.hair.length))
    sparse = (1.0 - 0.42 * spec.hair.grey) * (1.0 - 0.45 * spec.hair.thinning)
    # Down lies on bare skin; brown skin below black hair would glow red.
    closed *= 1.0 - (1.0 - _DOWNY) * _down(spec) * (1.0 - 0.75 * _step(4.0, 8.0, spec.skin.tone))
    return closed * sparse * (0.22 + 0.78 * _step(0.5, 4.0, spec.age))


def _down(spec: FaceSpec) -> float:
    """How far the hair of the scalp is an infant's, 0..1."""
    return (1.0 - _step(1.5, 4.0, spec.age)) * (spec.hair.style == "infant")


def _shorn(spec: FaceSpec) -> float:
    """How far roots are seen between clipped hairs; an infant's have never been cut."""
    cut = 1.0 - 0.1 * _step(0.0, 0.5, spec.hair.length) - 0.9 * _step(1.3, 2.6, spec.hair.length)
    return cut * (1.0 - _down(spec))


def _texture(pack: HeadPack, name: str, tile: bool) -> Texture:
    return Texture(name=f"{name}-{pack.fingerprint[:16]}", texels=pack.textures[name], repeat=True, tile=tile)


def _mix(a: Colour, b: Colour, t: float) -> Colour:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def _triple(values: object) -> Colour:
    r, g, b = (float(v) for v in values)  # type: ignore[attr-defined]
    return (r, g, b)


def _step(low: float, high: float, x: float) -> float:
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)
