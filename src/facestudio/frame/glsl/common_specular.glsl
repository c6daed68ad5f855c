// Provides: fresnel, ggx, smith, dome_reflectance, down.

const float PI = 3.14159265;

float pow5(float x) {
    float square = x * x;
    return square * square * x;
}

// Schlick 1994. f0: reflectance at normal incidence.
float fresnel(float f0, float cosine) { return f0 + (1.0 - f0) * pow5(clamp(1.0 - cosine, 0.0, 1.0)); }

// Trowbridge and Reitz' distribution (GGX). alpha: roughness squared.
float ggx(float alpha, float normal_half) {
    float square = alpha * alpha;
    float d = normal_half * normal_half * (square - 1.0) + 1.0;
    return square / (PI * d * d);
}

// Smith's shadowing with Schlick's approximation, over 4 NL NV; k = alpha / 2 (Karis 2013).
float smith(float alpha, float normal_light, float normal_view) {
    float k = alpha * 0.5;
    return 0.25 / ((normal_light * (1.0 - k) + k) * (normal_view * (1.0 - k) + k));
}

// Share of even light that is reflected: f0 * x + y. Karis 2014, "Physically Based Shading on Mobile". On skin its error is
// below 0.01 where normal_view is above 0.5, and up to 0.15 at grazing angles.
vec2 dome_reflectance(float roughness, float normal_view) {
    vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * normal_view)) * r.x + r.y;
    return max(vec2(-1.04, 1.04) * a + r.zw, 0.0);
}

// Reflectance times the cosine of the light, of the sparse down on skin: a layer that light crosses once scatters as much as it
// is seen through, which grows towards outlines. Koenderink and Pont 2003, "The secret of velvety skin", Machine Vision and
// Applications 14; hairs scatter forwards most. Density and lobe are judged by eye.
const float DOWN = 0.0007;
float down(float light_view, float normal_view) { return DOWN * (1.0 + 2.0 * pow5(0.5 - 0.5 * light_view)) * (1.0 / normal_view - 1.0); }
