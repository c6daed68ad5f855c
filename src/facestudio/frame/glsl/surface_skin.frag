// Skin: pigments, relief and gloss as functions of the rest position, so that they follow every morph.
#include <material/SkinMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"
#include "skin_pigment.glsl"

// Two octaves of noise: 0..0.94, mean 0.47, as fbm has. Its finer octaves would repeat what the tile and the finer noises add.
float clouds(vec3 p) { return 0.61 * value_noise(p) + 0.33 * value_noise(p * 2.07 + 7.0); }

// The tile seen from three sides. weights: sum 1.
vec4 tiled(vec3 place, vec3 weights) {
    return texture(detail, place.zy) * weights.x + texture(detail, place.xz) * weights.y +
           texture(detail, place.xy) * weights.z;
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
    return there * (1.0 - smoothstep(0.55, 1.15, away));
}

Surface surface(SurfaceInput at) {
    vec3 rest = at.rest, normal = normalize(at.normal), view = normalize(at.eye - at.position);
    vec3 own = rest + seed * vec3(71.0, 37.0, 53.0);  // every person has other patterns
    vec3 sides = pow(abs(normal), vec3(4.0));
    sides /= sides.x + sides.y + sides.z;

    float inner_mouth = smoothstep(0.3, 0.8, at.mask_a.y), ears = at.mask_a.z, face = at.mask_a.w;
    float scalp = at.mask_b.x, beard = at.mask_b.y, margin = at.mask_b.z;
    float gathered = at.mask_b.w, lined = saturate(ageing + gathered);  // a muscle shows the lines of later years
    float grain = value_noise(own * 9.0), fleck = value_noise(own * 21.0);
    // The vermilion border is a transition of a millimetre or two, and not an even one.
    float lip_edge = at.mask_a.x + 0.22 * (value_noise(own * 5.0) - 0.5) * smoothstep(0.05, 0.4, at.mask_a.x);
    float lips = smoothstep(0.16, 0.84, lip_edge);
    float off_lips = 1.0 - lips;

    float azimuth = atan(rest.x, rest.z - 4.5);
    vec2 atlas = vec2(azimuth / 6.2831853 + 0.5, (rest.y - 50.0) / 40.0);
    vec4 region = texture(regions, atlas);
    float oily = region.r, coarse = region.b, eyelid = region.a;
    vec4 painted = texture(lines, atlas);
    vec2 drift = (vec2(value_noise(own * 0.6), value_noise(own * 0.6 + 31.0)) - 0.5) * vec2(0.008, 0.009);
    vec4 drawn = texture(lines, atlas + drift * (1.0 - eyelid));
    float wrinkle = 0.0;
    if (drawn.r * lined > 0.0) {
        float early = 0.22 * (value_noise(own * 0.45) - 0.5);
        wrinkle = drawn.r * smoothstep(drawn.a - 0.27, drawn.a + 0.19, lined + early);
        float part = smoothstep(0.25, 0.65, value_noise(own * vec3(0.40, 0.9, 0.40) + 71.0));
        wrinkle *= mix(part, 1.0, max(0.30, gathered));
    }
    float crease = drawn.r * (1.0 - smoothstep(0.01, 0.05, drawn.a));  // the lids' own folds
    wrinkle = max(wrinkle, 0.55 * crease);

    // Relief, cm.
    vec4 fine = tiled(rest / 3.2 + seed * 7.0, sides);
    vec4 broad = tiled(rest / 6.3 + 0.37 + seed * 3.0, sides);
    float stretched = tiled(rest * vec3(0.16, 0.42, 0.16) + 0.11, sides).g;  // quilt drawn out along the lines of the skin
    float quilt = mix(fine.g, stretched, saturate(0.25 + eyelid + 0.5 * smoothstep(76.5, 78.5, rest.y)));
    float smoothness = off_lips * (1.0 - 0.75 * margin);
    float pit = (1.0 - fine.r) * (1.0 - 0.7 * eyelid) * (0.35 + 0.65 * coarse);
    float big_pit = (1.0 - broad.r) * coarse;
    float height = -0.18 * wrinkle * (0.62 + 0.38 * lined);
    height += (broad.b - 0.5) * (0.020 + 0.020 * ageing + 0.040 * ageing * ageing) * smoothness * relief;
    if (ageing > 0.0) height += (fbm(own * 2.6) - 0.47) * 0.030 * ageing * smoothness * (1.0 - eyelid);
    float micro = -(0.020 * pit + 0.023 * big_pit) * (1.0 + 0.7 * ageing) * smoothness * relief;  // pores widen
    micro += (quilt - 0.5) * (0.015 + 0.014 * ageing) * relief * (1.0 - 0.6 * lips) * (1.0 - 0.75 * margin);
    micro += (broad.g - 0.5) * (0.007 + 0.028 * ageing) * relief * smoothness * (1.0 - 0.5 * eyelid);
    // Lips are furrowed across their length; the furrows fork and are of unequal depth.
    float furrow = 0.0;
    if (lips > 0.0) {
        float bend = 0.5 * value_noise(own * 2.5);
        float wide = abs(value_noise(vec3((rest.x + 0.16 * bend) * 7.5, rest.y * 1.1, seed * 50.0)) - 0.5) * 2.0;
        float narrow = abs(value_noise(vec3((rest.x - 0.12 * bend) * 15.0, rest.y * 1.9, seed * 50.0 + 9.0)) - 0.5) * 2.0;
        furrow = 0.65 * (1.0 - smoothstep(0.0, 0.42, wide)) + 0.35 * (1.0 - smoothstep(0.0, 0.5, narrow));
    }
    micro -= lips * furrow * (0.016 + 0.012 * ageing) * (0.4 + 0.6 * relief);
    micro += lips * (grain - 0.5) * 0.006;
    vec3 normal_specular = bumped(at.position, normal, height + micro);
    vec3 normal_diffuse = bumped(at.position, normal, 0.85 * height + 0.40 * micro);

    // Pigments. Three scales of mottling; make-up evens them out.
    // Pigment and blood gather in patches with the years, and less of it can be covered.
    float covered = 1.0 - 0.55 * makeup, even = covered * (1.0 + 0.6 * ageing);
    float wide = clouds(own * 0.55 + 11.0) - 0.47, patches = clouds(own * 2.1) - 0.47;
    float blotches = clouds(own * 1.1 + 40.0) - 0.47;
    // Unevenness grows less than melanin does: dark skin varies by as little to the eye as fair skin.
    float m = melanin + (0.06 + 0.40 * melanin) * even * (0.45 + 0.55 * relief) *
              (0.24 * wide + 0.32 * patches + 0.26 * (fine.b - 0.5) + 0.20 * (fleck - 0.5));
    float h = haemoglobin * (1.0 + even * (0.55 * wide + 0.90 * blotches + 0.55 * (grain - 0.5) + 0.60 * (fleck - 0.5)));
    if (painted.g > 0.0) {
        float unevenly = 1.0 + 2.1 * (clouds(own * 0.9 + 60.0) - 0.47) + 1.1 * (grain - 0.5);
        h += flush * covered * painted.g * 0.40 * (0.55 + haemoglobin) * max(unevenly, 0.05);
        // Widened vessels of reddened, ageing cheeks and nose.
        float vessel = 1.0 - smoothstep(0.0, 0.10, abs(value_noise(own * 4.0 + 0.6 * patches) - 0.5));
        h += vessel * painted.g * ageing * (0.15 + 0.25 * ageing) * flush;
    }
    h += makeup * 0.10 * painted.g * smoothstep(71.0, 72.5, rest.y) * smoothstep(2.5, 4.0, abs(rest.x));
    if (ears > 0.0) h += flush * ears * (0.16 + 0.20 * clouds(own * 0.8));
    float dusk = painted.b * (0.50 + 1.1 * ageing) * (1.0 - 0.5 * makeup * (1.0 - 0.4 * ageing));
    m += dusk * (0.10 + 0.22 * melanin);
    h += dusk * 0.10;
    m *= 1.0 - 0.06 * smoothstep(66.0, 62.0, rest.y);  // the neck sees less sun
    h += 0.19 * wrinkle * (0.50 + 0.50 * lined) + 0.22 * crease + 0.05 * pit * off_lips;
    m += 0.19 * wrinkle * (0.50 + 0.50 * lined) + (0.08 + 0.16 * melanin) * crease + (0.04 + 0.05 * melanin) * (pit + 1.6 * big_pit) * off_lips * relief;

    if (freckles * face > 0.0) {
        float where_sun = smoothstep(0.25, 0.7, clouds(own * 0.8 + 5.0) + 0.25 * exp(-pow((rest.y - 72.8) / 2.2, 2.0)) - 0.1);
        float freckled = (0.75 * smoothstep(0.2, 0.85, broad.a) + 0.45 * smoothstep(0.25, 0.9, fine.a)) * where_sun;
        m += freckles * freckled * (0.30 + 0.25 * melanin) * face * off_lips * even;
    }
    float sun = max(sun_damage, ageing * ageing * 0.7);
    if (sun > 0.0) {
        float clustered = smoothstep(0.42, 0.6, value_noise(own * 0.5 + 3.0));
        float sun_spot = smoothstep(0.56, 0.72, clouds(own * 1.5 + 90.0)) * (0.4 + 0.6 * grain) * clustered;
        m += sun_spot * sun * (0.16 + 0.15 * melanin) * off_lips;
    }
    vec2 place = vec2(azimuth * length(vec2(rest.x, rest.z - 4.5)), rest.y);  // cm along the skin, near enough
    float tint, spot_tint;
    float mole = scattered(place, 2.6, 0.04 + 0.22 * moles, 0.03, 0.15, 17.0, tint) * (0.25 + 0.75 * tint * tint) * off_lips;
    float pimple = scattered(place + 1.1, 1.9, 0.05 + 0.05 * oiliness, 0.05, 0.16, 43.0, spot_tint) * (1.0 - ears);
    m += mole * (0.55 + 0.5 * melanin) * smoothstep(0.0, 0.25, moles);
    h += pimple * spot_tint * 0.30 * relief * off_lips * (1.0 - 0.7 * makeup);
    vec3 albedo = skin_reflectance(max(m, 0.0), max(h, 0.0));

    // Lips. The upper faces down, has more melanin and looks darker; towards the mouth both are moist and redder.
    float line = 68.45 + 0.02 * rest.x * rest.x;
    float upper = smoothstep(-0.06, 0.10, rest.y - line);
    float inward = 1.0 - smoothstep(0.05, mix(0.60, 0.42, upper), abs(rest.y - line));
    if (lips > 0.0) {
        float lip_m = melanin * mix(mix(0.88, 1.06, upper), mix(0.68, 0.98, upper), inward * 0.8) + 0.05 + 0.05 * upper;
        float lip_h = haemoglobin + lip_blood * (1.0 + 1.5 * melanin) * (0.72 + 0.38 * inward + 0.14 * upper);
        lip_h *= 0.86 + 0.34 * value_noise(own * 2.2 + 17.0) + 0.14 * (grain - 0.5);
        vec3 lip_colour = skin_reflectance(lip_m, lip_h) * (1.0 - 0.16 * furrow * (0.6 + 0.4 * ageing));
        lip_colour = mix(lip_colour, lip_colour * vec3(0.86, 0.52, 0.56), makeup * 0.55);
        albedo = mix(albedo, lip_colour, lips * (0.86 - 0.10 * value_noise(own * 3.0 + 5.0)));
    }
    float rolled = smoothstep(0.02, 0.14, lip_edge) * (1.0 - smoothstep(0.14, 0.40, lip_edge));
    albedo *= 1.0 + 0.07 * rolled * (1.0 - makeup);
    albedo = mix(albedo, vec3(0.30, 0.085, 0.07) * mix(1.0, 0.55, saturate(melanin)), inner_mouth * 0.8);

    // Hair in and under the skin: dots in the pores and a soft shade between them.
    float shaven = 1.65 * beard * stubble * off_lips;
    float dots = saturate(0.55 * (1.0 - broad.r) + 1.5 * (1.0 - fine.r));
    float shade = shaven > 0.0 ? shaven * (0.24 + 0.30 * value_noise(own * 3.0 + 8.0) + 0.40 * dots) : 0.0;
    albedo = mix(albedo, mix(albedo * 0.62, stubble_colour, 0.42), saturate(shade));
    float hairy = scalp * scalp_paint * (0.88 + 0.28 * dots + 0.2 * (fleck - 0.5));
    albedo = mix(albedo, scalp_colour, saturate(hairy));
    albedo = mix(albedo, brow_colour, saturate(region.g * brow_paint * (0.55 + 0.9 * grain)));
    albedo = mix(albedo, albedo * vec3(0.74, 0.60, 0.58), makeup * 0.75 * eyelid * smoothstep(74.9, 75.5, rest.y));
    vec3 moist = 0.86 * skin_reflectance(melanin * 0.7 + 0.08, haemoglobin + 0.36);
    albedo = mix(albedo, moist, margin * 0.72);

    // Gloss: a film of sebum where the skin is oily, broken up by its relief.
    float film = oily * (0.35 + 0.65 * oiliness);
    float roughness = mix(0.50, 0.345, film) + 0.06 * (value_noise(own * 2.7 + 23.0) - 0.5) + 0.05 * (grain - 0.5);
    roughness += 0.05 * ageing * (1.0 - film) + 0.09 * (1.0 - relief);
    roughness = mix(roughness, mix(0.40, 0.27, inward) + 0.10 * (grain - 0.5) + 0.06 * furrow, lips);
    roughness = mix(roughness, 0.55, 0.6 * ears);
    roughness = mix(roughness, 0.20, 0.85 * margin);
    float specular = mix(1.05, 1.60, film) * (1.0 - 0.45 * saturate(pit + big_pit)) * (0.88 + 0.24 * grain);
    specular *= mix(0.66, 1.0, smoothstep(0.2, 0.8, relief));  // a child's skin is velvet
    specular = mix(specular, mix(0.95, 1.35, inward) * (1.0 - 0.4 * furrow), lips);
    specular *= mix(0.55, 1.0, smoothstep(0.05, 0.45, dot(normal, view)));  // rims are downy, not varnished
    specular *= (1.0 - 0.65 * inner_mouth) * (1.0 - 0.6 * scalp * scalp_paint) * (1.0 - 0.25 * shaven);

    return Surface(saturate(albedo), normal_specular, normal_diffuse, roughness, specular, max(0.18 * margin, 0.24 * inner_mouth), false);
}
