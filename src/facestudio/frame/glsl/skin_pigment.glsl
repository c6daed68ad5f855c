// Provides: skin_reflectance. Mirrors scene/materials/pigment.py, where the model and its sources are told; a test
// compares the two.

const vec3 SKIN_BLOODLESS = vec3(0.770, 0.668, 0.516);
const vec3 SKIN_MELANIN_BANDS = vec3(1.0, 1.436, 1.773);
const vec3 SKIN_BLOOD_BANDS = vec3(0.12, 0.98, 0.80);
const vec3 SKIN_MELANIN_SCATTER = vec3(0.0190, 0.0242, 0.0214);
const float SKIN_BLOOD_HIDING = 0.70;

// melanin, blood: optical densities, 0 or more. Linear reflectance.
vec3 skin_reflectance(float melanin_density, float blood_density) {
    float seen = blood_density * exp(-SKIN_BLOOD_HIDING * melanin_density);
    vec3 through = SKIN_BLOODLESS * exp(-melanin_density * SKIN_MELANIN_BANDS - seen * SKIN_BLOOD_BANDS);
    return SKIN_MELANIN_SCATTER + (1.0 - SKIN_MELANIN_SCATTER) * through;
}
