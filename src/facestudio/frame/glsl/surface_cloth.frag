// Cloth: stitches or threads of the right size, prints, folds that follow the body, seams, ribbing, buttons.
#include <material/ClothMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"

// Off the axes, or the lattice of the noise would show as squares along the seams of the cloth.
const mat3 TURNED = mat3(0.36, 0.48, -0.80, -0.80, 0.60, 0.00, 0.48, 0.64, 0.60);
const float TURN = 6.2831853;

// Cheaper than value_noise: a flat lattice.
float noise2(vec2 p, int layer) {
    vec2 corner = floor(p), f = p - corner;
    ivec3 i = ivec3(ivec2(corner), layer);
    f = f * f * f * (f * (6.0 * f - 15.0) + 10.0);
    return mix(mix(lattice_value(i), lattice_value(i + ivec3(1, 0, 0)), f.x),
               mix(lattice_value(i + ivec3(0, 1, 0)), lattice_value(i + ivec3(1, 1, 0)), f.x), f.y);
}

// A crest 0..1 where noise passes its middle: round for soft cloth, narrow for stiff.
float crest(float noise) {
    float away = abs(2.0 * noise - 1.0);
    float round_ = 1.0 - smoothstep(0.0, 0.75, away), sharp = 1.0 - smoothstep(0.0, 0.34, away);
    return mix(round_, 0.55 * round_ + 0.45 * sharp, stiff);
}

// Folds, -1..1: cloth is pulled from the points on which it hangs, the neck and the shoulders, towards the armpits, and folds
// along the pull. rest: cm.
float draped(vec3 rest) {
    float side = rest.x < 0.0 ? 17.0 : 0.0, shift = seed * 97.0;
    vec2 wander = vec2(noise2(vec2(rest.x + rest.z, rest.y) * 0.13 + shift, 1), noise2(vec2(rest.x - rest.z, rest.y) * 0.13 + shift, 2)) - 0.5;
    // Out of the armpit, spreading upwards over chest and shoulder blade.
    vec2 pit = vec2(abs(rest.x) - 18.0, rest.y - 45.0) + 3.0 * wander;
    float far = length(pit), fan = atan(pit.y, -pit.x);
    float pulled = crest(noise2(vec2(fan * 5.5 + side, far * 0.11 + shift + (rest.z < 0.0 ? 31.0 : 0.0)), 3)) * smoothstep(2.0, 6.0, far) * (1.0 - smoothstep(14.0, 30.0, far));
    // From the neck outwards and down.
    float around = atan(rest.x, rest.z - 2.0), fall = length(vec2(rest.x, rest.z - 2.0)) - rest.y + 62.0;
    float hung = crest(noise2(vec2(around * 4.2 + 2.0 * wander.x + shift, fall * 0.10), 4));
    // Along the shoulder, where slack cloth lies in short waves between neck and arm.
    float slack = crest(noise2(vec2(abs(rest.x) * 0.16 + side + 1.5 * wander.y, (rest.y + 0.34 * abs(rest.x) + 0.5 * rest.z) * 0.42 + shift), 5));
    // Stretched along the pull: the crests of even noise would be rings.
    vec2 flat_ = vec2(abs(rest.x), rest.y + rest.z) + 5.0 * wander;
    float fine = crest(noise2(vec2(dot(flat_, vec2(0.62, 0.48)), dot(flat_, vec2(-0.12, 0.16))) + side + shift, 6));
    return 0.75 * pulled + 0.60 * hung + 0.45 * slack + (0.12 + 0.36 * stiff) * fine - 0.90;
}

// How much of a pattern with so many repeats a pixel can be held in the picture.
float held(float per_pixel) { return 1.0 - smoothstep(0.22, 0.50, per_pixel); }

// Share of a band of half width `half_width` round a whole number that covers a pixel.
float stripe(float t, float half_width, float per_pixel) {
    float away = abs(fract(t + 0.5) - 0.5), soft = max(per_pixel, 0.004);
    return mix(2.0 * half_width, 1.0 - smoothstep(half_width - 0.5 * soft, half_width + 0.5 * soft, away), held(0.6 * per_pixel));
}

// The colours of one set of a tartan's threads.
vec3 sett(float t, float per_pixel) {
    vec3 c = mix(colour, accent, stripe(t, 0.17, per_pixel));
    c = mix(c, third, stripe(t + 0.5, 0.045, per_pixel));
    return mix(c, accent, 0.8 * stripe(t + 0.36, 0.02, per_pixel));
}

// Small flowers and leaves, each within its own cell, in two sizes.
vec3 flowered(vec2 p, float per_pixel) {
    vec3 c = colour;
    for (int k = 0; k < (pattern == 6 ? 2 : 0); k++) {
        vec2 q = p * (k == 0 ? 1.9 : 1.0) + 0.37 * float(k), cell = floor(q);
        ivec3 id = ivec3(ivec2(cell), 40 + k);
        float one = lattice_value(id), two = lattice_value(id + ivec3(0, 0, 7)), three = lattice_value(id + ivec3(0, 0, 13));
        vec2 d = q - cell - 0.5 - 0.30 * (vec2(one, two) - 0.5);
        float r = length(d), a = atan(d.y, d.x) + TURN * three, soft = 1.5 * per_pixel * (k == 0 ? 1.9 : 1.0);
        float petals = 0.20 + 0.09 * cos((k == 0 ? 2.0 : 5.0) * a), shown = step(0.22, two);
        vec3 ink = k == 0 ? mix(third, accent * vec3(0.7, 1.0, 0.6), 0.5) : mix(accent, third, step(0.6, three));
        c = mix(c, ink, shown * (1.0 - smoothstep(petals - soft, petals + soft, r)) * held(0.5 * per_pixel));
        float heart = k == 0 ? 0.0 : 0.07;
        c = mix(c, mix(vec3(0.42, 0.29, 0.07), colour, 0.3), shown * step(0.01, heart) * (1.0 - smoothstep(heart - soft, heart + soft, r)) * held(0.8 * per_pixel));
    }
    return c;
}

vec3 printed(vec2 cloth, float inside, float body) {
    vec2 p = cloth / repeat;
    vec2 pixel = vec2(length(vec2(dFdx(p.x), dFdy(p.x))), length(vec2(dFdx(p.y), dFdy(p.y))));
    float thick = 0.16 + 0.18 * fract(seed * 7.0);
    vec3 c = flowered(p, max(pixel.x, pixel.y));
    if (pattern == 1) c = mix(colour, accent, stripe(p.y + seed, thick, pixel.y));
    if (pattern == 2) c = mix(colour, accent, 0.85 * stripe(p.x + 0.5, 0.10 + 0.10 * fract(seed * 3.0), pixel.x));
    if (pattern == 3) c = 0.5 * (sett(p.x + 0.25, pixel.x) + sett(p.y + 0.6 * seed, pixel.y));
    if (pattern == 4) c = mix(colour, accent, 0.5 * (stripe(p.x, 0.25, pixel.x) + stripe(p.y, 0.25, pixel.y)));
    if (pattern == 5) {
        vec2 q = vec2(p.x, p.y + 0.5 * mod(floor(p.x), 2.0)), d = fract(q) - 0.5;
        float r = length(d), soft = max(pixel.x, pixel.y);
        c = mix(colour, accent, mix(0.11, 1.0 - smoothstep(0.18 - 0.6 * soft, 0.18 + 0.6 * soft, r), held(soft)));
    }
    if (pattern == 7) c = mix(colour, accent, body * smoothstep(-0.03, 0.03, cloth.y - 51.5));
    return c;
}

Surface surface(SurfaceInput at) {
    vec3 rest = at.rest, normal = normalize(at.normal), view = normalize(at.eye - at.position);
    float inside = (at.mask_a.x - 0.5) * 10.0;  // cm from the piece's edge
    vec2 cloth = (at.mask_a.zw - 0.5) * 200.0;  // cm along weft and warp
    float rib = at.mask_b.x, second = at.mask_b.y, free = at.mask_b.z;
    float body = step(0.9, free);
    vec3 own = rest + seed * vec3(61.0, 43.0, 29.0);

    // Stitches and threads. How much of them a pixel can hold is measured, not guessed.
    vec2 thread = cloth / vec2(wale, course);
    float per_pixel = max(length(vec2(dFdx(thread.x), dFdx(thread.y))), length(vec2(dFdy(thread.x), dFdy(thread.y))));
    float visible = 1.0 - smoothstep(0.28, 0.62, per_pixel);
    // A column of a knit is a chain of V's: two legs that lean against each other.
    float leg = abs(fract(thread.x) - 0.5) * 2.0;
    float vee = (1.0 - (2.0 * leg - 1.0) * (2.0 * leg - 1.0)) * (0.58 + 0.42 * cos(TURN * (thread.y - 0.75 * leg)));
    float plain = 0.5 + 0.25 * (sin(TURN * thread.x) * sign(sin(3.1415927 * thread.y)) + sin(TURN * thread.y) * sign(sin(3.1415927 * thread.x)));
    float twill = 0.5 + 0.5 * sin(TURN * (thread.x + thread.y)) * (0.75 + 0.25 * sin(3.1415927 * thread.y));
    float hide = noise2(cloth * 7.0, 8);
    float woven = structure == 1 ? vee : (structure == 0 ? plain : (structure == 2 ? twill : hide));
    visible = structure == 3 ? 1.0 - smoothstep(0.3, 0.8, 7.0 * per_pixel * wale) : visible;
    // Ribs: wales that stand out with furrows between them; plaits: two strands that cross over and under.
    float ribs = 0.5 + 0.5 * sin(TURN * cloth.x / (structure == 1 ? max(2.0 * wale, 0.30) : 0.28));
    float rib_visible = rib * (1.0 - smoothstep(0.16, 0.45, max(abs(dFdx(cloth.x)), abs(dFdy(cloth.x))) / 0.30));
    float strand = abs(fract(cloth.x / 5.4 + 0.5) - 0.5) * 5.4;
    float turn = cloth.y * TURN / 5.0;
    float over = max((1.0 - smoothstep(0.30, 0.62, abs(strand - 0.55 * abs(sin(0.5 * turn)) - 0.1))), 0.0) * (0.75 + 0.25 * cos(turn));
    float plait = cable * (1.0 - rib) * max(over, 0.6 * (1.0 - smoothstep(0.12, 0.26, abs(strand - 1.55))));

    // Seams: where the band is sewn on, two rows of stitches below it; one row along the edge of woven collars.
    float dash = smoothstep(0.15, 0.3, abs(fract(cloth.x / 0.32) - 0.5));
    float edge = (1.0 - rib) * (1.0 - body) * (structure == 1 || (structure == 2 && stiff < 0.6) ? 0.0 : 1.0);
    float row = edge * (1.0 - smoothstep(0.015, 0.06, abs(inside - 0.45)));
    float pucker = edge * (1.0 - smoothstep(0.0, 0.5, abs(inside - 0.45)));
    float shoulder = body * (1.0 - smoothstep(0.0, 0.10, abs(rest.z - 0.9))) * step(3.0, abs(rest.x)) * step(54.0, rest.y);
    float armhole = body * (1.0 - smoothstep(0.0, 0.10, abs(abs(rest.x) - 18.6)));
    float sewn = max(max(shoulder, armhole), rib * (1.0 - smoothstep(0.0, 0.09, abs(inside - 1.28))));

    float drape = draped(rest) * free * mix(1.0, smoothstep(1.6, 5.0, inside), body);
    float soft = value_noise(TURNED * own * 0.9);
    // Folds are laid out in rest space; on a small person they are as much lower as they are narrower.
    float grown = clamp(length(dFdx(at.position)) / max(length(dFdx(rest)), 1e-5), 0.4, 1.1);
    float height = 1.75 * folds * grown * drape + 0.045 * soft + 0.02 * pucker * sin(TURN * cloth.x / 1.7 + 6.0 * soft) + 0.22 * plait;
    float fine = relief * woven * visible * (1.0 - 0.6 * rib) + 0.030 * ribs * rib_visible - 0.045 * sewn - 0.022 * row * dash;
    vec3 normal_specular = bumped(at.position, normal, height + fine);
    vec3 normal_diffuse = bumped(at.position, normal, height + 0.85 * fine);

    vec3 dyed = printed(cloth, inside, body);
    dyed = mix(dyed, accent, second * (pattern == 1 || pattern == 7 ? 1.0 : (second > 0.5 && rib < 0.5 ? 1.0 : 0.0)));
    // Yarn is never of one colour; a melange is spun of two.
    float yarn = noise2(vec2(cloth.x * 24.0, cloth.y * 15.0), 9), tuft = noise2(vec2(cloth.x * 9.0, cloth.y * 5.5 + 5.0), 10);
    float lint = clamp(1.0 - 0.22 * length(vec2(dFdx(cloth.x), dFdy(cloth.x))) * 21.0, 0.25, 1.0);
    dyed = mix(dyed, accent, melange * saturate(0.30 + lint * (0.60 * (yarn - 0.5) + 0.38 * (tuft - 0.5))));
    dyed *= 0.93 + 0.10 * soft + lint * 0.12 * (yarn - 0.5);
    if (structure == 2 && pattern == 0) {
        // Dark threads over pale ones, worn pale on the crests.
        float worn = saturate(0.5 * (drape + 0.5)) * stiff;
        dyed = mix(dyed, vec3(0.42, 0.44, 0.46), stiff * saturate(0.06 + 0.20 * worn + 0.34 * visible * (0.5 - woven) + 0.05 * lint * (tuft - 0.5)));
    }
    // Light does not come down between the stitches, nor into the valleys of folds.
    float valley = smoothstep(-0.2, -0.85, drape) * free;
    dyed *= 1.0 - 0.34 * saturate(12.0 * relief) * visible * (1.0 - woven) - 0.30 * rib_visible * (1.0 - ribs) - 0.14 * folds * valley;
    dyed *= 1.0 - 0.35 * sewn - 0.16 * pucker * smoothstep(0.3, 0.0, inside);
    dyed = mix(dyed, stitching, 0.75 * row * dash * held(dot(vec2(0.5), fwidth(cloth)) / 0.16));
    // Fibres that stand off glow at grazing angles: the directional albedo of Estevez and Kulla 2017, "Production Friendly
    // Microfacet Sheen BRDF", by a power that follows it for roughness 0.5; the cloth below loses as much.
    float grazing = pow(1.0 - saturate(abs(dot(normal_diffuse, view))), 2.6), sheen = 0.42 * fuzz * grazing;
    dyed = dyed * (1.0 - sheen) + sheen * (0.55 * sqrt(dyed) + 0.06);
    // Buttons are smooth and pale, with a breath of the cloth's colour; the teeth of a zip are metal.
    float button = smoothstep(0.4, 0.6, at.mask_a.y);
    dyed = mix(dyed, 0.50 * colour + vec3(0.15, 0.145, 0.135), button);
    normal_specular = mix(normal_specular, normal, button);
    normal_diffuse = mix(normal_diffuse, normal, button);
    return Surface(saturate(dyed), normal_specular, normal_diffuse, mix(roughness, 0.34, button), mix(gloss, 1.4, button), 0.0,
                   inside < 0.0);
}
