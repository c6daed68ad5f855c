// Provides: SurfaceInput and Surface, what a surface_*.frag is given and what it gives back.

struct SurfaceInput {
    vec3 position;  // head space, cm
    vec3 normal;    // head space, unit
    vec3 rest;      // where patterns are looked up, see scene/types.py
    vec4 mask_a;    // columns 0..3 of the mesh's masks
    vec4 mask_b;    // columns 4..7
    vec3 eye;       // the camera's position, head space, cm
};

struct Surface {
    vec3 albedo;           // 0..1, linear
    vec3 normal_specular;  // unit, with all detail
    vec3 normal_diffuse;   // unit, smoother, as light scattered below the surface sees it
    float roughness;       // 0..1; its square is the GGX alpha
    float specular;        // scales the Fresnel reflectance, 1 for skin's 0.028
    float extra;           // lid margin for skin, limbus for an eye, scatter for gloss; 0..1
    bool hidden;           // cut away: nothing is drawn here
};
