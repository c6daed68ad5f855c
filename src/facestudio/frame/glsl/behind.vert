// A mesh's depth, a hair's breadth further away than it is: surfaces drawn afterwards over it pass the depth test, and only those
// that are seen get shaded.
uniform mat4 clip_from_head;

in vec3 in_position;
#ifdef CUT
in float in_coverage;
out float coverage;
#endif

void main() {
    gl_Position = clip_from_head * vec4(in_position, 1.0);
    gl_Position.z += 4e-6 * gl_Position.w;  // 0.0005 cm, well above what two programs may differ by in rounding
#ifdef CUT
    coverage = in_coverage;
#endif
}
