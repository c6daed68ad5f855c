// Places a mesh's vertex before the camera.
uniform mat4 clip_from_head;

in vec3 in_position;
in vec3 in_normal;
in vec3 in_rest;
in vec4 in_mask_a;
in vec4 in_mask_b;

out vec3 head_position;
out vec3 head_normal;
out vec3 rest_position;
out vec4 masks_a;
out vec4 masks_b;

void main() {
    head_position = in_position;
    head_normal = in_normal;
    rest_position = in_rest;
    masks_a = in_mask_a;
    masks_b = in_mask_b;
    gl_Position = clip_from_head * vec4(in_position, 1.0);
}
