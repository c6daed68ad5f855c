// What arrives on the sensor: a small picture is averaged from one that was shaded FACTOR times as large; in a large one (FOCUS)
// what lies out of the focused plane is blurred. In small ones that blur is less than a pixel.
uniform sampler2D radiance_map;
#if FOCUS
uniform sampler2D samples_depth;
uniform vec2 camera_depth;      // the projection's factors of depth
uniform float focus_distance;   // cm
uniform float aperture_pixels;  // radius of the lens' opening, in pixels at the focused plane
#endif

out vec4 out_radiance;

#if FOCUS
// Radius of the circle of confusion in pixels; 0 for the backdrop, which is painted out of focus. 0.5 of a disc's radius is the
// deviation of a Gaussian that looks like it.
float deviation(ivec2 at) {
    float nearest = 1.0;
    for (int i = 0; i < 4; i++)
        nearest = min(nearest, texelFetch(samples_depth, at * SAMPLES + ivec2(i & 1, i >> 1) * (SAMPLES - 1), 0).r);
    float distance = camera_depth.y / (2.0 * nearest - 1.0 + camera_depth.x);
    float radius = aperture_pixels * abs(distance - focus_distance) / distance;
    return nearest < 1.0 ? 0.5 * min(radius, 1.6) : 0.0;
}
#endif

void main() {
    vec3 sum = vec3(0.0);
#if FOCUS
    ivec2 here = ivec2(gl_FragCoord.xy), last = textureSize(radiance_map, 0) - 1;
    float weights = 0.0;
    for (int i = 0; i < 9; i++) {
        ivec2 step_ = ivec2(i % 3 - 1, i / 3 - 1), at = clamp(here + step_, ivec2(0), last);
        // Each neighbour spreads by its own blur, so that what is sharp does not leak.
        float own = max(deviation(at), 0.15), weight = exp(-0.5 * float(step_.x * step_.x + step_.y * step_.y) / (own * own));
        sum += weight * texelFetch(radiance_map, at, 0).rgb;
        weights += weight;
    }
    out_radiance = vec4(sum / weights, 1.0);
#else
    ivec2 from = ivec2(gl_FragCoord.xy) * FACTOR;
    for (int y = 0; y < FACTOR; y++)
        for (int x = 0; x < FACTOR; x++) sum += texelFetch(radiance_map, from + ivec2(x, y), 0).rgb;
    out_radiance = vec4(sum / float(FACTOR * FACTOR), 1.0);
#endif
}
