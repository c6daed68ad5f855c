// Provides: Pixel, read_pixel, part_at, pixels_per_cm. What is known about a pixel when it is lit.
#include <scene/Part>

uniform sampler2D position_map;
uniform sampler2D normal_map;
uniform sampler2D normal_diffuse_map;
uniform sampler2D albedo_map;
uniform sampler2D direct_map;  // irradiance before scattering; ambient visibility
uniform sampler2D lamps_map;
uniform vec3 camera_position;
uniform float pixels_per_cm;

struct Pixel {
    ivec2 at;
    int part;
    vec3 position;        // head space, cm
    vec3 view;            // unit, towards the camera
    vec3 normal;          // unit, with all detail
    vec3 normal_diffuse;  // unit
    vec3 albedo;
    float roughness;
    float specular;
    float extra;
    vec3 direct;    // irradiance over pi before scattering
    float ambient;  // 0 closed .. 1 open to the dome
    vec3 lamps;     // seen share of key, rim and fill
};

Pixel read_pixel(ivec2 at) {
    vec4 position = texelFetch(position_map, at, 0), normal = texelFetch(normal_map, at, 0);
    vec4 diffuse = texelFetch(normal_diffuse_map, at, 0), albedo = texelFetch(albedo_map, at, 0);
    vec4 direct = texelFetch(direct_map, at, 0);
    return Pixel(at, int(position.w + 0.5), position.xyz, normalize(camera_position - position.xyz), normal.xyz, diffuse.xyz,
                 albedo.rgb, normal.w, diffuse.w, albedo.w, direct.rgb, clamp(direct.w, 0.0, 1.0),
                 texelFetch(lamps_map, at, 0).xyz);
}

// Part label of a pixel; NOTHING outside the picture.
int part_at(ivec2 at) {
    return at == clamp(at, ivec2(0), textureSize(position_map, 0) - 1) ? int(texelFetch(position_map, at, 0).w + 0.5) : PART_NOTHING;
}
