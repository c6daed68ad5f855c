// A thin spectacle lens. PASS 0 marks the samples that it covers; then, once a pixel, PASS 1 gives what it lets through, to be
// multiplied with the picture, and PASS 2 what it mirrors, to be added.
#include "common_lights.glsl"
#include "common_specular.glsl"

uniform vec3 camera_position;
uniform vec3 transmittance;
uniform sampler2D sample_map;  // 1 where PASS 0 has drawn

in vec3 head_position;
in vec3 head_normal;
out vec4 out_light;

const float REFLECTANCE = 0.012;  // of one surface with the usual coating; bare glass has 0.04
const float MOST = 12.0;

// Share of the pixel that shows the lens, not the rim or hair before it.
float coverage() {
    ivec2 from = ivec2(gl_FragCoord.xy) * SAMPLES;
    float covered = 0.0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) covered += texelFetch(sample_map, from + ivec2(i % SAMPLES, i / SAMPLES), 0).r;
    return covered / float(SAMPLES * SAMPLES);
}

void main() {
#if PASS == 0
    out_light = vec4(1.0);
#else
    vec3 view = normalize(camera_position - head_position);
    vec3 normal = normalize(head_normal);
    if (dot(normal, view) < 0.0) normal = -normal;
    float once = fresnel(REFLECTANCE, dot(normal, view));
    float reflected = 2.0 * once / (1.0 + once);  // front and back, with all bounces between them
#if PASS == 1
    out_light = vec4(mix(vec3(1.0), transmittance * (1.0 - reflected), coverage()), 1.0);
#else
    out_light = vec4(min(mirror(reflect(-view, normal), 0.10) * reflected, vec3(MOST)) * coverage(), 0.0);
#endif
#endif
}
