// One direction of a Gaussian blur, `deviation` in texels, cut off at 8 texels.

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform ivec2 direction;
uniform float deviation;

void main() {
    ivec2 home = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(picture, 0) - 1;
    vec3 sum = vec3(0.0);
    float total = 0.0;
    for (int i = -8; i <= 8; i++) {
        float weight = exp(-0.5 * float(i * i) / (deviation * deviation));
        sum += weight * texelFetch(picture, clamp(home + direction * i, ivec2(0), last), 0).rgb;
        total += weight;
    }
    result = vec4(sum / total, 1.0);
}
