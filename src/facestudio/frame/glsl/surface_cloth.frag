// Cloth: a knit or weave at the right size, uneven dye, a ribbed neckline.
#include <material/ClothMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"

// Off the axes, or the lattice of the noise would show as squares along the seams of the cloth.
const mat3 TURNED = mat3(0.36, 0.48, -0.80, -0.80, 0.60, 0.00, 0.48, 0.64, 0.60);

// A ridge 0..1 wherever the wave of this phase is near its crest: narrow on top, hollow between.
float ridge(float phase) {
    float wave = 0.5 + 0.5 * sin(phase);
    return wave * wave * sqrt(wave + 1e-4);
}

// Folds, 0..1: they hang from shoulders and neck, run slanting under the collar bones, come and go along their length.
// Waves only, which have no corners for the light to catch on. rest: cm.
float draped(vec3 rest) {
    float turn = 6.2831853 * seed;
    float sway = sin(0.23 * rest.y + 0.17 * rest.x + turn) + 0.6 * sin(0.31 * rest.z - 0.19 * rest.y + 2.7 * turn);
    float round_neck = atan(rest.x, rest.z - 2.0);
    float hanging = ridge(8.0 * round_neck + 1.1 * sway + 5.0 * turn) * (0.5 + 0.5 * sin(3.0 * round_neck + 4.1 * turn + sway));
    float slant = ridge(0.52 * abs(rest.x) + 0.80 * rest.y + 1.3 * sway + 3.3 * turn) *
                  (0.5 + 0.5 * sin(0.29 * rest.x - 0.13 * rest.y + 7.0 * turn));
    float pull = ridge(1.25 * rest.x - 0.85 * rest.y + 1.6 * sway + turn) * (0.5 + 0.5 * sin(0.37 * rest.x + 0.2 * rest.z + 2.0 * turn));
    return 0.60 * hanging + 0.45 * slant + 0.22 * pull;
}

Surface surface(SurfaceInput at) {
    vec3 rest = at.rest, normal = normalize(at.normal), view = normalize(at.eye - at.position);
    float inside = (at.mask_a.x - 0.5) * 10.0;  // cm from the garment's edge
    vec3 own = rest + seed * vec3(61.0, 43.0, 29.0);

    // Wales run down the body, courses round it. How much of the pattern a pixel can hold is measured, not guessed.
    float azimuth = atan(rest.x, rest.z - 3.0) * 11.0;
    float wale = azimuth / weave, course = rest.y / (weave * 0.8);
    float per_pixel = max(length(vec2(dFdx(wale), dFdx(course))), length(vec2(dFdy(wale), dFdy(course))));
    float visible = 1.0 - smoothstep(0.07, 0.17, per_pixel);
    float loop = sin(6.2831853 * wale + 0.5 * sin(3.1415927 * course)) * (0.6 + 0.4 * cos(6.2831853 * course));
    float band = rib * (1.0 - smoothstep(1.45, 1.60, inside));
    float ribs = sin(6.2831853 * azimuth / 0.26);
    float rib_visible = 1.0 - smoothstep(0.12, 0.36, max(abs(dFdx(azimuth)), abs(dFdy(azimuth))) / 0.26);
    float seam = rib * (1.0 - smoothstep(0.0, 0.07, abs(inside - 1.55)));
    float hem = (1.0 - rib) * (1.0 - smoothstep(0.0, 0.05, abs(inside - 0.7)));

    float height = 0.55 * draped(rest) * smoothstep(0.3, 4.0, inside) + 0.034 * fbm(TURNED * own * 0.8) +
                   0.006 * fbm(own * 9.0);
    float knit = 0.18 * weave * loop * visible * (1.0 - band) + 0.020 * ribs * band * rib_visible;
    float ridge = -0.05 * seam - 0.035 * hem;
    vec3 normal_specular = bumped(at.position, normal, height + knit + ridge);
    vec3 normal_diffuse = bumped(at.position, normal, height + 0.8 * knit + ridge);

    float thread = value_noise(own * vec3(34.0, 13.0, 34.0)), patchy = fbm(TURNED * own * 1.1 + 3.0);
    vec3 dyed = colour * (0.90 + 0.13 * patchy + 0.10 * (thread - 0.5) + 0.07 * (value_noise(own * 17.0) - 0.5));
    dyed *= 1.0 + 0.10 * loop * visible * (1.0 - band) + 0.10 * ribs * band * rib_visible;
    dyed *= 1.0 - 0.30 * seam - 0.22 * hem;
    // Fibres that stand off catch light at grazing angles.
    float grazing = pow(1.0 - saturate(dot(normal, view)), 3.0);
    dyed = mix(dyed, sqrt(colour) * 0.5 + 0.5 * colour, 0.16 * grazing);
    // Buttons are smooth and pale, with a breath of the cloth's colour.
    float button = smoothstep(0.4, 0.6, at.mask_a.y);
    dyed = mix(dyed, 0.50 * colour + vec3(0.15, 0.145, 0.135), button);
    normal_specular = mix(normal_specular, normal, button);
    normal_diffuse = mix(normal_diffuse, normal, button);
    return Surface(saturate(dyed), normal_specular, normal_diffuse, mix(0.82, 0.34, button), mix(0.30, 1.4, button), 0.0,
                   inside < 0.0);
}
