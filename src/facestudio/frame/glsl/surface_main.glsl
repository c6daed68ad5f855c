// The `main` of every mesh: feeds surface() and writes the G-buffer (its layout is in README.md).
uniform vec3 camera_position;
uniform float part_label;

in vec3 head_position;
in vec3 head_normal;
in vec3 rest_position;
in vec4 masks_a;
in vec4 masks_b;

layout(location = 0) out vec4 out_position;
layout(location = 1) out vec4 out_normal;
layout(location = 2) out vec4 out_normal_diffuse;
layout(location = 3) out vec4 out_albedo;

vec3 unit_or(vec3 v, vec3 otherwise) {
    float square = dot(v, v);
    return square > 1e-12 && square < 1e12 ? v * inversesqrt(square) : otherwise;
}

void main() {
    vec3 towards_eye = unit_or(camera_position - head_position, vec3(0, 0, 1));
    vec3 normal = unit_or(head_normal, towards_eye);
    // The inner side of a sheet (a collar from behind). Smooth normals may turn away a little at outlines, not this far.
    if (dot(normal, towards_eye) < -0.3) normal = -normal;
    Surface s = surface(SurfaceInput(head_position, normal, rest_position, masks_a, masks_b, camera_position));
    if (s.hidden) discard;
    out_position = vec4(head_position, part_label);
    out_normal = vec4(unit_or(s.normal_specular, normal), clamp(s.roughness, 0.03, 1.0));
    out_normal_diffuse = vec4(unit_or(s.normal_diffuse, normal), clamp(s.specular, 0.0, 40.0));
    out_albedo = vec4(clamp(s.albedo, 0.0, 1.0), clamp(s.extra, 0.0, 1.0));
}
