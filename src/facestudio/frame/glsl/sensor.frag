// What arrives on the sensor: a small picture is averaged from one that was shaded FACTOR times as large, and with TAPS what lies
// out of the focused plane is blurred.
uniform sampler2D radiance_map;  // alpha: radius of the circle of confusion, shaded pixels
#if TAPS
uniform float reach;  // largest radius that is looked for, pixels
#endif

out vec4 out_radiance;

// A pixel's light, and its circle of confusion in pixels.
vec4 pixel(ivec2 at) {
    vec4 sum = vec4(0.0);
    for (int y = 0; y < FACTOR; y++)
        for (int x = 0; x < FACTOR; x++) sum += texelFetch(radiance_map, at * FACTOR + ivec2(x, y), 0);
    return sum / vec4(vec3(FACTOR * FACTOR), FACTOR * FACTOR * FACTOR);
}

#if TAPS
const float SHARP = 0.6;  // radius below which a pixel keeps its light

// How much of a pixel's light arrives `away` pixels beside it.
float spread(float radius, float away) {
    float held = max(radius, SHARP);
    return clamp(radius - away + 0.5, 0.0, 1.0) / (held * held);
}
#endif

void main() {
    ivec2 here = ivec2(gl_FragCoord.xy);
    vec4 own = pixel(here);
#if TAPS
    // Every neighbour spreads over its own circle, so that what is sharp does not leak; and what lies behind does not spread
    // over what is before it. All that is far out of focus here lies behind the eyes: a larger circle is further away.
    ivec2 last = textureSize(radiance_map, 0) / FACTOR - 1;
    float radius = min(own.a, reach), weights = spread(radius, 0.0), patch_ = 3.14159265 * reach * reach / float(TAPS);
    vec3 sum = own.rgb * weights;
    for (int i = 0; i < TAPS; i++) {
        float away = reach * sqrt((float(i) + 0.5) / float(TAPS)), turn = 2.39996323 * float(i);
        ivec2 step_ = ivec2(round(away * vec2(cos(turn), sin(turn))));
        vec4 there = pixel(clamp(here + step_, ivec2(0), last));
        float weight = step_ == ivec2(0) ? 0.0 : patch_ * spread(min(there.a, radius), length(vec2(step_)));
        sum += weight * there.rgb;
        weights += weight;
    }
    own.rgb = sum / weights;
#endif
    out_radiance = vec4(own.rgb, 1.0);
}
