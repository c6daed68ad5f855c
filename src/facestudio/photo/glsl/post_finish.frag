// The last pass: sharpening, grain, and rounding to 8 bits with a dither, so that smooth backdrops show no steps.

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform float sharpening;
uniform float grain;
uniform int grain_seed;

uint stir(uvec2 at) {
    // Hash of a pixel: pcg2d of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
    uvec2 v = at * 1664525u + 1013904223u;
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    v ^= v >> 16u;
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    v ^= v >> 16u;
    return v.x ^ (v.y << 5u);
}

float noise(ivec2 at, int layer) {
    return float(stir(uvec2(at) + uvec2(uint(layer) * 8192u, uint(grain_seed) * 747796405u)) >> 8u) * (1.0 / 16777216.0) - 0.5;
}

float brightness(ivec2 at) {
    return dot(texelFetch(picture, clamp(at, ivec2(0), textureSize(picture, 0) - 1), 0).rgb, vec3(0.30, 0.59, 0.11));
}

void main() {
    ivec2 home = ivec2(gl_FragCoord.xy);
    vec3 value = texelFetch(picture, home, 0).rgb;

    float around = 0.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) around += brightness(home + ivec2(x, y)) * float((2 - abs(x)) * (2 - abs(y)));
    float detail = dot(value, vec3(0.30, 0.59, 0.11)) - around / 16.0;
    // Limited, so that no bright or dark lines appear along hard edges.
    value += sharpening * clamp(detail, -0.06, 0.06);

    // Grain is a little larger than a pixel: sums of four neighbours; three quarters of it is common to the three layers.
    float common_grain = 0.0;
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < 2; x++) common_grain += noise(home + ivec2(x, y), 0);
    vec3 layers = vec3(noise(home, 1), noise(home, 2), noise(home, 3));
    value += grain * (1.5 * common_grain + 1.1 * layers) * (1.2 - value);

    value += noise(home, 4) / 255.0;
    result = vec4(clamp(value, 0.0, 1.0), 1.0);
}
