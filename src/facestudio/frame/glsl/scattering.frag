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

const vec3 WIDE = vec3(0.31, 0.145, 0.085);  // cm, deviation of the wide Gaussian in red, green and blue
const float NARROW = 0.4;                    // of it: the narrow one
const float REACH = 0.95;                    // cm
const int TAPS = 12;                         // on each side, at quadratic distances

// How far light wanders relative to skin; 0: not at all. `extra` of a mouth part is its scatter.
float scale_of(float label, float extra) {
    if (label == float(PART_SKIN)) return 1.0;
    if (label == float(PART_EYE)) return 0.25;
    return label == float(PART_MOUTH) ? 0.5 * extra : 0.0;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(position_map, 0) - 1;
    vec4 place = texelFetch(position_map, at, 0), here = texelFetch(irradiance_map, at, 0);
    float scale = scale_of(place.w, place.w == float(PART_MOUTH) ? texelFetch(albedo_map, at, 0).w : 0.0);
    float reach = REACH * scale * pixels_per_cm;
    out_irradiance = here;
    if (reach < 0.5) return;
    vec3 wide = 0.5 / (WIDE * WIDE * scale * scale), narrow = wide / (NARROW * NARROW);
    vec3 sum = vec3(0.0), weights = vec3(0.0);
    for (int i = -TAPS; i <= TAPS; i++) {
        float t = float(i) / float(TAPS);
        float pixels = sign(t) * t * t * reach;
        ivec2 tap = at + ivec2(round(direction * pixels));
        if (tap != clamp(tap, ivec2(0), last)) continue;
        vec4 there = texelFetch(position_map, tap, 0);
        if (there.w != float(PART_SKIN) && there.w != float(PART_EYE) && there.w != float(PART_MOUTH)) continue;
        vec3 apart = there.xyz - place.xyz;
        float cm = pixels / pixels_per_cm;
        float square = max(dot(apart, apart), cm * cm);
        float width = abs(t) * 2.0 * reach / float(TAPS) + 0.6;  // of the stretch that this tap stands for
        vec3 weight = width * (0.55 * exp(-square * narrow) / NARROW + 0.45 * exp(-square * wide));
        sum += weight * texelFetch(irradiance_map, tap, 0).rgb;
        weights += weight;
    }
    out_irradiance = vec4(sum / max(weights, vec3(1e-5)), here.a);
}
