// A thin spectacle lens. PASS 0 marks the samples that it covers; then, once a pixel, PASS 1 draws what is seen through it and in
// it into a second picture, and PASS 2 brings that back.
#include <scene/Part>
#include "common_lights.glsl"
#include "common_specular.glsl"

uniform vec3 camera_position;
uniform vec3 transmittance;        // at the upper edge
uniform vec3 transmittance_below;  // at the lower edge
uniform vec2 edges;                // heights of both, head space, cm: lower, upper
uniform float reflectance;         // of one surface: 0.04 for bare glass, a third of it with the usual coating
uniform mat4 clip_from_head;
uniform vec3 optical_centre;
uniform float bend;  // of what is seen through it, by how much further from the centre it lies, as a share
uniform sampler2D lens_map;     // 1 where PASS 0 has drawn
uniform sampler2D sample_map;   // alpha: minus the label of each sample's part
uniform sampler2D picture_map;  // without the lens; in PASS 2 with it

in vec3 head_position;
in vec3 head_normal;
out vec4 out_light;

// What the usual coating leaves of the mirror image is green, or a little violet at a slant.
const vec3 COATED = vec3(0.86, 1.08, 0.95), COATED_ASLANT = vec3(0.92, 0.92, 1.22);
const float MOST = 0.14;       // what a mirror image comes near to; white paper in the picture's light is 0.8; by eye
const float COATED_LAMPS = 0.35;  // share of a lamp that a coating leaves, below which it leaves of the dome; by eye
// A window or a sky beside and above whoever takes the picture, the one thing bright enough to show in coated glass on lit skin.
// On the key's side, where the eyes have it, too; not before the pupils: that is what heads are turned for. Angles are radians.
const float GLARE = 6.0;       // times a pale wall that the key lights: a window is that much brighter than a room, by eye
const float MOST_GLARE = 0.06; // what it comes near to: lids and eyes are seen through it, by eye
const vec2 GLARE_ASIDE = vec2(0.16, 0.44), GLARE_HIGH = vec2(0.03, 0.25), GLARE_HALF = vec2(0.13, 0.17);
const float GLARE_BARS = 0.18;  // contrast of its bars, which before lids were scribbles; by eye
const float GLARE_SOFT = 0.075; // neither coatings nor windows have sharp edges, and fingers wipe them
const float PALE = 0.5, OPENINGS_RAD = 1.18;  // by eye
const float FOOT = -0.24;  // of the openings
const float RIM_SHADE = 0.08, RIM_SHADE_CM = 0.45;  // by eye
const int NEARER = 8;  // steps in which a ray that meets the rim comes back to the lens

// Share of the pixel that shows the lens before anything but the frame, whose inner wall lies behind it.
float coverage() {
    ivec2 from = ivec2(gl_FragCoord.xy) * SAMPLES;
    float covered = 0.0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        ivec2 at = from + ivec2(i % SAMPLES, i / SAMPLES);
        covered += texelFetch(lens_map, at, 0).r * float(texelFetch(sample_map, at, 0).a != -float(PART_EYEWEAR));
    }
    return covered / float(SAMPLES * SAMPLES);
}

// What stands behind the camera, of which the dome only knows the mean: bright upright openings all round, as of windows, and dark
// things between them; where they stand goes with the lamp. Dark glass shows them; who photographs eyes turns coated lenses until
// they show nothing but the room's mean. x: times the dome. y: share of a pale wall that the key lights.
vec2 surroundings(vec3 towards) {
    float around = abs(atan(towards.x, towards.z) + 0.16 * lamp_direction[0].y), up = towards.y - 0.12 * lamp_direction[0].z;
    float beside = mod(around, OPENINGS_RAD);
    float opening = smoothstep(0.24, 0.44, beside) * (1.0 - smoothstep(0.66, 0.92, beside)) *
                    smoothstep(FOOT - 0.10, FOOT + 0.10, up) * (1.0 - smoothstep(0.36, 0.56, up));
    opening *= (towards.x > 0.0 ? 1.0 : 0.55) * step(0.04, reflectance);
    return vec2(mix(0.24, 0.55, step(0.04, reflectance)) + 1.2 * opening, (0.25 * smoothstep(-0.5, 0.5, up) + 0.7 * opening) * step(0.04, reflectance));
}

// Share of a direction that a window fills. It leans a little, as whatever is mirrored in a curved glass does.
float window(vec3 towards, vec3 view) {
    vec2 at = vec2(atan(towards.x, towards.z) - atan(view.x, view.z), asin(clamp(towards.y, -1.0, 1.0)) - asin(clamp(view.y, -1.0, 1.0)));
    float side = lamp_direction[0].x < 0.0 ? -1.0 : 1.0, lot = fract(17.3 * lamp_direction[0].x + 31.7 * lamp_direction[0].y);
    vec2 middle = vec2(side * mix(GLARE_ASIDE.x, GLARE_ASIDE.y, lot), mix(GLARE_HIGH.x, GLARE_HIGH.y, fract(7.0 * lot)));
    at -= middle;
    at.x += 0.22 * at.y;
    vec2 inside = smoothstep(GLARE_HALF + GLARE_SOFT, GLARE_HALF - GLARE_SOFT, abs(at));
    float bar = smoothstep(0.002, 0.035, abs(at.x)) * smoothstep(0.002, 0.030, abs(at.y - 0.05));
    return inside.x * inside.y * mix(1.0, bar, GLARE_BARS);
}

// Radiance of a pale wall square to the key.
vec3 wall() { return lamp_radiance[0] * (4.0 * PALE / PI / (length(lamp_across[0]) * length(lamp_up[0]))); }

// Radiance that is mirrored, as bright as it is shown.
vec3 held(vec3 image) { return image * (MOST / (MOST + dot(image, vec3(1.0 / 3.0)))); }

// The picture at a place in pixels, between its four pixels; w of `found`: how much of these is free of the frame.
vec4 picture(vec2 place, out float free) {
    vec2 from = place - 0.5, part = fract(from);
    vec4 sum = vec4(0.0);
    free = 0.0;
    for (int i = 0; i < 4; i++) {
        ivec2 step_ = ivec2(i & 1, i >> 1), there = clamp(ivec2(floor(from)) + step_, ivec2(0), textureSize(picture_map, 0) - 1);
        bool frame = false;
        for (int k = 0; k < 4; k++)
            frame = frame || texelFetch(sample_map, there * SAMPLES + ivec2(k & 1, k >> 1) * (SAMPLES - 1), 0).a == -float(PART_EYEWEAR);
        vec2 near = mix(1.0 - part, part, vec2(step_));
        float weight = frame ? 0.0 : near.x * near.y;
        sum += weight * texelFetch(picture_map, there, 0);
        free += weight;
    }
    return sum / max(free, 1e-4);
}

// What a ray through the lens meets. Where the frame hides that, it is what lies next to the frame.
vec4 refracted(vec4 straight) {
    vec4 found = straight;
    for (int n = bend == 0.0 ? 0 : NEARER; n > 0; n--) {
        vec4 clip = clip_from_head * vec4(head_position + (head_position - optical_centre) * (bend * float(n) / float(NEARER)), 1.0);
        float free;
        vec4 there = picture((clip.xy / clip.w * 0.5 + 0.5) * vec2(textureSize(picture_map, 0)), free);
        if (free > 0.5) {
            found = there;
            break;
        }
    }
    return found;
}

void main() {
#if PASS == 0
    out_light = vec4(1.0);
#elif PASS == 2
    out_light = texelFetch(picture_map, ivec2(gl_FragCoord.xy), 0);
#else
    vec3 view = normalize(camera_position - head_position);
    vec3 normal = normalize(head_normal);
    if (dot(normal, view) < 0.0) normal = -normal;
    float once = fresnel(reflectance, dot(normal, view));
    float reflected = 2.0 * once / (1.0 + once);  // front and back, with all bounces between them
    float up = smoothstep(0.1, 0.9, (head_position.y - edges.x) / max(edges.y - edges.x, 1e-3));
    // The upper rim keeps the sky off the lids and the skin close behind it; the casters are too coarse for so thin a bar.
    float below_rim = max(edges.y - head_position.y, 0.0);
    vec3 through = mix(transmittance_below, transmittance, up) * (1.0 - RIM_SHADE * exp(-below_rim / RIM_SHADE_CM));
    vec3 towards = reflect(-view, normal), tint = mix(COATED, COATED_ASLANT, smoothstep(0.95, 0.6, dot(normal, view)));
    vec2 place = surroundings(towards);
    bool coated = reflectance < 0.03;
    vec3 coat = coated ? tint : vec3(1.0);
    vec3 image = held(coat * reflected * (dome(towards) * place.x + wall() * (place.y * smoothstep(-0.2, 0.6, dot(towards, view)))));
    if (coated) {
        vec3 glare = tint * reflected * GLARE * wall();
        image += glare * (MOST_GLARE / (MOST_GLARE + dot(glare, vec3(1.0 / 3.0))) * window(towards, view));
    }
    // Held down first, or a soft edge would be as bright as the lamp right up to a step.
    for (int i = 0; i < 3; i++)
        image += held(coat * reflected * (coated ? COATED_LAMPS : 1.0) * lamp_radiance[i]) * (lamp(i, towards, 0.7).g / max(lamp_radiance[i].g, 1e-6));
    vec4 straight = texelFetch(picture_map, ivec2(gl_FragCoord.xy), 0), behind = refracted(straight);
    vec4 seen_through = vec4(behind.rgb * through * (1.0 - reflected) + image, behind.a);
    // A pixel at the rim has its share of the rim already: mixed once more with what lies behind the lens, edges are steps.
    float share = coverage();
    out_light = share < 0.999 ? straight + share * (seen_through - behind) : seen_through;
#endif
}
