// Provides: brow_shade. The shade of roots and down under a brow, in rest space; its hairs are scene/groom/brows.py.
// Needs PI and value_noise.

// 0 none .. 1 where the hairs stand closest.
float brow_shade(vec3 rest) {
    float t = (abs(rest.x) - 1.15) / 4.25;  // 0 at its inner end .. 1 at its tail
    vec3 own = rest.x > 0.0 ? brow_left : brow_right;
    // The spline of brows.py within 0.02 cm.
    float line = 76.206 + t * (0.927 + t * (0.046 + t * (0.730 - 1.969 * t)));
    line += own.x * (0.28 * sin(PI * saturate(0.92 * t)) - 0.05) + own.y + own.z * t;
    float height = 0.46 * brow_height * smoothstep(-0.15, 0.12, t) * (1.0 - 0.85 * smoothstep(0.40, 1.05, t));
    float across = (rest.y - line) / max(height, 0.04) + 0.2;
    float dense = exp(-pow(across / (across < 0.0 ? 0.70 : 1.15), 2.0));
    // It is hair, too fine to be drawn: streaks along the way in which hairs lie there, up at the inner end and outward at the tail.
    float way = mix(1.25, 0.05, smoothstep(0.0, 0.42, t));
    vec2 place = vec2(t * 4.25, rest.y - line), lie = vec2(cos(way), sin(way));
    // Some in tufts wide enough for a small picture, or it is a bar.
    vec3 hair = vec3(dot(place, vec2(-lie.y, lie.x)), dot(place, lie), 7.0 * sign(rest.x));
    float streaks = 0.5 * value_noise(hair * vec3(15.0, 3.0, 1.0)) + 0.5 * value_noise(hair * vec3(7.0, 2.2, 1.7));
    dense *= 0.55 + 0.9 * streaks;
    return dense * smoothstep(-0.12, 0.22, t) * (1.0 - 0.8 * smoothstep(0.55, 1.02, t)) * smoothstep(9.0, 10.0, rest.z);
}
