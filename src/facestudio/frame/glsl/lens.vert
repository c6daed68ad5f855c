// A spectacle lens, drawn over the finished picture.
uniform mat4 clip_from_head;

in vec3 in_position;
in vec3 in_normal;

out vec3 head_position;
out vec3 head_normal;

void main() {
    head_position = in_position;
    head_normal = in_normal;
    gl_Position = clip_from_head * vec4(in_position, 1.0);
}
