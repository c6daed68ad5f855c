#extension GL_ARB_texture_gather : require
// Light that falls on each pixel: diffuse irradiance over pi, ambient visibility, and how much of each lamp is seen.
//
// Interleaved sampling (Keller and Heidrich 2001): a pixel of each 2 x 2 block looks at every fourth light; smoothing.frag
// then shares the four results out. Lights are ordered so that each quarter of them is spread over the whole lamp.
#include <scene/Part>
#include "common_shadow.glsl"
#include "common_near.glsl"

uniform sampler2D position_map;
uniform sampler2D normal_diffuse_map;
uniform vec3 light_direction[LIGHTS];
uniform vec3 light_radiance[LIGHTS];  // times the solid angle of the sample
uniform ivec4 light_ends;             // running ends of key, rim, fill and dome in the arrays
uniform float dome_share;             // 4 / number of dome samples: makes an open place 1
uniform float hanging;                // 0 short or tied hair .. 1 hair that hangs beside cheeks and neck
uniform float face_size;              // relative to a typical adult's, by which cm of the face below are meant
uniform vec2 light_aside[LIGHTS];     // where beside itself skin looks for each light, in a disc of radius 1

layout(location = 0) out vec4 out_irradiance;  // rgb, ambient visibility
layout(location = 1) out vec4 out_lamps;       // seen share of key, rim and fill, times their nearness

const float INVERSE_PI = 0.318309886;

vec3 diffuse = vec3(0.0), through = vec3(0.0);
float ambient = 0.0;
vec3 position, normal;
// The few lights of the dome would throw the edges of the head, sharp, on the shoulders. Cloth looks for them a little beside
// itself, each pixel and each light elsewhere; shadows from near by stay sharp. Skin looks for each light at a place of that
// light's own, the same for all pixels: the tiles' texels, which are rows of beads beside hair, lie elsewhere for each and are
// averaged, where pixels' own places would leave dots.
const float SWAY_CM = 1.3;
const vec2 NECK = vec2(-8.5, -11.5);  // cm in head space between which the face ends; the chin is at -11
const vec3 SKIN_ASIDE = vec3(0.18, 0.36, 0.18);  // cm, on the face, beside it, and on the neck, where light would get under collars
const float HANGING_ASIDE = 0.55;  // beside the face and on the neck where hair hangs, by eye
// Where hair lies on the skin its coarse casters dip into it and out again; what is so near (cm) shades little, relief.frag knows it
// better. Between cheeks, where the face throws shade on itself, all of it counts.
const float LYING = 0.5;
// What hangs beside a cheek and a neck is a few wide casters for a hundred thousand hairs that lie loosely, let light through and throw
// it on: beside the face and on the neck their shade comes on over so many centimetres, of lamps and of the dome, whose few lights
// would throw each caster's edge as a streak: a beard, or dirt. By eye.
const vec2 HANGING = vec2(1.9, 6.0), HANGING_UNDER_DOME = vec2(5.0, 12.0);
const float AT_ONCE = 1e6;
// Even so each caster's edge is drawn, as scribbles on a neck, fringes on a jaw and blots on a forehead under its fringe: there a
// light is looked for at several places.
const int LOOKS = 6;
const float LOOSE = 1.1;  // cm around, by eye
const vec2 COVERED = vec2(7.5, 8.5);  // cm up between which skin ceases to be seen under hair that hangs
const float OVER_FOREHEAD = 0.6;  // how far any hair hangs there that hangs nowhere else, by eye
const vec2 FACE = vec2(3.9, 2.9), HAIRLINE = vec2(1.0, 2.6);  // cm in head space, aside and up, outside of which hair lies on skin
const float NEAR = 3.0 / SHADOW_RANGE;
vec3 sway_across = vec3(0.0), sway_up = vec3(0.0);
float aside = 0.0;  // cm
float loose = 0.0;  // cm around which it looks
float onset = AT_ONCE, onset_dome = AT_ONCE;  // how fast shade begins, over the distance to what throws it
bool swaying = false;

// A vector along the surface, shorter than SWAY_CM. The hash is PCG's multiply and shift (O'Neill 2014).
vec3 beside(int light) {
    uvec2 at = uvec2(gl_FragCoord.xy);
    uint h = (at.x * 73856093u ^ at.y * 19349663u ^ uint(light) * 83492791u) * 747796405u + 2891336453u;
    h = ((h >> 15) ^ h) * 277803737u;
    h ^= h >> 16;
    float turn = float(h & 0xffffu) * (6.2831853 / 65536.0), reach = SWAY_CM * sqrt(float(h >> 16) / 65536.0);
    return reach * (cos(turn) * sway_across + sin(turn) * sway_up);
}

// How open a place of depth `z` is between four casters' `depths`, 0..1, where shade begins as fast as `slope`.
float openness(vec4 depths, float z, vec2 part, float slope) {
    vec4 open = clamp((depths - z) * slope + 1.0, 0.0, 1.0);
    vec2 rows = mix(open.wx, open.zy, part.x);
    return mix(rows.x, rows.y, part.y);
}

// Adds one light, which reaches this place with `near` of its strength; returns how much of it is seen.
float add_light(int i, bool is_dome, float near) {
    vec3 to_light = light_direction[i];
    float cosine = dot(normal, to_light), facing = max(cosine, 0.0);
    // Off the surface, further at grazing light, by about the error of the coarse casters (cm).
    vec3 off = position + normal * (0.06 + 0.20 * (1.0 - facing)) + to_light * 0.02;
    off += aside * (light_aside[i].x * sway_across + light_aside[i].y * sway_up);
    vec3 place = shadow_place(i, off);
    vec2 part;
    vec4 depths = shadow_depths(place.xy, part);
    float slope = is_dome ? onset_dome : onset, seen = openness(depths, place.z, part, slope);
    if (loose > 0.0 && cosine > -0.05) {
        for (int n = 1; n < LOOKS; n++) {
            float turn = 2.39996 * float(n + LOOKS * i), far = loose * sqrt(float(n) / float(LOOKS - 1));
            vec2 there_part;
            vec3 there = shadow_place(i, off + far * (cos(turn) * sway_across + sin(turn) * sway_up));
            seen += openness(shadow_depths(there.xy, there_part), there.z, there_part, slope);
        }
        seen /= float(LOOKS);
    }
    if (is_dome && swaying) {
        // Both ways: across a shadow's edge one of the two is seen, and pixels differ far less than by one place each.
        vec2 part_beside;
        vec3 away = beside(i), there = shadow_place(i, off + away), opposite = shadow_place(i, off - away);
        vec4 far_open = step(vec4(there.z - NEAR), shadow_depths(there.xy, part_beside)) +
                        step(vec4(opposite.z - NEAR), shadow_depths(opposite.xy, part_beside));
        vec4 open = clamp((depths - place.z) * slope + 1.0, 0.0, 1.0), near_open = max(open, step(depths, vec4(place.z - NEAR)));
        vec2 near_rows = mix(near_open.wx, near_open.zy, part.x);
        seen = mix(near_rows.x, near_rows.y, part.y) * dot(far_open, vec4(0.125));
    }
    seen *= near;
    diffuse += light_radiance[i] * (seen * facing * INVERSE_PI);
    if (is_dome) {
        ambient += seen * facing * dome_share;
        return seen;
    }
    // Light that came in on the far side: what is between there and here, measured in the same depth tile.
    float nearest = 0.5 * (min(depths.x, depths.z) + min(depths.y, depths.w));
    float thickness = max(0.0, (place.z - nearest) * SHADOW_RANGE - (0.13 + 0.10 * (1.0 - facing)));
    // A narrow and a wide lobe per channel, in the manner of Jimenez et al. 2010, "Real-Time Realistic Skin Translucency";
    // the numbers are judged by eye.
    vec3 transmitted = vec3(0.0, 0.0233, 0.0466) * exp(-thickness * thickness / 0.0256) +
                       vec3(0.5, 0.28, 0.22) * exp(-thickness / vec3(0.42, 0.14, 0.09));
    // Well past the terminator only: nearer to it the tile sees the skin edge-on and finds all of it thin.
    through += light_radiance[i] * transmitted * (near * max(0.0, -0.12 - 0.9 * cosine) * INVERSE_PI);
    return seen;
}

// Where flesh is thin enough to shine: ears, and the wings of the nose, in head space. Elsewhere what the tiles take for thin is
// their own coarseness, and shadows would end in orange seams.
float thin(vec3 at) {
    float ear = smoothstep(4.2, 5.2, abs(at.x)) * smoothstep(-4.0, -6.0, at.z) * smoothstep(-6.5, -5.0, at.y);
    float nose = smoothstep(2.2, 1.6, abs(at.x)) * smoothstep(0.5, 1.5, at.z) * smoothstep(-5.5, -4.5, at.y) * smoothstep(-1.5, -2.5, at.y);
    return max(0.5 * ear, nose);
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 place = texelFetch(position_map, at, 0);
    position = place.xyz;
    normal = texelFetch(normal_diffuse_map, at, 0).xyz;
    swaying = int(place.w + 0.5) == PART_CLOTH;
    sway_across = normalize(cross(normal, vec3(0.0, 0.9, 0.44)));
    sway_up = cross(normal, sway_across);
    vec2 on_face = vec2(abs(position.x), position.y) / face_size;
    float neck = smoothstep(NECK.x, NECK.y, on_face.y);
    float front = smoothstep(HAIRLINE.x, HAIRLINE.y, on_face.y);
    float beside_face = 1.0 - smoothstep(FACE.x, FACE.y, on_face.x) * (1.0 - neck) * (1.0 - front);
    if (place.w < 1.5) {
        float hangs = max(hanging, OVER_FOREHEAD * front);
        vec2 apart = mix(SKIN_ASIDE.yz, vec2(HANGING_ASIDE), hangs);
        aside = mix(mix(SKIN_ASIDE.x, apart.x, beside_face), apart.y, neck);
        vec2 lying = mix(vec2(LYING), mix(vec2(HANGING.x, HANGING_UNDER_DOME.x), vec2(HANGING.y, HANGING_UNDER_DOME.y), neck), hangs);
        lying = SHADOW_RANGE / max(sqrt(beside_face) * lying, SHADOW_RANGE / AT_ONCE);
        onset = lying.x;
        onset_dome = lying.y;
        loose = LOOSE * max(hanging, front) * beside_face * (1.0 - smoothstep(COVERED.x, COVERED.y, on_face.y));
    }
    vec3 lamps = vec3(0.0);
    int i = (at.x & 1) + 2 * (at.y & 1);
    vec3 near = vec3(nearness(0, position), nearness(1, position), nearness(2, position));
    for (; i < light_ends.x; i += 4) lamps.x += add_light(i, false, near.x);
    for (; i < light_ends.y; i += 4) lamps.y += add_light(i, false, near.y);
    for (; i < light_ends.z; i += 4) lamps.z += add_light(i, false, near.z);
    for (; i < light_ends.w; i += 4) add_light(i, true, 1.0);
    bool skin = place.w < 1.5;
    out_irradiance = 4.0 * vec4(diffuse + (skin ? through * thin(place.xyz) : vec3(0.0)), ambient);
    vec3 counts = vec3(light_ends.x, light_ends.y - light_ends.x, light_ends.z - light_ends.y);
    out_lamps = vec4(4.0 * lamps / max(counts, vec3(1.0)), 1.0);
}
