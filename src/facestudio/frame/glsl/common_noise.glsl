// Provides: saturate, hash31, value_noise, fbm. Patterns without textures, continuous and the same on every driver that
// follows IEEE arithmetic to the last few bits.

float saturate(float x) { return clamp(x, 0.0, 1.0); }
vec3 saturate(vec3 x) { return clamp(x, vec3(0.0), vec3(1.0)); }

// 0..1 from a point. After Dave Hoskins, "Hash without Sine" (2014).
float hash31(vec3 p) {
    p = fract(p * 0.1031);
    p += dot(p, p.zyx + 31.32);
    return fract((p.x + p.y) * p.z);
}

// Smoothly interpolated hash of the unit lattice: 0..1, mean 0.5.
float value_noise(vec3 p) {
    vec3 i = floor(p), f = p - i;
    f = f * f * (3.0 - 2.0 * f);
    return mix(
        mix(mix(hash31(i), hash31(i + vec3(1, 0, 0)), f.x), mix(hash31(i + vec3(0, 1, 0)), hash31(i + vec3(1, 1, 0)), f.x), f.y),
        mix(mix(hash31(i + vec3(0, 0, 1)), hash31(i + vec3(1, 0, 1)), f.x),
            mix(hash31(i + vec3(0, 1, 1)), hash31(i + vec3(1, 1, 1)), f.x), f.y),
        f.z);
}

// Four octaves of value noise: 0..0.94, mean 0.47.
float fbm(vec3 p) {
    return 0.5 * value_noise(p) + 0.25 * value_noise(p * 2.03 + 7.0) + 0.125 * value_noise(p * 4.1 + 3.0) +
           0.0625 * value_noise(p * 8.3 + 1.0);
}
