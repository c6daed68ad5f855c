// Provides: bumped. The normal of a surface that is raised by a height known only at this pixel.
// Morten Mikkelsen, "Bump Mapping Unparametrized Surfaces on the GPU" (2010).

// position: any space in cm. normal: unit, same space. height_cm: along the normal. Call it outside of branches.
vec3 bumped(vec3 position, vec3 normal, float height_cm) {
    vec3 across = dFdx(position), up = dFdy(position);
    float height_across = dFdx(height_cm), height_up = dFdy(height_cm);
    vec3 r1 = cross(up, normal), r2 = cross(normal, across);
    float area = dot(across, r1);
    vec3 gradient = sign(area) * (height_across * r1 + height_up * r2);
    vec3 raised = abs(area) * normal - gradient;
    float size = length(raised);
    return size > 1e-12 ? raised / size : normal;
}
