// Provides: SATIN, CALM, DRY_FOREHEAD, SHOULDERS, SUPPLE, CALM_WIDENS, DULLED, MATT_TIP, MATT_BRIDGE, BEADS, BELOW_BONE. What breaks up the film on the skin.

// Where relief is lost to pixels (by eye): share of a highlight's islands that is salt, and left out; on foreheads the share of slopes
// left out, how much wider highlights are, and how much weaker.
const float SATIN = 0.65, CALM = 0.38, CALM_WIDENS = 0.016, DULLED = 0.14;

// Share of its highlight that the tip of an adult's nose lacks, and its bridge, or they are chalk. In portraits both are small and crisp,
// and the bridge 15 lighter in L* than the face; with a third of it taken it was 6.
const float MATT_TIP = 0.30, MATT_BRIDGE = 0.32;
// Share of its film that an adult's forehead lacks: in 25 photographs it is 6 lighter in L* than the cheeks and as warm, with the whole
// film it was 11 lighter and 4 paler in a*, for what it mirrors is white.
const float DRY_FOREHEAD = 0.22;
// Share of its highlight that skin lacks on the shoulders of folds, where it is stretched and dry, or each line is a bright scar; and
// of its fine plates that dark old skin lacks, which is thicker and lined less finely, or under its highlights it is scratched leather
// (by eye).
const float SHOULDERS = 0.35, SUPPLE = 0.40;
// Sebum does not lie evenly: heights of its beads, cm, a few millimetres apart, in children and adults, per relief (a child has a quarter of it). They break a highlight and
// leave the light below the skin alone (by eye).
const vec2 BEADS = vec2(0.022, 0.017);
// Skin of the cheek's side below the bone is drier: how much wider and weaker highlights are there, where a cheek's edge would draw a
// wet streak down from the eye (by eye).
const vec2 BELOW_BONE = vec2(0.06, 0.30);
