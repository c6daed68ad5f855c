// Provides: Lips, lips_at. Where the red of the lips begins, how it is furrowed and folded, and its pigments.
// Needs common_noise.glsl. Rest space, cm: the middle of the mouth is at (0, 68.45), its corners at x = 2.43.

struct Lips {
    float red;      // 0 skin .. 1 vermilion
    float inward;   // 0 at the border .. 1 at the line between the lips
    float upper;    // 0 lower lip .. 1 upper lip
    float furrow;   // 0..1, across the lips' length
    float seam;     // 0..1, in the line between the lips and in the corners' pits
    float height;   // cm: the white roll round the red, the ridges of the philtrum, the fold at the corner
    float roll;     // 0..1, the pale skin just outside of the red
    float melanin;  // shares of the person's melanin, and haemoglobin to be added in shares of lip_blood
    float blood;
};

const float CORNER = 2.43;
const float BOW_ASIDE = 0.06;  // cm, how far the dip of the upper lip lies off the middle at most, by eye

// own: rest, shifted for each person. mask: 0..1, lip tissue. melanin: of the skin. lined: 0 young .. 1 old. set_off: 0..1, how
// clearly the red ends. young: 0..1, a child's mouth, drawn out up and down against that
// at rest: its red ends sooner, and what is ragged at rest would be a fringe. smile: 0..1; it turns the lips outwards, whose red
// fades towards the corners, and draws the line between them taut.
Lips lips_at(vec3 rest, vec3 own, float mask, float melanin, float lined, float set_off, float young, float smile) {
    Lips at = Lips(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    vec4 lots = fract(vec4(29.0, 53.0, 97.0, 151.0) * seed);
    float side = abs(rest.x), line = 68.45 + 0.02 * rest.x * rest.x, above = rest.y - line;
    if (abs(above) > 2.6 || side > 3.6 || rest.z < 10.0) return at;
    at.upper = smoothstep(-0.06, 0.10, above);

    // The red is highest beside the middle and tapers to nothing before the corner. Above it ends in a line, below it fades, and
    // nowhere evenly; in men, children and the old it hardly ends at all (set_off).
    float along = side / CORNER, bow = exp(-side * side / 0.05);
    // A cupid's bow is narrow or wide, deep or hardly there, and its dip is seldom just in the middle.
    float beside = rest.x - BOW_ASIDE * (2.0 * lots.z - 1.0), dip = exp(-beside * beside / mix(mix(0.035, 0.13, lots.y), 0.07, young));
    float ends = at.upper > 0.5 ? 0.86 * pow(saturate(1.0 - along), mix(mix(0.62, 0.60, smile) * mix(0.84, 1.18, lots.w), 0.84, young)) - mix(mix(0.07, 0.30, lots.x), 0.19, young) * dip
                                : mix(0.99, 0.80, young) * pow(saturate(1.0 - along * along), mix(mix(0.80, 1.05, smile) * mix(1.15, 0.87, lots.y), 1.08, young));
    ends *= 1.0 - mix(0.10, 0.20, at.upper) * smile;  // drawn out, lips turn a part of their red inwards, over the teeth
    float ragged = (value_noise(own * 4.0) - 0.5) * (1.0 - 0.5 * young), finer = (value_noise(own * 11.0) - 0.5) * (1.0 - 0.8 * young);
    float soft = mix(0.31, 0.26, set_off) * mix(1.0, 0.75, young) * mix(1.25, 1.0, at.upper);
    soft *= mix(0.50, 1.05, smoothstep(0.5, 1.8, side));  // the middle third ends in a line, the sides melt away
    float taper = smoothstep(-soft, soft, ends + 0.10 * (1.0 - set_off) - abs(above) + 0.10 * ragged + 0.05 * finer);
    float edge = mask + (0.24 * ragged + 0.16 * finer) * smoothstep(0.05, 0.4, mask);
    float border = smoothstep(mix(0.02, 0.12, set_off), mix(0.84, mix(0.98, 0.88, at.upper), set_off), edge);
    at.inward = 1.0 - smoothstep(0.05, mix(0.62, 0.50, at.upper), abs(above));
    // What is turned outwards, as by a smile, is red past that taper, too; towards the corners the red fades.
    float turned_out = smoothstep(0.35, 0.85, at.inward) * smoothstep(0.55, 0.95, mask) * (1.0 - 0.7 * smoothstep(1.5, 2.3, side));
    taper = max(taper, turned_out);
    at.red = border * taper * mix(mix(0.80, 0.98, at.inward), 1.0, set_off) * (1.0 - mix(mix(0.3, 0.46, smile), 0.5, young) * (1.0 - turned_out) * smoothstep(1.3 - 0.2 * smile, 2.3, side));

    // The roll of paler skin just outside of the red is fullest over the bow.
    float roll = smoothstep(0.0, 0.16, edge) * (1.0 - smoothstep(0.16, 0.55, edge)) * taper;
    roll *= 1.0 - 0.7 * smile;  // drawn out flat, else it catches the light and takes a third off the lip's height
    at.roll = roll * mix(0.5, 1.0, at.upper) * (1.0 - smoothstep(0.9, 2.2, side)) * (1.0 - 0.6 * lined);
    at.height = 0.028 * (1.0 - 0.7 * bow) * roll * (1.0 - smoothstep(0.8, 2.2, side)) * (1.0 - 0.7 * lined);
    float philtrum = smoothstep(69.1, 69.5, rest.y) * (1.0 - smoothstep(70.1, 70.9, rest.y));
    float ridge = (side - mix(mix(0.31, 0.49, lots.y), 0.40, young) + 0.10 * saturate((rest.y - 69.3) / 1.4)) / 0.20;
    at.height += philtrum * mix(mix(0.35, 1.65, lots.w), 1.0, young) * (0.012 * exp(-ridge * ridge) - 0.010 * exp(-side * side / 0.05)) * (1.0 - 0.6 * lined);

    // Where the lips meet: a line of changing depth, a pit at the corner, and a fold that leaves it outwards and down.
    float width = 0.045 + 0.045 * value_noise(vec3(rest.x * 1.7, 3.0, own.z)) + 0.01 * smoothstep(1.2, 2.3, side);
    at.seam = exp(-above * above / (width * width)) * (1.0 - smoothstep(CORNER - 0.50, CORNER, side));
    at.seam *= mix(0.76, 0.40, smoothstep(0.9, 2.1, side)) * (0.30 + 1.4 * value_noise(vec3(rest.x * 2.1, 11.0, own.z)));  // lost here and there, never ruled
    at.seam = min(at.seam, 1.0) * (1.0 - 0.5 * lined) * (1.0 - max(0.8 * young, 0.7 * smile) * smoothstep(1.0, 2.2, side));  // else a smile ends in two pen strokes
    vec2 pit = (vec2(side, rest.y) - vec2(CORNER - 0.02 + 0.07 * smile, 68.46)) / mix(vec2(0.40, 0.25), vec2(0.50, 0.32), smile);
    at.seam = max(at.seam, mix(0.24 + 0.22 * smile, 0.15 * smile, young) * exp(-mix(1.3, 2.5, young) * dot(pit, pit)));
    float out_ = side - CORNER, fold = rest.y - (68.55 - 0.75 * out_ - 0.4 * out_ * out_);
    float crease = exp(-fold * fold / 0.006) * smoothstep(-0.10, 0.05, out_) * (1.0 - smoothstep(0.15, 0.40 + 0.5 * lined, out_));
    at.height -= 0.050 * (0.12 + 0.7 * lined) * crease;
    at.seam = max(at.seam, 0.28 * lined * crease);

    if (at.red > 0.0) {
        // Furrows fork, are of unequal depth, and spread like a fan.
        float bend = 0.5 * value_noise(own * 2.5), fan = rest.x * (1.0 - 0.10 * above);
        float wide = abs(value_noise(vec3((fan + 0.16 * bend) * 7.5, rest.y * 1.9, own.z * 0.9)) - 0.5) * 2.0;
        float narrow = abs(value_noise(vec3((fan - 0.12 * bend) * 15.0, rest.y * 3.4, own.z * 0.9 + 9.0)) - 0.5) * 2.0;
        float depth = 0.4 + 1.2 * value_noise(vec3(rest.x * 1.3, at.upper, own.z + 4.0));
        at.furrow = (1.0 - max(0.15 * young, 0.3 * smile)) * saturate(depth * (0.65 * (1.0 - smoothstep(0.0, 0.42, wide)) + 0.35 * (1.0 - smoothstep(0.0, 0.5, narrow))));

        // Pale at the border, red and moist inside; in dark skin the rim and the upper lip are brown and the inner lower lip
        // is pink. Patches of both.
        float patch_ = value_noise(own * 1.6 + 17.0) - 0.5, speck = (value_noise(own * 6.0 + 3.0) - 0.5) * (1.0 - 0.8 * young);
        float dark = smoothstep(0.3, 1.1, melanin);
        float pink = saturate(at.inward * mix(1.15 + 0.5 * dark, 0.55, at.upper) + 0.35 * patch_);
        float brown = mix(0.95, mix(1.06, 0.97, dark), at.upper) + (0.04 + 0.08 * (1.0 - border)) * dark;
        at.melanin = mix(brown, mix(0.80, 0.86, dark) + 0.12 * at.upper, pink * mix(0.6, 1.0, dark));
        at.melanin *= 1.0 + 0.11 * patch_ + 0.10 * speck;
        at.blood = (mix(0.71, 0.66, smile) + mix(0.64, 0.50, smile) * at.inward + 0.03 + 0.18 * at.upper) * (1.0 + 1.6 * melanin);
        at.blood *= 0.94 + 0.55 * patch_ + 0.30 * speck - 0.12 * at.furrow * (1.0 - at.inward);
    }
    return at;
}
