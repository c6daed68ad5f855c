// Provides: rosy, beside_nostril, NOSTRIL_RIM, PALE_SIDE, low_zone, sheltered, SHELTERED, around_eyes, bare_line,
// scattered, MOST_PLUGS, PLUGS_LOST. Where the colour of a face differs from its middle, and single spots on it.

// Density of pigment and of blood that an adult's mouth and chin have more than the rest of the face, which they are 5 darker than in
// L* in portraits, about half of it by shading; and how grey, mauve (against yellow: in portraits it is 3 less in b* beside the face than
// ours was) and how much darker the skin round the eyes is, through which muscle and veins show: half of what portraits measure.
const vec2 LOW_ZONE = vec2(0.088, 0.145);
const float GREY_EYES = 0.08, DIM_EYES = 0.035;
const vec3 MAUVE_EYES = vec3(1.005, 0.985, 1.035);
// How much darker the thin skin over the rim of the orbit is, which faces up into the light: in portraits it is 4 lighter in L* than
// the face, and was 9.
const float DIM_ORBIT = 0.095;

// Density of melanin from which on plugs of pores are no darker, and share of them that pixels as large as pores lose: without both they
// are black specks on dark noses (by eye).
const float MOST_PLUGS = 0.8, PLUGS_LOST = 0.40;

// How much more light than the tiles know comes to the rim of a nostril, through the wings and from the lip below, by eye: a portrait's
// is 10 darker in L* than the face, and this was 20; half of it, now that rims rise, or the lower ends of wings are lit beads.
const vec3 NOSTRIL_RIM = vec3(0.22, 0.24, 0.25);
// Share of an adult's blush that the side of a cheek lacks: there, in the shade below the bone, it is a bruise (by eye).
const float PALE_SIDE = 0.45;

// Of forehead, middle and mouth with chin the last is the darkest of a face. Densities to add: pigment, blood. rest: cm.
vec2 low_zone(vec3 rest) {
    vec2 from = (rest.xy - vec2(0.0, 68.0)) / vec2(2.8, 2.9);
    return LOW_ZONE * exp(-dot(from, from));
}

// Widened vessels round the wings of the nose, which most people have: density of blood, for a nose of middling redness; by
// eye, towards portraits, whose skin there is 3 redder in a* than the face, and was 2. rest: cm.
const float NOSTRIL_RED = 0.075;
float beside_nostril(vec3 rest) {
    vec2 from = (vec2(abs(rest.x), rest.y) - vec2(1.80, 70.9)) / vec2(0.50, 0.75);
    return NOSTRIL_RED * exp(-dot(from, from));
}

// What the nose, the lower lip and the cheeks hide of the room from the skin below and beside them, which light at a distance of lengths
// of a face knows nothing of: in portraits the groove under the lower lip is 10 darker in L* than the face, and was 4; the lip below the
// nose is 9 darker and the fold beside the mouth 6, and were so in some lights and lighter than the face in others. Half of that.
const vec3 SHELTERED = vec3(0.13, 0.155, 0.165);

// 0..1, how far skin of the lower face lies in such a shelter. rest: cm.
float sheltered(vec3 rest) {
    float side = abs(rest.x);
    vec2 nose = vec2(side, rest.y - 70.35) / vec2(1.5, 0.85), lip = vec2(side, rest.y - 66.95 - 0.10 * side * side) / vec2(1.35, 0.42);
    float fold = side - mix(1.85, 2.95, saturate((71.5 - rest.y) / 2.9));  // from beside the wing to beside the corner
    float beside = exp(-fold * fold / 0.26) * smoothstep(68.0, 69.6, rest.y) * smoothstep(72.3, 71.2, rest.y);
    return max(0.4 * exp(-dot(nose, nose)), max(exp(-dot(lip, lip)), 0.48 * beside)) * step(9.0, rest.z);
}

// How much blood varies over centimetres at a place, 1 on average: vessels are dense where a face is red, and foreheads, temples and
// necks are even; alike all over blotches are a map of noise. red: 0..1 of the flesh atlas. region: the tile's slowest blood, 0..1.
float rosy(float red, float region) { return 0.55 + 0.9 * smoothstep(0.05, 0.6, red) + 0.8 * (region - 0.5); }

// The skin's colour, greyer and darker about the eyes. rest: cm. share: 0..1. deep: 0 fair .. 1 dark skin, which shows less.
vec3 around_eyes(vec3 albedo, vec3 rest, float share, float deep) {
    vec2 from = (vec2(abs(rest.x), rest.y) - vec2(3.0, 74.8)) / vec2(1.9, 1.25);
    vec2 below = (vec2(abs(rest.x), rest.y) - vec2(2.9, 73.5)) / vec2(1.7, 0.75);
    float near_eye = share * exp(-dot(from, from));
    vec3 grey = vec3(dot(albedo, vec3(0.2126, 0.7152, 0.0722)));
    return mix(albedo, grey, GREY_EYES * near_eye * (1.0 - 0.5 * deep)) * mix(vec3(1.0), MAUVE_EYES, near_eye) * (1.0 - DIM_EYES * near_eye) * (1.0 - DIM_ORBIT * share * exp(-dot(below, below)));
}

const float BARE_LINE = 0.20;  // share of the shade of roots that a parting lacks, by eye

// 0..BARE_LINE: share of the roots' shade that is missing where skin lies on the bare line of a parting. Hairs lean over its
// borders; it opens to the forehead, where `scalp`, the share of hair over the skin, ends, by _OPENS, and closes on top of the head
// (groom/parting.py). It wavers by PARTING_WAVE (groom/styles/base.py), without the crook there, which is finer than the line. rest: cm.
float bare_line(vec3 rest, float scalp) {
    float wide = parting.w * (1.0 + 1.6 * (1.0 - scalp)) + 1e-4;  // _OPENS
    float off = abs(rest.x - parting.x - parting.y * sin(rest.z * 1.1 + parting.z)) / wide;  // PARTING_WAVE
    return BARE_LINE * step(1e-3, parting.w) * smoothstep(2.6, 0.5, off) * smoothstep(6.0, 9.4, rest.z) * smoothstep(76.0, 77.0, rest.y);
}

// One spot at most in each cell of the skin, away from the cell's edges. place: cm along the skin. Returns its density 0..1
// at this place; `tint` is a number 0..1 of its own.
float scattered(vec2 place, float cell, float share, float smallest, float largest, float stream, out float tint) {
    vec2 index = floor(place / cell);
    vec3 key = vec3(index, stream + 131.0 * seed);
    float there = step(hash31(key), share);
    vec2 centre = (index + 0.5 + 0.5 * (vec2(hash31(key + 3.7), hash31(key + 9.1)) - 0.5)) * cell;
    float chance = hash31(key + 5.3);
    float radius = mix(smallest, largest, chance * chance * chance);
    tint = hash31(key + 7.9);
    float away = length((place - centre) * vec2(1.0, 0.85 + 0.3 * tint)) / radius;
    return there * exp(-1.6 * away * away) * (1.0 - smoothstep(0.9, 1.5, away));
}
