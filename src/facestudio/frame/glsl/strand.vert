// A ribbon that faces the camera, two vertices for every control point, without any vertex buffer.
#include "common_strands.glsl"

uniform sampler2D strand_radiance;
uniform mat4 clip_from_head;
uniform vec3 camera_position;
uniform float pixel_slope;  // width of a pixel of the target over its distance
uniform float fray;         // share by which the tip covers less

out vec4 radiance;       // rgb, coverage
flat out float number;   // 0..1, scattered over the strands
flat out float heading;  // of the ribbon in the picture, half turns, 0..1

const float DEEP_WIDTH = 3.0;   // where one strand of three stands for all, see strand_light.frag
const float LEAST_PIXELS = 0.75;  // thinner ribbons fall between samples; coverage makes up for it

void main() {
    int local = gl_VertexID >> 1;
    float side = float(gl_VertexID & 1) * 2.0 - 1.0;
    int index = first_point + local, strand = local / points_per_strand, place = local - strand * points_per_strand;
    vec4 point = strand_point(index);
    vec3 to_camera = camera_position - point.xyz;
    vec3 along = strand_tangent(index, place), across = cross(along, to_camera);
    across *= inversesqrt(max(dot(across, across), 1e-8));
    vec4 light = texelFetch(strand_radiance, texel_of(index), 0);
    bool hidden = light.a < 0.0, deep = light.a > 1.5;
    float own_width = point.w * (deep ? DEEP_WIDTH : 1.0);
    float width = max(own_width, LEAST_PIXELS * pixel_slope * length(to_camera));
    radiance = vec4(light.rgb, (deep ? light.a - 2.0 : light.a) * clamp(own_width / width, 0.0, 1.0));
    // Of the hairs that a ribbon stands for, not all reach its end.
    radiance.a *= 1.0 - fray * smoothstep(0.55, 1.0, float(place) / float(points_per_strand - 1));
    number = fract(float(strand) * 0.61803399);
    gl_Position = clip_from_head * vec4(point.xyz + across * (0.5 * side * width), 1.0);
    vec4 clip = clip_from_head * vec4(point.xyz, 1.0), ahead = clip_from_head * vec4(along, 0.0);
    vec2 course = ahead.xy * clip.w - clip.xy * ahead.w;
    heading = fract(atan(course.y, course.x) * 0.31830989 + 1.0);
    // Behind the far plane: ribbons that the camera can't see are thrown away before they cost anything.
    if (hidden) gl_Position.z = 2.0 * gl_Position.w;
}
