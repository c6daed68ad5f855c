// Provides: Paint, eye_paint, lid_margin, LINER. Where make-up lies about the eyes, where lashes grow out, and the moist edge of the lids, in rest space.

const float PI = 3.14159265;
const float THIN_LIDS = 0.33;  // by eye: a third of how much darker photographs have lids, the rest is shade
const vec3 LINER = vec3(0.031, 0.023, 0.020);

struct Paint {
    float shadow;  // eye shadow: from the lashes to a little above the crease, most of it outside
    float liner;   // along the upper lashes, a breath of it below the outer half of the lower ones
    float roots;   // the roots of the lashes, and the shade among them
    float under;   // where the upper lid turns under, in the shade of the lashes, and where it goes into its fold; lids, by their thinness
    float rim;     // the lower lid's edge, of which the mesh shows only what lies above its lip
    float crease;  // the line in which the upper lid folds
};

Paint eye_paint(vec3 rest) {
    float x = abs(rest.x);
    if (rest.y < 74.0 || rest.y > 77.0 || x < 1.4 || x > 5.2 || rest.z < 11.0) return Paint(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    // The lashes' roots as parabolas, fitted by eye to those of the pack.
    float off = x - 3.10, low = x - 3.05;
    float above = rest.y - (75.34 - (off < 0.0 ? 0.25 : 0.30) * off * off), below = 74.51 + 0.21 * low * low - rest.y;
    float inside = smoothstep(1.65, 2.1, x), outer = smoothstep(2.2, 4.0, x), end = smoothstep(4.75, 4.15, x);
    float shadow = smoothstep(-0.08, 0.04, above) * smoothstep(0.72 + 0.15 * outer, 0.18, above) * inside * smoothstep(4.95, 4.2, x);
    float thick = mix(0.025, 0.050, outer);
    float upper = exp(-pow(max(abs(above - 0.5 * thick) - 0.5 * thick, 0.0) / 0.036, 2.0)) * mix(0.80, 1.0, outer) * inside * end;
    float lower = exp(-pow((below - 0.03) / 0.05, 2.0)) * smoothstep(2.9, 3.9, x) * end;
    // Lashes are longest and stand closest in the outer half, so that the line they make thickens outwards.
    float roots = mix(0.85, 1.15, outer) * exp(-pow(above / mix(0.045, 0.068, outer), 2.0)) * inside * smoothstep(4.40, 3.85, x);
    // The lower ones stand wide apart: no line but a soft shade.
    roots = max(roots, 0.38 * mix(0.55, 1.35, outer) * exp(-pow((below - 0.045) / 0.066, 2.0)) * inside * smoothstep(4.55, 4.0, x));
    float rim = smoothstep(0.130, 0.075, below) * smoothstep(-0.30, -0.10, below) * smoothstep(1.75, 2.0, x) * smoothstep(4.45, 4.1, x);
    float under = smoothstep(0.26, 0.0, above) * smoothstep(1.5, 1.9, x) * smoothstep(4.7, 4.2, x) * smoothstep(-0.35, -0.2, above);
    // As scene/head/crease.py has it.
    float along = (x - 1.69) / 2.53, arch = saturate(sin(PI * saturate(0.12 + 0.76 * along)));
    float line = lid_crease_height * (0.45 + 0.55 * arch);
    // Towards both ends it runs out, or eyes would be drawn around with a pen.
    float ends = smoothstep(0.0, 1.0, saturate(min((along + 0.10) / 0.30, (1.08 - along) / 0.35)));
    float crease = 0.72 * exp(-pow((above - line) / 0.042, 2.0)) * ends;
    under = max(under, 0.34 * lid_crease * exp(-pow((above - line - 0.06) / 0.14, 2.0)) * ends);
    // Lids are the thinnest skin there is, over muscle and veins: darker, less red and yellow than the cheek, down to where that begins.
    float thin = max(smoothstep(-0.25, -0.05, above) * mix(1.4, 0.85, smoothstep(0.0, 0.45, above)) * smoothstep(0.95, 0.25, above), smoothstep(-0.30, -0.05, below) * smoothstep(0.85, 0.05, below));
    under = max(under, THIN_LIDS * thin * smoothstep(1.5, 2.2, x) * smoothstep(5.1, 4.1, x));
    return Paint(shadow * (0.55 + 0.45 * outer), upper + 0.38 * lower, roots, under, rim, lid_crease * crease);
}

// Colour of the moist edge of the lids and of the caruncle. deep: 0..1, of dark skin. adult: 0 child..1.
vec3 lid_margin(vec3 rest, float margin, float deep, float adult) {
    // The caruncle is redder, and dim where lids lie over it and where it goes down to the eyeball; see caruncle.py.
    float caruncle = margin * smoothstep(73.5, 73.0, rest.y);
    vec3 in_corner = rest - vec3(3.0, 70.0, 12.0);
    float hollow_of_eye = smoothstep(0.02, 0.14, abs(in_corner.y + 0.02)) + smoothstep(0.20, 0.32, in_corner.x) + smoothstep(0.08, 0.0, in_corner.x);
    // A child's is paler: at the size of a portrait a red point in the corner looks sore.
    vec3 moist = 0.76 * skin_reflectance(melanin * mix(mix(0.7, 0.95, deep), 0.45, caruncle) + 0.10, haemoglobin + mix(0.36, mix(0.20, 0.44, adult), caruncle)) * mix(vec3(1.0), mix(vec3(0.78, 0.73, 0.71), vec3(0.66, 0.57, 0.55), adult), caruncle * saturate(hollow_of_eye));
    moist *= mix(1.0, 0.78 + 0.44 * value_noise(in_corner * 22.0 + 40.0 * seed), caruncle);
    // The upper lid's edge faces down, and the lashes' roots stand close in it: a dark line, thickest in the middle; beside the nose there are none.
    moist *= mix(vec3(1.0), mix(vec3(0.56, 0.45, 0.42), vec3(0.43, 0.34, 0.32), saturate(3.0 * liner)), smoothstep(74.78, 75.10, rest.y) * smoothstep(4.40, 3.90, abs(rest.x)) * smoothstep(2.00, 2.80, abs(rest.x)));
    return moist;
}
