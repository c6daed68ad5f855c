// What a thin lens lets through (PASS 0, to be multiplied with the picture) and what it mirrors (PASS 1, to be added).
#include "common_lights.glsl"
#include "common_specular.glsl"

uniform vec3 camera_position;
uniform vec3 transmittance;

in vec3 head_position;
in vec3 head_normal;
out vec4 out_light;

const float REFLECTANCE = 0.012;  // of one surface with the usual coating; bare glass has 0.04
const float MOST = 12.0;

void main() {
    vec3 view = normalize(camera_position - head_position);
    vec3 normal = normalize(head_normal);
    if (dot(normal, view) < 0.0) normal = -normal;
    float once = fresnel(REFLECTANCE, dot(normal, view));
    float reflected = 2.0 * once / (1.0 + once);  // front and back, with all bounces between them
#if PASS == 0
    out_light = vec4(transmittance * (1.0 - reflected), 1.0);
#else
    out_light = vec4(min(mirror(reflect(-view, normal), 0.05) * reflected, vec3(MOST)), 0.0);
#endif
}
