// Means of blocks of `block` x `block` pixels; the last block may hang over the picture's edge. One spark of a highlight may
// not light up the whole neighbourhood, so radiance is limited.

in vec2 uv;
out vec4 result;

uniform sampler2D picture;
uniform int block;

const float BRIGHTEST = 12.0;

void main() {
    ivec2 corner = ivec2(gl_FragCoord.xy) * block;
    ivec2 last = textureSize(picture, 0) - 1;
    vec3 sum = vec3(0.0);
    for (int y = 0; y < block; y++)
        for (int x = 0; x < block; x++)
            sum += min(texelFetch(picture, min(corner + ivec2(x, y), last), 0).rgb, BRIGHTEST);
    result = vec4(sum / float(block * block), 1.0);
}
