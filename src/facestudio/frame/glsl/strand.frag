// Coverage below one becomes a pattern of whole samples, hashed by strand, that the composite averages.
in vec4 radiance;
in float along;
flat in float number;

layout(location = 0) out vec4 out_sample;  // rgb radiance, 1

float hash11(float x) {
    x = fract(x * 0.1031);
    x *= x + 33.33;
    x *= x + x;
    return fract(x);
}

void main() {
    ivec2 cell = ivec2(gl_FragCoord.xy) & 1;
    float bayer = 0.25 * float(cell.x * 2 + (cell.x ^ cell.y));
    float threshold = fract(hash11(number * 917.3 + floor(along * 6.0) * 0.37) + bayer);
    if (radiance.a <= threshold) discard;
    out_sample = vec4(radiance.rgb, 1.0);
}
