// Coverage below one becomes a pattern of whole samples that the composite averages.
in vec4 radiance;
flat in float number;
flat in float heading;

uniform float fine;  // 1 for brows, lashes and beards, 0 for hair of the scalp

layout(location = 0) out vec4 out_sample;  // rgb radiance, 1 + fine + heading in half turns

// Jorge Jimenez 2014, "Next Generation Post Processing in Call of Duty": any 3 x 3 texels hold nearly evenly spread values.
float gradient_noise(vec2 texel) { return fract(52.9829189 * fract(dot(texel, vec2(0.06711056, 0.00583715)))); }

void main() {
    // Another pattern for every strand, or all would leave out the same samples.
    if (radiance.a <= fract(gradient_noise(gl_FragCoord.xy) + 17.0 * number)) discard;
    out_sample = vec4(radiance.rgb, 1.0 + fine + 0.998 * heading);
}
