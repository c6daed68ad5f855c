// Provides: fold_at. The lines of the skin, from the atlas of wrinkles.

const float FLAT = 0.2;  // height of unlined skin in the atlas: paint/wrinkles.py
const float HABIT = 0.36;  // ageing by which a habit is ahead of the years at most, from the rare to the constant
// Ageing by which lines are later than the atlas has them in those under fifty or so: most, and on forehead and between brows; by
// eye.
const vec2 LATER = vec2(0.02, 0.09);
const float SHALLOW_ROWS = 0.2;  // how much less a forehead's rows are before old age, or they are worms, by eye
const float BLURRED = 0.0;  // mip levels by which an old face's lines are wider and softer than the atlas has them, by eye
const vec2 PER_CM = vec2(0.0188, 0.025);  // of the atlas: across a forehead, 8.5 cm before the axis, and up

// A wrinkle's height as it shows at some ageing: more is deeper, below 0 it is skin pushed up beside one. drawn: height, onset.
float shown(vec2 drawn, float lined) {
    return (drawn.x - FLAT) / (1.0 - FLAT) * smoothstep(drawn.y - 0.27, drawn.y + 0.19, lined);
}

// Height of the skin at a place of the atlas, more is deeper. rest: cm. own: the same, elsewhere in every person. wide, near:
// mottle. lined: ageing, ahead by what a muscle has gathered. crease: of the folds that lids have at any age.
float fold_at(vec2 atlas, vec3 rest, vec3 own, vec4 wide, vec4 near, float eyelid, float lined, float gathered, out float crease) {
    float forehead = smoothstep(76.9, 77.7, rest.y), free = 1.0 - saturate(2.0 * gathered);
    float frown = smoothstep(75.4, 76.0, rest.y) * smoothstep(1.9, 1.1, abs(rest.x)) * smoothstep(78.2, 77.2, rest.y);
    // Everybody's lines run elsewhere: the atlas is mirrored or not, moved about, and read from either of its sets of courses.
    vec4 lots = fract(7.3 * courses + 3.1 * habits.wzyx + seed);
    vec2 drift = (vec2(value_noise(own * 0.6), value_noise(own * 0.45 + 31.0)) - 0.5) * vec2(0.010, 0.020);
    drift += (near.rg - 0.5) * vec2(0.0007, 0.0008);
    // Rows of foreheads lie closer or wider apart, lower or higher, and lean; what is between the brows stands closer or wider.
    float row = (rest.y - 77.4) * mix(-0.22, 0.30, lots.x) + 0.7 * (lots.y - 0.5) + 0.16 * (lots.z - 0.5) * rest.x;
    drift += forehead * PER_CM * vec2(1.6 * (lots.w - 0.5), row + 0.5 * (value_noise(own * vec3(0.35, 0.2, 0.35) + 47.0) - 0.5));
    drift.x += frown * PER_CM.x * (0.6 * (lots.z - 0.5) + rest.x * mix(-0.35, 0.30, lots.w));
    vec2 lined_at = atlas + drift * (1.0 - eyelid) * smoothstep(0.0, 0.8, abs(rest.y - 75.0));
    vec4 drawn = texture(lines, vec2(0.5 + mirror * (lined_at.x - 0.5), lined_at.y), BLURRED * smoothstep(0.45, 0.85, ageing));
    float course = mix(mix(mix(courses.w, courses.z, smoothstep(72.6, 73.6, rest.y)), courses.x, forehead), courses.y, frown);
    // What a face does often lines it first: some frown, some lift their brows, some laugh, and no two sides are alike.
    float habit = mix(mix(mix(habits.w, habits.z, smoothstep(72.6, 73.6, rest.y)), habits.x, forehead), habits.y, frown);
    float early = 0.34 * (wide.g - 0.5) + (HABIT * (habit - 0.45) + 0.08 * mirror * clamp(rest.x, -1.0, 1.0)) * smoothstep(0.05, 0.35, ageing);
    early -= mix(LATER.x, LATER.y, max(forehead, frown)) * smoothstep(0.85, 0.45, ageing) * free;
    float one = shown(drawn.xy, lined + early) * smoothstep(0.64, 0.42, course);
    float other = shown(drawn.zw, lined + early) * smoothstep(0.36, 0.58, course);
    float fold = abs(one) > abs(other) ? one : other;
    float part = smoothstep(0.25, 0.65, value_noise(own * vec3(0.30, 0.8, 0.30) + 71.0));
    // The fold between cheek and mouth is whole in everybody.
    vec2 beside_mouth = (vec2(abs(rest.x), rest.y) - vec2(2.3, 69.8)) / vec2(0.9, 1.9);
    part = max(part, 0.85 * smoothstep(1.3, 0.7, dot(beside_mouth, beside_mouth)));
    part = mix(part, 1.0, 0.65 * forehead);  // whose rows are painted with their breaks
    fold *= lined > 0.0 ? mix(part, 1.0, max(mix(0.20, 0.70, ageing), gathered)) : 0.0;
    // It is form already, and with the whole line in it a cut; the more so where muscles fold it anew.
    fold *= 1.0 - (0.42 + 0.22 * saturate(2.0 * gathered)) * smoothstep(1.5, 0.8, dot(beside_mouth, beside_mouth));
    // Some rows are deep and some are hardly there; between the brows either side has its own depth, or none.
    float deep_row = smoothstep(0.25, 0.60, value_noise(own * vec3(0.10, 0.9, 0.10) + 19.0));
    float old = smoothstep(0.60, 0.95, ageing);
    fold *= mix(1.0, mix(mix(0.15, 0.45, old), 1.0, deep_row), forehead * free);
    fold *= 1.0 - SHALLOW_ROWS * forehead * (1.0 - old);
    // Bags below the eyes are form; lines as deep again would give them hard edges.
    fold *= 1.0 - 0.46 * smoothstep(0.45, 0.80, ageing) * smoothstep(72.4, 72.9, rest.y) * smoothstep(74.4, 74.1, rest.y) * smoothstep(5.0, 4.4, abs(rest.x));
    // Under the hairline and towards the temples the skin lies tight, and what a forehead folds ends.
    fold *= 1.0 - 0.65 * free * max(smoothstep(79.4, 81.4, rest.y), forehead * smoothstep(3.6, 5.2, abs(rest.x)));
    float deep_side = mix(lots.x, lots.y, smoothstep(-0.2, 0.2, rest.x));
    fold *= mix(1.0, mix(mix(0.10, 0.35, old), 1.0, smoothstep(0.15, 0.80, deep_side)), frown * (1.0 - forehead) * free);
    crease = (drawn.x - FLAT) / (1.0 - FLAT) * (1.0 - smoothstep(0.01, 0.05, drawn.y));
    return fold;
}
