// A small picture from one that was shaded FACTOR times as large.
uniform sampler2D radiance_map;

out vec4 out_radiance;

void main() {
    ivec2 from = ivec2(gl_FragCoord.xy) * FACTOR;
    vec3 sum = vec3(0.0);
    for (int y = 0; y < FACTOR; y++)
        for (int x = 0; x < FACTOR; x++) sum += texelFetch(radiance_map, from + ivec2(x, y), 0).rgb;
    out_radiance = vec4(sum / float(FACTOR * FACTOR), 1.0);
}
