// A ribbon that faces the camera, two vertices for every control point, without any vertex buffer.
#include "common_strands.glsl"

uniform sampler2D strand_radiance;
uniform mat4 clip_from_head;
uniform vec3 camera_position;
uniform float pixel_slope;  // width of a pixel of the target over its distance

out vec4 radiance;       // rgb, coverage
out float along;         // 0 root .. 1 tip
flat out float number;   // 0..1, scattered over the strands

const float LEAST_PIXELS = 0.75;  // thinner ribbons fall between samples; coverage makes up for it

void main() {
    int local = gl_VertexID >> 1;
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    int index = first_point + local, strand = local / points_per_strand, place = local - strand * points_per_strand;
    vec4 point = strand_point(index);
    vec3 to_camera = camera_position - point.xyz;
    vec3 across = cross(strand_tangent(index, place), to_camera);
    across *= inversesqrt(max(dot(across, across), 1e-8));
    float width = max(point.w, LEAST_PIXELS * pixel_slope * length(to_camera));
    vec4 light = texelFetch(strand_radiance, texel_of(index), 0);
    radiance = vec4(light.rgb, light.a * clamp(point.w / width, 0.0, 1.0));
    along = float(place) / float(points_per_strand - 1);
    number = fract(float(strand) * 0.61803399);
    gl_Position = clip_from_head * vec4(point.xyz + across * (0.5 * side * width), 1.0);
}
