// A mesh in the buffer of samples: where it is, and which part.
uniform mat4 clip_from_head;
uniform vec4 depth_from_head;  // distance along the camera's axis, cm, from the focused plane

in vec3 in_position;
#ifdef CUT
in float in_coverage;
out float coverage;
#endif
out float depth;

void main() {
    gl_Position = clip_from_head * vec4(in_position, 1.0);
    depth = dot(depth_from_head, vec4(in_position, 1.0));
#ifdef CUT
    coverage = in_coverage;
#endif
}
