// Shares the four interleaved results of visibility.frag out among neighbours that lie on the same surface. The 3 x 3 tent
// weighs each of the four classes the same, so on a flat surface the result is the sum over all lights.
uniform sampler2D position_map;
uniform sampler2D normal_diffuse_map;
uniform sampler2D irradiance_map;
uniform sampler2D lamps_map;

layout(location = 0) out vec4 out_irradiance;
layout(location = 1) out vec4 out_lamps;

// Neighbours lie on one surface if they are near the pixel's plane. Their distance alone won't do: where a surface is seen at a
// grazing angle, they lie far apart.
const float OFF_PLANE = 0.12;  // cm
const float BENT = 0.4;         // of their distance: towards the outline a round cheek bends away between two pixels
const float FAR = 1.5;         // cm
const float ELSEWHERE = 1e-4;   // keeps the weights' sum above zero for a pixel alone on its surface

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(position_map, 0) - 1;
    vec4 place = texelFetch(position_map, at, 0);
    vec3 normal = texelFetch(normal_diffuse_map, at, 0).xyz;
    vec4 irradiance = vec4(0.0), lamps = vec4(0.0);
    float weights = 0.0;
    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++) {
            ivec2 neighbour = clamp(at + ivec2(x, y), ivec2(0), last);
            vec4 there = texelFetch(position_map, neighbour, 0);
            vec3 apart = there.xyz - place.xyz;
            float weight = float((2 - abs(x)) * (2 - abs(y)));
            bool same = there.w == place.w && abs(dot(normal, apart)) < OFF_PLANE + BENT * length(apart) && dot(apart, apart) < FAR * FAR;
            weight *= same ? 1.0 : ELSEWHERE * step(0.5, there.w);
            irradiance += weight * texelFetch(irradiance_map, neighbour, 0);
            lamps += weight * texelFetch(lamps_map, neighbour, 0);
            weights += weight;
        }
    out_irradiance = irradiance / weights;
    out_lamps = lamps / weights;
}
