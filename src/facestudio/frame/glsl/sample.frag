// A sample without hair: its depth in two halves (a 16-bit float alone would be off by 0.01 cm), and minus its part label.
uniform float part_label;

in float depth;
#ifdef CUT
in float coverage;
#endif
layout(location = 0) out vec4 out_sample;

void main() {
#ifdef CUT
    // Cut away just like the surface shader does, or bright holes open along the edge.
    if (coverage < 0.5) discard;
#endif
    float coarse = floor(depth * 8.0) * 0.125;
    out_sample = vec4(coarse, depth - coarse, 0.0, -part_label);
}
