// Provides: Paint, eye_paint, LINER. Where make-up lies about the eyes, and where lashes grow out, in rest space.

const float PI = 3.14159265;
const vec3 LINER = vec3(0.022, 0.015, 0.013);

struct Paint {
    float shadow;  // eye shadow: from the lashes to a little above the crease, most of it outside
    float liner;   // along the upper lashes, a breath of it below the outer half of the lower ones
    float roots;   // the roots of the upper lashes, and the shade among them
    float under;   // where the upper lid turns under, in the shade of the lashes, and where it goes into its fold
    float rim;     // the lower lid's edge, of which the mesh shows only what lies above its lip
    float crease;  // the line in which the upper lid folds
};

Paint eye_paint(vec3 rest) {
    float x = abs(rest.x);
    if (rest.y < 74.0 || rest.y > 77.0 || x < 1.4 || x > 5.2 || rest.z < 11.0) return Paint(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    // The lashes' roots as parabolas, fitted by eye to those of the pack.
    float off = x - 3.10, low = x - 3.05;
    float above = rest.y - (75.34 - (off < 0.0 ? 0.25 : 0.30) * off * off), below = 74.51 + 0.21 * low * low - rest.y;
    float inside = smoothstep(1.65, 2.1, x), outer = smoothstep(2.2, 4.0, x), end = smoothstep(4.75, 4.15, x);
    float shadow = smoothstep(-0.08, 0.04, above) * smoothstep(0.72 + 0.15 * outer, 0.18, above) * inside * smoothstep(4.95, 4.2, x);
    float thick = mix(0.032, 0.062, outer);
    float upper = exp(-pow(max(abs(above - 0.5 * thick) - 0.5 * thick, 0.0) / 0.03, 2.0)) * inside * end;
    float lower = exp(-pow((below - 0.03) / 0.05, 2.0)) * smoothstep(2.9, 3.9, x) * end;
    // Lashes are longest and stand closest in the outer half, so that the line they make thickens outwards.
    float roots = mix(0.85, 1.15, outer) * exp(-pow(above / mix(0.045, 0.068, outer), 2.0)) * inside * smoothstep(4.40, 3.85, x);
    float rim = smoothstep(0.130, 0.075, below) * smoothstep(-0.30, -0.10, below) * smoothstep(1.75, 2.0, x) * smoothstep(4.45, 4.1, x);
    float under = smoothstep(0.16, 0.0, above) * smoothstep(1.5, 1.9, x) * smoothstep(4.7, 4.2, x) * smoothstep(-0.35, -0.2, above);
    // As scene/head/crease.py has it.
    float along = (x - 1.69) / 2.53, arch = saturate(sin(PI * saturate(0.12 + 0.76 * along)));
    float line = lid_crease_height * (0.45 + 0.55 * arch);
    // Towards both ends it runs out, or eyes would be drawn around with a pen.
    float ends = smoothstep(0.0, 1.0, saturate(min((along + 0.10) / 0.30, (1.08 - along) / 0.35)));
    float crease = 0.85 * exp(-pow((above - line) / 0.042, 2.0)) * ends;
    under = max(under, 0.75 * lid_crease * exp(-pow((above - line - 0.06) / 0.14, 2.0)) * ends);
    return Paint(shadow * (0.55 + 0.45 * outer), upper + 0.30 * lower, roots, under, rim, lid_crease * crease);
}
