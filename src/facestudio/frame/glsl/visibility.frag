#extension GL_ARB_texture_gather : require
// Light that falls on each pixel: diffuse irradiance over pi, ambient visibility, and how much of each lamp is seen.
//
// Interleaved sampling (Keller and Heidrich 2001): a pixel of each 2 x 2 block looks at every fourth light; smoothing.frag
// then shares the four results out. Lights are ordered so that each quarter of them is spread over the whole lamp.
#include "common_shadow.glsl"

uniform sampler2D position_map;
uniform sampler2D normal_diffuse_map;
uniform vec3 light_direction[LIGHTS];
uniform vec3 light_radiance[LIGHTS];  // times the solid angle of the sample
uniform ivec4 light_ends;             // running ends of key, rim, fill and dome in the arrays
uniform float dome_share;             // 4 / number of dome samples: makes an open place 1

layout(location = 0) out vec4 out_irradiance;  // rgb, ambient visibility
layout(location = 1) out vec4 out_lamps;       // seen share of key, rim and fill

const float INVERSE_PI = 0.318309886;

vec3 diffuse = vec3(0.0), through = vec3(0.0);
float ambient = 0.0;
vec3 position, normal;

// Adds one light; returns the share of it that is seen.
float add_light(int i, bool is_dome) {
    vec3 to_light = light_direction[i];
    float cosine = dot(normal, to_light), facing = max(cosine, 0.0);
    // Off the surface, further at grazing light, by about the error of the coarse casters (cm).
    vec3 place = shadow_place(i, position + normal * (0.06 + 0.10 * (1.0 - facing)) + to_light * 0.02);
    vec2 part;
    vec4 depths = shadow_depths(place.xy, part);
    vec4 open = step(vec4(place.z), depths);
    vec2 rows = mix(open.wx, open.zy, part.x);
    float seen = mix(rows.x, rows.y, part.y);
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
    through += light_radiance[i] * transmitted * (max(0.0, 0.25 - 0.9 * cosine) * INVERSE_PI);
    return seen;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 place = texelFetch(position_map, at, 0);
    position = place.xyz;
    normal = texelFetch(normal_diffuse_map, at, 0).xyz;
    vec3 lamps = vec3(0.0);
    int i = (at.x & 1) + 2 * (at.y & 1);
    for (; i < light_ends.x; i += 4) lamps.x += add_light(i, false);
    for (; i < light_ends.y; i += 4) lamps.y += add_light(i, false);
    for (; i < light_ends.z; i += 4) lamps.z += add_light(i, false);
    for (; i < light_ends.w; i += 4) add_light(i, true);
    bool skin = place.w < 1.5;
    out_irradiance = 4.0 * vec4(diffuse + (skin ? through : vec3(0.0)), ambient);
    vec3 counts = vec3(light_ends.x, light_ends.y - light_ends.x, light_ends.z - light_ends.y);
    out_lamps = vec4(4.0 * lamps / max(counts, vec3(1.0)), 1.0);
}
