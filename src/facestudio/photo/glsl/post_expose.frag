// The exposure: lens softness, glow, fall-off towards the corners, film curve. Result: sRGB values, not yet rounded.

#include "film.glsl"

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform sampler2D glow;
uniform float gain;
uniform vec2 glow_scale;  // the glow's blocks may reach over the picture's edge
uniform float glow_share;
uniform float softness;
uniform float fall_off;

vec3 softened(ivec2 home) {
    // Weights of a 3 x 3 Gaussian, separable.
    float near = exp(-0.5 / (softness * softness));
    float total = 1.0 + 2.0 * near;
    ivec2 last = textureSize(picture, 0) - 1;
    vec3 sum = vec3(0.0);
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            float weight = (x == 0 ? 1.0 : near) * (y == 0 ? 1.0 : near);
            sum += weight * texelFetch(picture, clamp(home + ivec2(x, y), ivec2(0), last), 0).rgb;
        }
    return sum / (total * total);
}

void main() {
    vec3 light = mix(softened(ivec2(gl_FragCoord.xy)), texture(glow, uv * glow_scale).rgb, glow_share);
    // Natural vignetting follows the fourth power of the cosine of the field angle: close to a parabola in the radius.
    vec2 off = uv - 0.5;
    light *= gain * exp2(-fall_off * 2.0 * dot(off, off));
    result = vec4(srgb(film(light)), 1.0);
}
