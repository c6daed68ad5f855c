// The backdrop as a small picture; it has no detail that a larger one would show.
#include "backdrop.glsl"

in vec2 uv;
out vec4 out_radiance;

void main() { out_radiance = vec4(clamp(backdrop(uv), 0.0, 1e4), 1.0); }
