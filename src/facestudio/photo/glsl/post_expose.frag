// The exposure: lens softness, glow, fall-off towards the corners, film curve. Result: sRGB values, not yet rounded.

#include "film.glsl"

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform sampler2D glow;
uniform float gain;
uniform vec2 glow_scale;  // the glow's blocks may reach over the picture's edge
uniform float glow_share;
uniform sampler2D veil;
uniform vec2 veil_scale;
uniform float veil_share;
uniform float softness;
uniform float fall_off;
uniform float fringe;  // pixels in the corners

// A 3 x 3 Gaussian; that of red lies a little further out, that of blue further in, by `apart` pixels.
vec3 softened(ivec2 home, vec2 apart) {
    float sharp = -0.5 / (softness * softness);
    ivec2 last = textureSize(picture, 0) - 1;
    vec3 sum = vec3(0.0), total = vec3(0.0);
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            vec2 off = vec2(x, y), red = off - apart, blue = off + apart;
            vec3 weight = exp(sharp * vec3(dot(red, red), dot(off, off), dot(blue, blue)));
            sum += weight * texelFetch(picture, clamp(home + ivec2(x, y), ivec2(0), last), 0).rgb;
            total += weight;
        }
    return sum / total;
}

void main() {
    vec2 off = uv - 0.5;
    vec3 light = mix(softened(ivec2(gl_FragCoord.xy), fringe * off * 1.4142136), texture(glow, uv * glow_scale).rgb, glow_share);
    light = mix(light, texture(veil, uv * veil_scale).rgb, veil_share);
    // Natural vignetting follows the fourth power of the cosine of the field angle: close to a parabola in the radius.
    light *= gain * exp2(-fall_off * 2.0 * dot(off, off));
    result = vec4(srgb(film(light)), 1.0);
}
