// The eye: a white that isn't white, and an iris that lies behind the cornea. `rest` is the eye's own space: unit radius,
// +z the gaze.
#include <material/EyeMaterial>
#include "common_noise.glsl"

const float AQUEOUS = 1.336;      // refractive index behind the cornea
const float IRIS_DEPTH = 0.875;   // of the iris' plane in front of the eyeball's middle, in radii

// Blood vessels of the conjunctiva at a place of the white: 0..1. They come from the corners and thin out to the limbus.
float vessels(vec3 place, float around, float out_from) {
    vec3 wave = place * 3.5 + 40.0 * seed;
    float bend = 1.6 * value_noise(wave * 2.0) + 0.6 * value_noise(wave * 5.0);
    float trunk = abs(value_noise(vec3(cos(around) * 4.0 + 0.4 * bend, sin(around) * 4.0 + bend, out_from * 3.0 + 20.0 * seed)) - 0.5);
    float twig = abs(value_noise(vec3(cos(around) * 9.0 + bend, sin(around) * 9.0 + bend, out_from * 8.0 + 7.0 + 20.0 * seed)) - 0.5);
    // About each lies a flush of vessels too fine to be told apart: it is what a portrait shows of them.
    return 0.75 * (1.0 - smoothstep(0.0, 0.065, trunk)) + 0.45 * (1.0 - smoothstep(0.0, 0.070, twig)) + 0.32 * (1.0 - smoothstep(0.0, 0.30, trunk));
}

// What is left of a pattern of which a pixel sees so many cells: finer ones would show as dots.
float resolved(float cells) { return smoothstep(1.3, 0.5, cells); }

// Colour of the iris. ring: 0 at the pupil's centre, 1 at the limbus. around: radians. pixel: its size in irises' radii.
vec3 iris(float ring, float around, float pixel) {
    vec2 spoke = vec2(cos(around), sin(around));
    float open = saturate((ring - pupil) / (1.0 - pupil));  // fibres run from the pupil's edge to the limbus
    float wave = value_noise(vec3(spoke * 3.0, open * 2.0 + 30.0 * seed)) - 0.5;
    float swirl = around + 0.10 * wave;
    vec2 bent = vec2(cos(swirl), sin(swirl));
    float turn = pixel / max(ring, pupil);
    float thick = mix(0.5, value_noise(vec3(bent * 7.0, open * 1.6 + 30.0 * seed)), resolved(7.0 * turn));
    float middle = mix(0.5, value_noise(vec3(bent * 17.0, open * 2.2 + 30.0 * seed + 5.0)), resolved(17.0 * turn));
    float thin = mix(0.5, value_noise(vec3(bent * 34.0, open * 2.6 + 30.0 * seed + 9.0)), resolved(34.0 * turn));
    float fibres = saturate(0.5 + 1.35 * (0.40 * thick + 0.34 * middle + 0.26 * thin - 0.5));
    float ridges = mix(0.4, 1.0 - smoothstep(0.0, 0.30, abs(middle - 0.5)), resolved(17.0 * turn));

    // The collarette is a ragged ring at about a third of the way out, where the pupil's zone with its own pigment ends.
    float ragged = open + 0.16 * (thick - 0.5) + 0.08 * (middle - 0.5);
    // Nowhere it is a circle: to one side more of it runs out.
    float aside = around - 6.2831853 * sector, reach = 0.16 * cos(aside) + 0.06 * cos(2.0 * aside - 4.0 * sector);
    float pupillary = 1.0 - smoothstep(0.22 + reach, 0.42 + reach, ragged);
    float collarette = exp(-pow((ragged - 0.34) / 0.07, 2.0));
    vec3 colour = mix(iris_outer, iris_inner, saturate(0.15 + 1.5 * (fibres - 0.28)));
    colour = mix(colour, iris_inner * vec3(1.10, 0.90, 0.72) + vec3(0.006, 0.0025, 0.0), zone * pupillary);
    colour *= 0.50 + 0.85 * fibres + 0.30 * ridges * (1.0 - pupillary);
    colour *= 1.0 + 0.35 * collarette;
    // Crypts: gaps in the upper layer, with the dark one below.
    float crypt = smoothstep(0.60, 0.74, value_noise(vec3(spoke * 4.5, open * 4.5 + 30.0 * seed + 19.0)));
    colour *= 1.0 - 0.45 * crypt * smoothstep(0.12, 0.3, open) * (1.0 - smoothstep(0.6, 0.8, open));
    // Contraction furrows near the edge, then the dark limbal ring.
    float furrow = 0.5 + 0.5 * sin(6.2831853 * (open * 5.5 + 0.5 * thick));
    colour *= 1.0 - 0.12 * smoothstep(0.80, 1.0, furrow) * smoothstep(0.45, 0.65, open);
    colour *= mix(1.0, 1.0 - limbal_ring, smoothstep(0.58, 1.0, ring + 0.06 * wave + 0.08 * (thick - 0.5)));
    // The pupil's brown ruff, then the hole.
    float edge = pupil + 0.012 * (thick - 0.5);
    colour = mix(colour, min(0.55 * colour, vec3(0.012, 0.007, 0.004)), 1.0 - smoothstep(edge, edge + 0.11, ring));
    return mix(vec3(0.0025), colour, smoothstep(edge - 0.07, edge + 0.07, ring));
}

Surface surface(SurfaceInput at) {
    vec3 normal = normalize(at.normal);
    vec3 place = at.rest;
    vec3 ray = normalize(at.position - at.eye) * head_from_eye;  // v * M is transpose(M) * v: into the eye's space
    vec3 outward = normalize(normal * head_from_eye);
    float out_from = length(place.xy), around = atan(place.y, place.x);

    float wobble = 0.012 * (value_noise(vec3(cos(around) * 2.0, sin(around) * 2.0, 30.0 * seed)) - 0.5);
    // In a picture the edge is seen where its value is half of the white's, which is a quarter of the white's light: a blend of
    // light that is even on both sides makes an iris smaller by a tenth than white-to-white is measured.
    float limbus = smoothstep(iris_radius - 0.042, iris_radius + 0.040, out_from + wobble);
    limbus *= limbus;

    // The white: redder and darker towards the corners, veined, a little mottled. It lies in a pocket of pink skin, which takes
    // more of its light the nearer the corners: a ball, no disc of paper.
    vec3 lying = head_from_eye * place;
    vec3 white = sclera * mix(vec3(1.0), vec3(0.94, 0.81, 0.75), saturate(0.20 + 2.4 * (fbm(place * 5.0 + 40.0 * seed) - 0.47)) * (1.0 - 0.6 * clear));
    // A child's, being larger in its opening, would stare.
    float child = min(2.0 * clear, 1.0);
    float corner = smoothstep(mix(0.31, 0.20, child), 0.86, abs(lying.x)), towards_nose = -sign(centre.x) * lying.x;
    white *= mix(vec3(1.03, 1.02, 1.01), mix(vec3(0.61, 0.515, 0.48), vec3(0.61, 0.53, 0.50), clear), corner);
    // Towards the nose it is pink.
    white *= mix(vec3(1.0), vec3(1.00, 0.89, 0.86), smoothstep(0.25, 0.70, towards_nose));
    // The fold of conjunctiva beside the caruncle is as pink as that.
    white = mix(white, sclera * vec3(0.93, 0.60, 0.57), mix(0.52, 0.36, child) * smoothstep(-0.36, -0.23, towards_nose - nasal + 0.06 * (value_noise(place * 9.0) - 0.5)));
    float vein = vessels(place, around, out_from) * smoothstep(iris_radius, 0.60, out_from) * veins;
    white = mix(white, white * vec3(1.0, 0.52, 0.45), saturate(0.70 * vein));
    float ahead = saturate(-dot(normalize(place), ray));
    white *= mix(mix(vec3(0.65, 0.59, 0.57), vec3(0.80, 0.77, 0.76), clear), vec3(1.0), smoothstep(0.35, 0.95, ahead));
    // Near the limbus the edge of the iris shines through, greyish.
    white *= mix(vec3(0.76, 0.765, 0.78), vec3(1.0), smoothstep(iris_radius - 0.03, iris_radius + mix(0.085, 0.099, child), out_from + wobble));

    // Down through the cornea to the iris' plane.
    vec3 bent = refract(ray, outward, 1.0 / AQUEOUS);
    float way = (IRIS_DEPTH - place.z) / min(bent.z, -0.05);
    vec3 seen = place + bent * max(way, 0.0);
    vec3 under = iris(length(seen.xy) / iris_radius, atan(seen.y, seen.x), length(fwidth(seen.xy)) / (1.41 * iris_radius));
    // The arc of old age leaves a clear strip along the limbus (the lucid interval of Vogt), which keeps the iris its width.
    float rim = length(seen.xy) / iris_radius;
    under = mix(under, sclera * vec3(0.62, 0.64, 0.68), ageing * 0.36 * smoothstep(0.72, 0.86, rim) * smoothstep(1.03, 0.92, rim));

    // The iris is a shallow bowl: the side away from the light is the brighter one.
    vec3 bowl = normalize(vec3(-0.75 * seen.xy / iris_radius * 0.55, 1.0));
    vec3 lit = normalize(mix(bowl, outward, limbus));
    vec3 film = outward + 0.025 * limbus * vec3(value_noise(place * 14.0) - 0.5, value_noise(place * 14.0 + 9.0) - 0.5, 0.0);
    return Surface(saturate(mix(under, white, limbus)), normalize(head_from_eye * normalize(film)),
                   normalize(head_from_eye * lit), 0.08, clear, limbus, false);
}
