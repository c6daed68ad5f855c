// Provides: saturate, lattice_hash, hash31, value_noise, fbm. Patterns without textures; the hash is whole-number
// arithmetic, so that every driver draws the same ones.

float saturate(float x) { return clamp(x, 0.0, 1.0); }
vec3 saturate(vec3 x) { return clamp(x, vec3(0.0), vec3(1.0)); }

// 32 well-mixed bits of three whole numbers: the primes of Teschner et al. 2003 ("Optimized spatial hashing for collision
// detection of deformable objects", section 4) lay the cells out, PCG's multiply and shift (O'Neill 2014) mix them.
uint lattice_hash(ivec3 cell) {
    uvec3 c = uvec3(cell) * uvec3(73856093u, 19349663u, 83492791u);
    uint h = (c.x ^ c.y ^ c.z) * 747796405u + 2891336453u;
    h = ((h >> 15) ^ h) * 277803737u;
    return (h >> 16) ^ h;
}

// 0..1 of a point: constant within a cube of 1/64, so that whole numbers and simple fractions are told apart.
float hash31(vec3 p) { return float(lattice_hash(ivec3(floor(p * 64.0))) >> 8) * (1.0 / 16777216.0); }

// 0..1 of a whole-numbered point.
float lattice_value(ivec3 cell) { return float(lattice_hash(cell) >> 8) * (1.0 / 16777216.0); }

// Smoothly interpolated hash of the unit lattice: 0..1, mean 0.5.
float value_noise(vec3 p) {
    vec3 corner = floor(p), f = p - corner;
    ivec3 i = ivec3(corner);
    f = f * f * (3.0 - 2.0 * f);
    return mix(
        mix(mix(lattice_value(i), lattice_value(i + ivec3(1, 0, 0)), f.x),
            mix(lattice_value(i + ivec3(0, 1, 0)), lattice_value(i + ivec3(1, 1, 0)), f.x), f.y),
        mix(mix(lattice_value(i + ivec3(0, 0, 1)), lattice_value(i + ivec3(1, 0, 1)), f.x),
            mix(lattice_value(i + ivec3(0, 1, 1)), lattice_value(i + ivec3(1, 1, 1)), f.x), f.y),
        f.z);
}

// Four octaves of value noise: 0..0.94, mean 0.47.
float fbm(vec3 p) {
    return 0.5 * value_noise(p) + 0.25 * value_noise(p * 2.03 + 7.0) + 0.125 * value_noise(p * 4.1 + 3.0) +
           0.0625 * value_noise(p * 8.3 + 1.0);
}
