// Provides: strand_point, strand_tangent, texel_of. All strands' points lie one after another in textures 1024 texels wide.
uniform sampler2D strand_points;  // xyz head space, cm; diameter, cm
uniform int first_point;          // of this set of strands
uniform int points_per_strand;

ivec2 texel_of(int index) { return ivec2(index & 1023, index >> 10); }

vec4 strand_point(int index) { return texelFetch(strand_points, texel_of(index), 0); }

// Unit direction towards the tip. place: 0 at the root .. points_per_strand - 1.
vec3 strand_tangent(int index, int place) {
    vec3 after = strand_point(place < points_per_strand - 1 ? index + 1 : index).xyz;
    vec3 before = strand_point(place > 0 ? index - 1 : index).xyz;
    vec3 along = after - before;
    return along * inversesqrt(max(dot(along, along), 1e-12));
}
