// A thin spectacle lens. PASS 0 marks the samples that it covers; then, once a pixel, PASS 1 gives what it lets through, to be
// multiplied with the picture, and PASS 2 what it mirrors, to be added.
#include "common_lights.glsl"
#include "common_specular.glsl"

uniform vec3 camera_position;
uniform vec3 transmittance;        // at the upper edge
uniform vec3 transmittance_below;  // at the lower edge
uniform vec2 edges;                // heights of both, head space, cm: lower, upper
uniform float reflectance;         // of one surface: 0.04 for bare glass, a third of it with the usual coating
uniform sampler2D sample_map;  // 1 where PASS 0 has drawn

in vec3 head_position;
in vec3 head_normal;
out vec4 out_light;

// What the usual coating leaves of the mirror image is green, or a little violet at a slant.
const vec3 COATED = vec3(0.72, 1.16, 0.92), COATED_ASLANT = vec3(0.92, 0.92, 1.22);
const float MOST = 12.0;
const float PALE = 0.5, OPENINGS_RAD = 1.18;  // by eye
const vec2 FOOT = vec2(-0.02, -0.24);  // of the openings; who photographs eyes turns lenses so that none lies over them
const float RIM_SHADE = 0.30, RIM_SHADE_CM = 0.55;  // by eye

// Share of the pixel that shows the lens, not the rim or hair before it.
float coverage() {
    ivec2 from = ivec2(gl_FragCoord.xy) * SAMPLES;
    float covered = 0.0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) covered += texelFetch(sample_map, from + ivec2(i % SAMPLES, i / SAMPLES), 0).r;
    return covered / float(SAMPLES * SAMPLES);
}

// What stands behind the camera, of which the dome only knows the mean: bright upright openings all round, as of windows, and dark
// things between them; where they stand goes with the lamp. x: times the dome. y: share of a pale wall that the key lights.
vec2 surroundings(vec3 towards) {
    float around = abs(atan(towards.x, towards.z) + 0.16 * lamp_direction[0].y), up = towards.y - 0.12 * lamp_direction[0].z;
    float beside = mod(around, OPENINGS_RAD), foot = reflectance < 0.04 ? FOOT.x : FOOT.y;
    float opening = smoothstep(0.30, 0.40, beside) * (1.0 - smoothstep(0.72, 0.88, beside)) *
                    smoothstep(foot - 0.04, foot + 0.04, up) * (1.0 - smoothstep(0.42, 0.52, up));
    float bars = 1.0 - 0.75 * smoothstep(0.030, 0.018, abs(beside - 0.56)) - 0.5 * smoothstep(0.022, 0.012, abs(up - 0.22));
    opening *= clamp(bars, 0.15, 1.0) * (towards.x > 0.0 ? 1.0 : 0.55);
    return vec2(0.55 + 1.7 * opening, 0.25 * smoothstep(-0.5, 0.5, up) + opening);
}

// Radiance of a pale wall square to the key.
vec3 wall() { return lamp_radiance[0] * (4.0 * PALE / PI / (length(lamp_across[0]) * length(lamp_up[0]))); }

void main() {
#if PASS == 0
    out_light = vec4(1.0);
#else
    vec3 view = normalize(camera_position - head_position);
    vec3 normal = normalize(head_normal);
    if (dot(normal, view) < 0.0) normal = -normal;
    float once = fresnel(reflectance, dot(normal, view));
    float reflected = 2.0 * once / (1.0 + once);  // front and back, with all bounces between them
#if PASS == 1
    float up = smoothstep(0.1, 0.9, (head_position.y - edges.x) / max(edges.y - edges.x, 1e-3));
    // The upper rim keeps the sky off the lids and the skin close behind it; the casters are too coarse for so thin a bar.
    float below_rim = max(edges.y - head_position.y, 0.0);
    vec3 through = mix(transmittance_below, transmittance, up) * (1.0 - RIM_SHADE * exp(-below_rim / RIM_SHADE_CM));
    out_light = vec4(mix(vec3(1.0), through * (1.0 - reflected), coverage()), 1.0);
#else
    vec3 towards = reflect(-view, normal), tint = mix(COATED, COATED_ASLANT, smoothstep(0.95, 0.6, dot(normal, view)));
    vec2 place = surroundings(towards);
    float behind_camera = smoothstep(-0.2, 0.6, dot(towards, view));
    vec3 seen = (mirror(towards, 0.10) * place.x + wall() * (place.y * behind_camera)) * (reflectance < 0.03 ? tint : vec3(1.0));
    out_light = vec4(min(seen * reflected, vec3(MOST)) * coverage(), 0.0);
#endif
#endif
}
