// Provides: shadow_place, SHADOW_RANGE. One atlas holds a depth tile for every light sample; each tile is an orthographic view along
// its light, fitted to what the camera sees.
uniform sampler2D shadow_atlas;
// Rows of the affine map from head space to a tile's 0..1 cube.
uniform vec4 shadow_x[LIGHTS];
uniform vec4 shadow_y[LIGHTS];
uniform vec4 shadow_z[LIGHTS];
uniform float tile_texels;
uniform vec2 atlas_texels;

const int TILES_PER_ROW = 8;
const float SHADOW_RANGE = 200.0;  // cm between near and far plane

// Texel coordinates of a head-space point in the atlas (xy), and its depth in the tile (z, 0..1).
vec3 shadow_place(int light, vec3 head) {
    vec4 h = vec4(head, 1.0);
    vec2 corner = vec2(light % TILES_PER_ROW, light / TILES_PER_ROW) * tile_texels;
    vec2 inside = vec2(dot(shadow_x[light], h), dot(shadow_y[light], h)) * tile_texels;
    return vec3(clamp(inside, vec2(2.0), vec2(tile_texels - 2.0)) + corner, dot(shadow_z[light], h));
}

// The four depths around a place: x (0,1), y (1,1), z (1,0), w (0,0) as textureGather orders them. `part`: 0..1 between them.
vec4 shadow_depths(vec2 texels, out vec2 part) {
    vec2 from = texels - 0.5;
    vec2 cell = floor(from);
    part = from - cell;
    return textureGather(shadow_atlas, (cell + 1.0) / atlas_texels);
}
