// Teeth, gums, tongue, spectacle rims: two colours under one gloss.
#include <material/GlossMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"

const float BACK_TEETH = 0.22;  // what comes to teeth that the opening of the lips doesn't light, from cheeks and gums; by eye

Surface surface(SurfaceInput at) {
    vec3 normal = normalize(at.normal);
    float second = smoothstep(0.35, 0.65, at.mask_a.x);
    // Only what scatters is alive and uneven; metal and acetate are smooth.
    float height = scatter * (0.008 * (fbm(at.rest * 3.5) - 0.47) + 0.003 * value_noise(at.rest * vec3(8.0, 3.5, 8.0)));
    vec3 uneven = bumped(at.position, normal, height);
    vec3 albedo = mix(colour_a, colour_b, second);
    // Tortoise shell: honey with brown and black clouds.
    float cloud = smoothstep(0.34, 0.60, fbm(at.rest * vec3(1.7, 1.7, 1.2) + 9.0) + 0.10 * value_noise(at.rest * 9.0));
    albedo = mix(albedo, mix(colour_a * vec3(2.9, 2.7, 2.2), colour_a * vec3(0.14, 0.12, 0.14), cloud), at.mask_a.y * (1.0 - second) * (1.0 - step(0.01, scatter)));
    albedo *= 1.0 + scatter * (0.16 * (fbm(at.rest * 2.1 + 5.0) - 0.47));
    float shine = 1.0;
    if (scatter > 0.01) {
        // Crowns: yellow at the neck, where dentine shows, clear and greyish at the edge, where lobes of dentine end unevenly,
        // with an opaque rim; dark where they meet; each its own tone.
        float edge = at.mask_a.y, meets = at.mask_a.z, crown = (1.0 - second) * step(0.001, at.mask_a.w);
        float lobes = value_noise(at.rest * vec3(9.0, 3.0, 3.0)), banded = value_noise(at.rest * vec3(2.5, 5.5, 2.5) + 21.0);
        vec3 tone = mix(vec3(1.0), vec3(0.985, 0.95, 0.895), saturate(0.85 * at.mask_a.w + 0.45 * (1.0 - smoothstep(0.0, 0.45, edge))));
        float clear = smoothstep(0.72, 0.97, edge + 0.10 * (lobes - 0.5)) * (1.0 - 0.5 * smoothstep(0.985, 1.0, edge));
        tone *= mix(vec3(1.0), vec3(0.87, 0.88, 0.89), clear * (0.55 + 0.45 * lobes));
        tone *= (0.94 + 0.12 * banded) * (1.0 - 0.07 * fract(17.0 * at.mask_a.w));
        tone *= mix(vec3(1.0), vec3(0.95, 0.92, 0.89), smoothstep(0.35, 0.95, meets));
        tone *= mix(vec3(1.0), vec3(0.90, 0.83, 0.77), smoothstep(0.84, 1.0, meets));
        tone *= mix(vec3(0.77, 0.72, 0.68), vec3(1.0), smoothstep(0.0, 1.0, at.mask_b.x));  // in the shade of the lip
        albedo *= mix(vec3(1.0), tone, crown);
        // Little light comes far into the mouth, least behind the corners and into what faces away, and what does is warm from
        // cheeks and gums.
        float within = smoothstep(8.5, 13.3, at.rest.z) * (0.80 + 0.20 * saturate(dot(normal, normalize(at.eye - at.position))));
        float lit = mix(0.20, 0.535, within);
        // Between the last teeth that a smile shows and its corners is a dark corridor: light comes in between the lips alone.
        lit *= mix(BACK_TEETH, 1.0, at.mask_b.y);
        albedo *= lit * mix(vec3(1.02, 0.86, 0.80), vec3(1.0, 0.97, 0.95), smoothstep(0.19, 0.50, lit));
        shine = 0.86 - 0.76 * smoothstep(0.6, 1.7, abs(at.rest.x));  // cheeks and corners hide the lamps from the side teeth
    }
    // A metal has no colour of its own but its mirror image; the G-buffer's specular is relative to skin's 0.028.
    float metal = smoothstep(0.2, 0.42, reflectance) * (1.0 - second);
    albedo *= 1.0 - 0.88 * metal;
    // Pads and edges of glass beside a metal are none.
    float mirrors = scatter > 0.01 ? reflectance : mix(reflectance, min(reflectance, 0.04), second);
    return Surface(saturate(albedo), uneven, normal, roughness, shine * mirrors / 0.028, scatter, false);
}
