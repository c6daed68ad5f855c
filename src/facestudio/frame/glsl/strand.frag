// Coverage below one becomes a pattern of whole samples that the composite averages.
in vec4 radiance;
flat in float number;
flat in float heading;

uniform float kind;  // 0 hair of the scalp, 1 beards, 2 coils and stubs, 3 brows and lashes

layout(location = 0) out vec4 out_sample;  // rgb radiance, 1 + kind + heading in half turns

void main() {
    // Steps of the plastic number's inverse along the ribbon spread what is left out as evenly as can be, so that a hair too fine for the
    // samples is a line and not dots; every strand begins elsewhere, or all would leave out the same samples.
    float upright = step(0.25, heading) * step(heading, 0.75);
    vec2 along = mix(gl_FragCoord.xy, gl_FragCoord.yx, upright);
    if (radiance.a <= fract(dot(along, vec2(0.7548777, 0.5698403)) + 17.0 * number)) discard;
    out_sample = vec4(radiance.rgb, 1.0 + kind + 0.998 * heading);
}
