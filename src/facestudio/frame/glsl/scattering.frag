// Light that wanders below the skin before it leaves: one direction of a separable blur of irradiance.
// After Jimenez et al. 2015, "Separable Subsurface Scattering", with distances measured between head positions, so that
// light does not leap from one fold to another.
#include <scene/Part>

uniform sampler2D irradiance_map;
uniform sampler2D position_map;
uniform sampler2D albedo_map;
uniform vec2 direction;
uniform float pixels_per_cm;

out vec4 out_irradiance;

// Weights of the taps from the middle outwards, and how far the last one lies (cm); scattering.py makes them.
uniform vec3 kernel[TAPS + 1];
uniform float reach_cm;

// Light that had to go round a fold came further than it looks: what its weight loses, per cm squared more. Blue and green die out
// first; with less than this the nostrils and the creases beside the nose fill up with light.
const vec3 FOLD = vec3(60.0, 150.0, 260.0);

// How far light wanders relative to skin; 0: not at all. `extra` of a mouth part is its scatter. Between the threads of cloth
// it wanders too, two fifths as far as in skin, by eye, which also smooths the grain that visibility.frag leaves in the dome's
// shadows.
float scale_of(float label, float extra) {
    if (label == float(PART_SKIN)) return 1.0;
    if (label == float(PART_CLOTH)) return 0.4;
    if (label == float(PART_EYE)) return 0.25;
    return label == float(PART_MOUTH) ? 0.5 * extra : 0.0;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(position_map, 0) - 1;
    vec4 place = texelFetch(position_map, at, 0), here = texelFetch(irradiance_map, at, 0);
    float scale = scale_of(place.w, place.w == float(PART_MOUTH) ? texelFetch(albedo_map, at, 0).w : 0.0);
    float reach = reach_cm * scale * pixels_per_cm;
    bool still = reach < 0.5;
    bool mouth = place.w == float(PART_MOUTH), cloth = place.w == float(PART_CLOTH);
    vec3 sum = vec3(0.0), weights = vec3(0.0);
    for (int i = still ? TAPS + 1 : -TAPS; i <= TAPS; i++) {
        float t = float(i) / float(TAPS);
        float pixels = sign(t) * t * t * reach;
        ivec2 tap = at + ivec2(round(direction * pixels));
        if (tap != clamp(tap, ivec2(0), last)) continue;
        vec4 there = texelFetch(position_map, tap, 0);
        bool body = there.w == float(PART_SKIN) || there.w == float(PART_EYE) || there.w == float(PART_MOUTH);
        if (cloth ? there.w != place.w : !body) continue;
        vec3 apart = there.xyz - place.xyz;
        float cm = pixels / pixels_per_cm;
        float detour = max(dot(apart, apart) - cm * cm, 0.0) / (scale * scale);
        vec3 weight = kernel[abs(i)] / (1.0 + FOLD * detour);
        // Teeth scatter all colours alike; as skin they would turn green beside the dark of the mouth.
        if (mouth) weight = weight.ggg;
        if (cloth) weight = weight.rrr;
        sum += weight * texelFetch(irradiance_map, tap, 0).rgb;
        weights += weight;
    }
    out_irradiance = vec4(still ? here.rgb : sum / max(weights, vec3(1e-5)), here.a);
}
