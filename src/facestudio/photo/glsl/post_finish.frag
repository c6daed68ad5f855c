// The last pass: sharpening, grain, and rounding to 8 bits with a dither, so that smooth backdrops show no steps.

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform float sharpening;
uniform float grain;
uniform int grain_seed;

uvec2 stir(uvec2 v) {
    // Hash of a pixel: pcg2d of Jarzynski and Olano, "Hash Functions for GPU Rendering", JCGT 9(3), 2020.
    v = v * 1664525u + 1013904223u;
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    v ^= v >> 16u;
    v.x += v.y * 1664525u;
    v.y += v.x * 1664525u;
    return v ^ (v >> 16u);
}

// Four numbers -0.5..0.5 of a pixel, from 16 bits each: hashing is what this pass spends its time on.
vec4 noise(ivec2 at) {
    uvec2 v = stir(uvec2(at) + uvec2(0u, uint(grain_seed) * 747796405u));
    return vec4(v.x >> 16u, v.x & 65535u, v.y >> 16u, v.y & 65535u) * (1.0 / 65536.0) - 0.5;
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
    vec4 own = noise(home);
    float common_grain = own.w + noise(home + ivec2(1, 0)).w + noise(home + ivec2(0, 1)).w + noise(home + ivec2(1, 1)).w;
    // The film's toe holds it down in the dark: speckled black hair looks like a poor copy.
    value += grain * (1.5 * common_grain + 1.1 * own.xyz) * (1.2 - value) * (0.4 + 0.6 * smoothstep(0.0, 0.25, value));

    value += (fract(dot(own, vec4(7.0, 31.0, 113.0, 409.0))) - 0.5) / 255.0;
    result = vec4(clamp(value, 0.0, 1.0), 1.0);
}
