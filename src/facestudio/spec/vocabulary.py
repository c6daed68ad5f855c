"""Every name that a FaceSpec may hold, for the drawing, the validation of foreign JSON, and the stages that act on
it."""

from __future__ import annotations

GENDERS = ("male", "female")
ETHNICITIES = (
    "european",
    "african",
    "west_asian",
    "south_asian",
    "east_asian",
    "southeast_asian",
    "latin_american",
)
EYE_COLOURS = ("dark_brown", "brown", "hazel", "amber", "green", "blue", "grey")
HAIR_STYLES = (
    "bald",
    "infant",
    "buzz",
    "crew",
    "short",
    "crop",
    "messy",
    "fringe",
    "side_part",
    "swept_back",
    "quiff",
    "undercut",
    "pixie",
    "bob",
    "lob",
    "long",
    "layered",
    "bangs",
    "curtains",
    "half_up",
    "ponytail",
    "pigtails",
    "bun",
    "curls",
    "afro",
    "afro_fade",
    "coils",
    "puff",
    "twists",
    "locs",
    "braids",
    "relaxed",
)
BEARD_STYLES = ("none", "stubble", "moustache", "goatee", "chin_strap", "full")
EYEWEAR_KINDS = ("none", "eyeglasses", "sunglasses")
EYEWEAR_SHAPES = ("round", "oval", "panto", "rectangle", "square", "hexagon", "aviator", "cat_eye")
EYEWEAR_STYLES = ("full", "thick", "half_rim", "browline", "rimless")
GARMENTS = (
    "crew_neck",
    "v_neck",
    "scoop_neck",
    "boat_neck",
    "turtleneck",
    "sweater",
    "shirt_and_sweater",
    "cardigan",
    "collared",
    "open_collar",
    "band_collar",
    "round_collar",
    "polo",
    "hoodie",
    "zip_jacket",
    "denim_jacket",
    "overshirt",
    "blazer",
    "suit",
    "scarf",
)
FABRICS = (
    "jersey",
    "rib_knit",
    "fine_knit",
    "chunky_knit",
    "cable_knit",
    "fleece",
    "poplin",
    "linen",
    "flannel",
    "denim",
    "suiting",
    "tweed",
    "satin",
    "leather",
    "nylon",
)
PATTERNS = ("plain", "melange", "stripes", "pinstripes", "plaid", "gingham", "dots", "floral", "blocks")
EARRINGS = ("none", "studs", "hoops", "drops")
NECKLACES = ("none", "chain", "pendant")
MOODS = ("neutral", "happy", "sad", "angry", "surprised", "disgusted", "afraid")
ZOOM_LEVELS = ("standard", "closeup")
LIGHT_SETUPS = {
    "studio": ("loop", "rembrandt", "butterfly", "split", "high_key", "passport"),
    "natural": ("sun", "overcast", "window", "golden_hour", "shade", "backlight", "lamplight", "ceiling", "flash"),
    "artistic": ("low_key", "rim", "gels"),
}
"""Kind of light -> its setups."""
BACKDROPS = {
    "studio": ("paper_grey", "paper_dark", "paper_light", "paper_colour", "paper_white", "canvas"),
    "natural": (
        *("garden", "park", "street", "wall", "beach", "sky"),
        *("near_wall", "blinds", "curtain", "room", "library", "office", "cafe"),
    ),
    "artistic": ("black", "gradient", "city_night"),
}
"""Kind of light -> the backdrops that are its own; light.py draws them by setup."""
ACTIONS = (
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
    "tongueOut",
)
"""The 52 facial actions of the head pack, in ARKit's naming."""
MOUTH_UNITS = ("mouthCornerPuller", "mouthUpwardRetraction")
"""Smiles that the pack has sculpted for each descent: closed, and bared to the upper teeth."""

OWN_SHAPES = tuple(
    f"own_{axis}_{wave}_{course}"
    for axis in ("out", "up", "forward")
    for wave in ("long", "short")
    for course in ("cf", "cw", "sf", "sw")
)
"""Waves of the field that is a face's own (`scene/head/own_shapes.py`): where it moves the surface, its length, and its course:
cosine or sine down the face, flat or a wave across it."""

UNEVEN_SHAPES = ("jaw_aside", "nose_aside", "eyes_cant", "mouth_cant", "half_forward")
"""By what the two sides of a face differ as wholes (`scene/head/uneven.py`)."""

LOCAL_SHAPES = (
    "lid_peak",
    "lid_outer_fall",
    "lid_fullness",
    "lower_lid_bow",
    "inner_canthus",
    "under_eye_fullness",
    "brow_peak",
    "brow_length",
    "brow_tail",
    "brow_bone_outer",
    "nose_hump",
    "nose_root_depth",
    "nose_supratip",
    "nose_bridge_breadth",
    "nose_tip_breadth",
    "nose_tip_hang",
    "nose_wing_height",
    "nose_wing_breadth",
    "lip_bow",
    "upper_lip_outer",
    "lower_lip_outer",
    "lower_lip_middle",
    "mouth_corner_height",
    "philtrum_ridges",
    "chin_point",
    "chin_ball",
    "prejowl_hollow",
    "jaw_body",
    "cheek_hollow",
    "cheek_apple",
    "cheek_beside_nose",
    "cheek_arch",
    "temple_hollow",
)
"""Local shapes of parts of a face (`scene/head/local_shapes.py`), in which people of one kind differ."""
