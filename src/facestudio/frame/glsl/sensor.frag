// What arrives on the sensor: a small picture is averaged from one that was shaded FACTOR times as large; in a large one (FOCUS)
// what lies out of the focused plane is blurred. In small ones that blur is less than a pixel.
uniform sampler2D radiance_map;  // alpha: radius of the circle of confusion, pixels
#if FOCUS
uniform float reach;  // largest radius that is looked for, pixels
#endif

out vec4 out_radiance;

#if FOCUS
const int TAPS = 18;
const float SHARP = 0.6;  // radius below which a pixel keeps its light

// How much of a pixel's light arrives `away` pixels beside it.
float spread(float radius, float away) {
    float held = max(radius, SHARP);
    return clamp(radius - away + 0.5, 0.0, 1.0) / (held * held);
}
#endif

void main() {
#if FOCUS
    // Every neighbour spreads over its own circle, so that what is sharp does not leak; and what lies behind does not spread
    // over what is before it. All that is far out of focus here lies behind the eyes: a larger circle is further away.
    ivec2 here = ivec2(gl_FragCoord.xy), last = textureSize(radiance_map, 0) - 1;
    vec4 own = texelFetch(radiance_map, here, 0);
    float radius = min(own.a, reach), weights = spread(radius, 0.0), patch_ = 3.14159265 * reach * reach / float(TAPS);
    vec3 sum = own.rgb * weights;
    for (int i = 0; i < TAPS; i++) {
        float away = reach * sqrt((float(i) + 0.5) / float(TAPS)), turn = 2.39996323 * float(i);
        ivec2 step_ = ivec2(round(away * vec2(cos(turn), sin(turn))));
        vec4 there = texelFetch(radiance_map, clamp(here + step_, ivec2(0), last), 0);
        float weight = step_ == ivec2(0) ? 0.0 : patch_ * spread(min(there.a, radius), length(vec2(step_)));
        sum += weight * there.rgb;
        weights += weight;
    }
    out_radiance = vec4(sum / weights, 1.0);
#else
    vec3 sum = vec3(0.0);
    ivec2 from = ivec2(gl_FragCoord.xy) * FACTOR;
    for (int y = 0; y < FACTOR; y++)
        for (int x = 0; x < FACTOR; x++) sum += texelFetch(radiance_map, from + ivec2(x, y), 0).rgb;
    out_radiance = vec4(sum / float(FACTOR * FACTOR), 1.0);
#endif
}
