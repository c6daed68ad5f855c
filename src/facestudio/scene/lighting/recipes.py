"""The light setups by name: what each is made of, in ratios and colour temperatures.

Azimuth, height and size of the key light and the contrast come from the spec; all else that tells one setup from
another stands here. The classical ratios are those of portrait practice (Hunter, Biver and Fuqua, "Light: Science and
Magic", chapter 8; Kodak O-16, "Professional Portrait Techniques").
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Recipe:
    """One setup.

    key, fill, rim, floor, horizon, zenith: temperature of each light, kelvin. white: what the camera shows as grey,
    kelvin. dome_share: of the light that fills the shadows, the part from all around; the rest comes from a box near
    the lens (in COLOURED_PLACES from aside). dome: relative brightness of floor, horizon and zenith, nearly even, by
    eye: floor and clothes give light back, and out of a darker one jaws and lids have black rims.
    lean: how much brighter the surroundings are on
    the key's side than on the other, 0..1. patchy: how uneven they are round about, 0..1.
    rim_level: the rim's light against the key's. rim_from: azimuth of the rim, degrees from the camera's axis, on the
    side away from the key; where light is found and not put up, on the brighter side of the picture.
    rim_height: degrees. rim_size: tangents of half angles.
    key_stretch: the key's width and height, times the spec's size. distance: of the key from the face, cm.
    exposure: stops away from the meter. neutralised: share of the cast of all light on the face together that is taken
    out: cameras look at the picture, and whoever develops it looks at the skin. With two fifths of it left most faces
    are brown and orange (by eye); evening and lamplight keep more, or the shade on skin is violet. The place behind
    keeps its colour. gel: how far lamps take on the backdrop's hue, 0..1.
    sunlit, ambient: of the place behind, radiance of white in direct light and out of it, as 1 is about that of white
    beside the face. sky: radiance over the horizon and above. clear: whether it is blue. backlit: whether the sun
    stands behind the person.
    """

    key: float = 5300.0
    fill: float = 6300.0
    rim: float = 6200.0
    floor: float = 5200.0
    horizon: float = 5450.0
    zenith: float = 6000.0
    white: float = 5500.0
    dome_share: float = 0.63
    dome: tuple[float, float, float] = (0.8, 0.9, 1.2)
    lean: float = 0.15
    patchy: float = 0.15
    rim_level: float = 0.30
    rim_from: float = 138.0
    rim_height: float = 20.0
    rim_size: tuple[float, float] = (0.14, 0.45)
    key_stretch: tuple[float, float] = (1.0, 1.0)
    distance: float = 110.0
    exposure: float = 0.0
    neutralised: float = 0.71
    gel: float = 0.0
    sunlit: float = 0.0
    ambient: float = 0.62
    sky: tuple[float, float] = (1.0, 1.0)
    clear: bool = False
    backlit: bool = False


RECIPES: dict[str, Recipe] = {
    # A box 35..50 degrees to the side and above the eyes: the nose's shadow is a small loop.
    "loop": Recipe(),
    # Further round and higher: a triangle of light under the far eye. Less fill, and a hair light.
    "rembrandt": Recipe(
        distance=100.0,
        dome_share=0.52,
        dome=(0.51, 0.7, 1.45),
        rim_level=0.42,
        rim_from=148.0,
        rim_height=42.0,
        ambient=0.62,
    ),
    # On the axis and high; a reflector under the chin softens it, both cheeks alike.
    "butterfly": Recipe(
        key=5700.0,
        dome_share=0.74,
        dome=(1.5, 0.9, 1.25),
        rim_level=0.22,
        rim_from=150.0,
        rim_height=35.0,
        key_stretch=(1.25, 0.9),
    ),
    # From the side: half of the face, the other half kept readable by the room alone.
    "split": Recipe(
        distance=95.0,
        dome_share=0.65,
        dome=(0.55, 0.8, 1.15),
        rim_level=0.45,
        rim_from=128.0,
        key_stretch=(0.8, 1.3),
        ambient=0.60,
        exposure=0.1,
    ),
    # A white room: a large light in front, two more on the paper, which shines round the head.
    "high_key": Recipe(
        distance=180.0,
        dome_share=0.81,
        dome=(1.3, 1.5, 1.3),
        lean=0.072,
        patchy=0.075,
        rim_level=0.42,
        rim_from=140.0,
        rim_size=(0.5, 0.8),
        key_stretch=(1.3, 1.1),
        exposure=0.30,
        ambient=0.85,
    ),
    # As offices want it: large and flat from the front, no pattern on the face.
    "passport": Recipe(
        distance=160.0,
        dome_share=0.66,
        dome=(0.9, 1.1, 1.3),
        lean=0.06,
        patchy=0.075,
        rim_level=0.06,
        key_stretch=(1.3, 1.2),
        exposure=0.15,
        ambient=0.8,
    ),
    # The sun is small and warm, the sky wide and blue, the ground gives warm light back from below.
    "sun": Recipe(
        distance=inf,
        key=5200.0,
        fill=6500.0,
        rim=5200.0,
        floor=4700.0,
        horizon=6000.0,
        zenith=8000.0,
        white=5500.0,
        dome_share=0.97,
        dome=(1.15, 1.05, 1.15),
        lean=0.18,
        patchy=0.34,
        rim_level=0.55,
        rim_from=150.0,
        rim_height=40.0,
        rim_size=(0.3, 0.3),
        exposure=0.22,
        sunlit=1.25,
        ambient=0.36,
        sky=(1.1, 0.55),
        clear=True,
    ),
    # A bright cloud over everything; the key is the brightest part of it, very large.
    "overcast": Recipe(
        distance=inf,
        key=6600.0,
        fill=6600.0,
        rim=7000.0,
        floor=5600.0,
        horizon=6700.0,
        zenith=7000.0,
        white=6800.0,
        dome_share=0.98,
        dome=(0.68, 0.75, 1.6),
        lean=0.27,
        patchy=0.41,
        rim_level=0.40,
        rim_from=155.0,
        rim_height=50.0,
        rim_size=(0.7, 0.5),
        key_stretch=(1.2, 0.8),
        exposure=0.36,
        ambient=0.74,
        sky=(1.6, 1.3),
    ),
    # Daylight through a tall window beside; the room gives back warm light.
    "window": Recipe(
        distance=160.0,
        key=6100.0,
        fill=4500.0,
        rim=6000.0,
        floor=4000.0,
        horizon=4600.0,
        zenith=4900.0,
        white=5700.0,
        dome_share=0.94,
        dome=(0.78, 0.9, 0.75),
        lean=0.33,
        patchy=0.3,
        rim_level=0.28,
        rim_from=136.0,
        rim_height=10.0,
        rim_size=(0.3, 0.4),
        key_stretch=(0.75, 1.35),
        sunlit=2.2,
        ambient=0.60,
        sky=(2.2, 1.8),
    ),
    # The last hour: a low red sun, a sky still blue; the camera keeps the warmth.
    "golden_hour": Recipe(
        distance=inf,
        neutralised=0.55,
        key=3750.0,
        fill=5100.0,
        rim=3900.0,
        floor=4300.0,
        horizon=5000.0,
        zenith=6500.0,
        white=4650.0,
        dome_share=0.93,
        dome=(0.85, 1.3, 1.15),
        lean=0.24,
        patchy=0.3,
        rim_level=0.80,
        rim_from=146.0,
        rim_height=18.0,
        rim_size=(0.10, 0.10),
        sunlit=1.1,
        ambient=0.34,
        sky=(1.1, 0.46),
        clear=True,
    ),
    # The sun behind, on hair and shoulders; the face has the open sky in front of it.
    "backlight": Recipe(
        distance=inf,
        key=6200.0,
        fill=5600.0,
        rim=4700.0,
        floor=4700.0,
        horizon=5600.0,
        zenith=7600.0,
        white=5600.0,
        dome_share=0.96,
        dome=(0.95, 1.05, 1.12),
        lean=0.21,
        patchy=0.3,
        rim_level=3.6,
        rim_from=150.0,
        rim_height=34.0,
        rim_size=(0.08, 0.08),
        key_stretch=(1.2, 1.0),
        exposure=0.15,
        sunlit=1.5,
        ambient=0.62,
        sky=(2.3, 1.1),
        clear=True,
        backlit=True,
    ),
    # Out of the sun: the open sky in front lights the face, blue that the camera mostly takes out.
    "shade": Recipe(
        distance=inf,
        key=7200.0,
        fill=7000.0,
        rim=5000.0,
        floor=5300.0,
        horizon=6500.0,
        zenith=8000.0,
        white=7100.0,
        dome_share=0.96,
        dome=(0.8, 0.95, 1.1),
        lean=0.33,
        patchy=0.38,
        rim_level=0.70,
        rim_from=152.0,
        rim_height=35.0,
        rim_size=(0.2, 0.25),
        key_stretch=(1.2, 1.0),
        sunlit=0.95,
        ambient=0.52,
        sky=(1.7, 0.95),
        clear=True,
        exposure=0.28,
    ),
    # Evening indoors: a lamp with a shade near by, others in the depth of the room; the camera leaves it warm.
    "lamplight": Recipe(
        distance=100.0,
        neutralised=0.55,
        key=3000.0,
        fill=3300.0,
        rim=3700.0,
        floor=2900.0,
        horizon=3000.0,
        zenith=3000.0,
        white=3180.0,
        dome_share=0.89,
        dome=(0.75, 0.9, 0.9),
        lean=0.27,
        patchy=0.45,
        rim_level=0.40,
        rim_from=142.0,
        rim_height=30.0,
        rim_size=(0.2, 0.2),
        exposure=-0.05,
        sunlit=0.3,
        ambient=0.60,
        sky=(0.25, 0.2),
    ),
    # Rows of lights in an office's ceiling, daylight from one side.
    "ceiling": Recipe(
        distance=170.0,
        key=5000.0,
        fill=5400.0,
        rim=6200.0,
        floor=4300.0,
        horizon=5100.0,
        zenith=4700.0,
        white=5200.0,
        dome_share=0.94,
        dome=(0.8, 0.95, 1.15),
        lean=0.24,
        patchy=0.26,
        rim_level=0.35,
        rim_from=118.0,
        rim_height=8.0,
        rim_size=(0.5, 0.4),
        key_stretch=(1.3, 0.8),
        sunlit=1.4,
        ambient=0.70,
        sky=(1.5, 1.2),
    ),
    # A small lamp on the camera, in a place far darker than what it lights: light falls with the square of the distance.
    "flash": Recipe(
        distance=130.0,
        key=5600.0,
        fill=3600.0,
        rim=3000.0,
        floor=3400.0,
        horizon=3600.0,
        zenith=3600.0,
        white=5200.0,
        dome_share=0.96,
        dome=(0.75, 0.9, 1.1),
        lean=0.18,
        patchy=0.45,
        rim_level=0.12,
        rim_from=145.0,
        rim_height=40.0,
        rim_size=(0.2, 0.2),
        exposure=0.04,
        sunlit=0.05,
        ambient=0.24,
        sky=(0.06, 0.03),
    ),
    # One lamp and hardly anything else.
    "low_key": Recipe(
        distance=85.0,
        key=5000.0,
        fill=5800.0,
        rim=5600.0,
        dome_share=0.78,
        dome=(0.47, 0.7, 1.15),
        rim_level=0.45,
        rim_from=140.0,
        rim_height=35.0,
        rim_size=(0.10, 0.5),
        white=5300.0,
        ambient=0.42,
        exposure=-0.05,
    ),
    # Light from behind draws the outline; what comes from the front is soft and weak.
    "rim": Recipe(
        key=5400.0,
        fill=6200.0,
        rim=6400.0,
        dome_share=0.61,
        dome=(0.7, 0.9, 1.23),
        rim_level=1.7,
        rim_from=146.0,
        rim_height=28.0,
        rim_size=(0.16, 0.55),
        white=5600.0,
        ambient=0.50,
        exposure=-0.05,
    ),
    # Coloured filters on what lights shadows and outline; the key stays nearly white, so that skin stays skin.
    "gels": Recipe(
        key=5300.0,
        fill=6000.0,
        rim=6000.0,
        dome_share=0.43,
        dome=(0.7, 0.9, 1.0),
        rim_level=1.1,
        rim_from=132.0,
        rim_height=12.0,
        rim_size=(0.2, 0.6),
        white=5500.0,
        ambient=0.50,
        gel=0.5,
    ),
}

GEL_PAIRS = ((0.73, 0.13), (0.80, 0.54), (0.54, 0.97), (0.70, 0.95), (0.86, 0.70), (0.60, 0.10))
"""Oklab hues, in turns, of filters for shadows and outline: blue and orange, violet and cyan, cyan and magenta, azure
and pink, purple and azure, teal and amber."""


def gel_hues(hue: float) -> tuple[float, float]:
    """Hues for shadows and outline that go together and with skin, chosen by any hue 0..1: green and yellow shadows
    would make any face look ill."""
    return GEL_PAIRS[int(hue % 1.0 * len(GEL_PAIRS))]
