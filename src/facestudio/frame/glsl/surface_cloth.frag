// Cloth: stitches or threads of the right size, prints, folds that follow the body, seams, ribbing, buttons.
#include <material/ClothMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"

// Off the axes, or the lattice of the noise would show as squares along the seams of the cloth.
const mat3 TURNED = mat3(0.36, 0.48, -0.80, -0.80, 0.60, 0.00, 0.48, 0.64, 0.60);
const float TURN = 6.2831853;
const float FOLDED = 4.0;  // cm from the mean to the crest of a deep fold in cloth that holds every crease, by eye
const float PULL = 0.6;    // cm by which such a fold moves a print, by eye

// Cheaper than value_noise: a flat lattice.
float noise2(vec2 p, int layer) {
    vec2 corner = floor(p), f = p - corner;
    ivec3 i = ivec3(ivec2(corner), layer);
    f = f * f * f * (f * (6.0 * f - 15.0) + 10.0);
    return mix(mix(lattice_value(i), lattice_value(i + ivec3(1, 0, 0)), f.x),
               mix(lattice_value(i + ivec3(0, 1, 0)), lattice_value(i + ivec3(1, 1, 0)), f.x), f.y);
}

// Folds, about -1..1: cloth is pulled from the points on which it hangs, the shoulders, the armpits and the neckline, and lies in few
// folds along the pull, each by itself: crests of noise close into rings and look like grain in wood. rest: cm.
const int PULLED = 3, SLOPING = 5, FOLDS = 8;  // on either side: the armpit's, with them the shoulder's, and all; by eye

float draped(vec3 rest) {
    int side = (rest.x < 0.0 ? 100 : 0) + (rest.z < 0.0 ? 200 : 0) + int(seed * 4093.0) * 7;
    vec2 flat_ = vec2(abs(rest.x), rest.y), slack = vec2(rest.x + 0.6 * rest.z, rest.y - 0.5 * rest.z) + seed * 97.0;
    float wide = noise2(slack * vec2(0.15, 0.11), 1), near = noise2(slack * vec2(0.34, 0.22) + 19.0, 2);
    float sum = (0.60 * (wide - 0.5) + (0.24 + 0.30 * stiff) * (near - 0.5));
    for (int k = 0; k < FOLDS; k++) {
        vec4 chance = vec4(lattice_value(ivec3(k, side, 1)), lattice_value(ivec3(k, side, 2)), lattice_value(ivec3(k, side, 3)), lattice_value(ivec3(k, side, 4)));
        // Up and inwards out of the armpit, or down from the shoulder's slope.
        bool pulled = k < PULLED, fanned = k >= SLOPING;
        vec2 from = pulled ? vec2(16.6 - 2.4 * chance.x, 43.5 + 4.0 * chance.y) : vec2(5.5 + 9.5 * chance.x, 59.0 - 4.0 * chance.x);
        float slope = pulled ? 2.85 - 1.15 * chance.z : -1.75 + 0.55 * chance.z;  // radians from outwards
        // Or out of the neckline like a fan, towards the shoulder's tip beside the neck and down the chest before it.
        float round = (float(k - SLOPING) + chance.x) / float(FOLDS - SLOPING);
        from = fanned ? vec2(2.0 + 6.0 * round, 53.4 + 4.8 * round * round) : from;
        slope = fanned ? -0.95 + 0.65 * round + 0.4 * (chance.z - 0.5) : slope;
        vec2 along = vec2(cos(slope), sin(slope)), off = flat_ - from;
        float reach = 7.0 + 8.0 * chance.w, t = dot(off, along) / reach;
        float bend = (chance.y - 0.5) * 3.5 * t * t;
        // Sharp on the taut side, running out on the other.
        float width = (0.75 + 0.75 * chance.z + (fanned ? 0.35 : 0.0)) * (0.7 + 0.7 * t) * mix(1.0, 0.72, stiff);
        float s = (dot(off, vec2(-along.y, along.x)) - bend) / max(width, 0.1);
        float ends = smoothstep(0.0, fanned ? 0.4 : 0.55, t) * (1.0 - smoothstep(0.35, 1.0, t));
        sum += (0.35 + 0.45 * chance.w) * ends * (exp(-s * s) - 0.55 * exp(-0.6 * (s - 1.5) * (s - 1.5)));
    }
    sum -= 0.10;
    return sum / (1.0 + 0.45 * abs(sum));  // where two furrows meet there is no pit
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

vec3 printed(vec2 cloth, vec3 rest, float body) {
    // Nobody cuts a print on the body's middle, nor quite along the thread: up to two degrees off it.
    float askew = 0.07 * (fract(seed * 53.0) - 0.5);
    vec2 p = mat2(1.0, askew, -askew, 1.0) * cloth / repeat + vec2(fract(seed * 17.0), 0.0);
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
    if (pattern == 7) c = mix(colour, accent, body * smoothstep(-0.03, 0.03, rest.y - 5.0 * tanh(abs(rest.z - 0.3) / 5.0) - 51.5));
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
    // A knit's stitch is two legs wide and is lost sooner than a thread; leather's grain has seven cells to a cm; bounds by eye.
    float visible = 1.0 - smoothstep(structure == 1 ? 0.18 : 0.28, structure == 1 ? 0.46 : 0.62, per_pixel);
    // A column of a knit is a chain of V's: two legs that lean against each other.
    float leg = abs(fract(thread.x) - 0.5) * 2.0;
    float vee = (1.0 - (2.0 * leg - 1.0) * (2.0 * leg - 1.0)) * (0.58 + 0.42 * cos(TURN * (thread.y - 0.75 * leg)));
    float plain = 0.5 + 0.25 * (sin(TURN * thread.x) * sign(sin(3.1415927 * thread.y)) + sin(TURN * thread.y) * sign(sin(3.1415927 * thread.x)));
    float twill = 0.5 + 0.5 * sin(TURN * (thread.x + thread.y)) * (0.75 + 0.25 * sin(3.1415927 * thread.y));
    float hide = noise2(cloth * 7.0, 8);
    float woven = structure == 1 ? vee : (structure == 0 ? plain : (structure == 2 ? twill : hide));
    visible = structure == 3 ? 1.0 - smoothstep(0.3, 0.8, 7.0 * per_pixel * wale) : visible;
    // Ribs: wales that stand out with furrows between them; plaits: two strands that cross over and under.
    // No two of them run alike, and a band that is stretched here lies slack there.
    float pitch = structure == 1 ? clamp(1.5 * wale, 0.24, 0.46) : 0.28;
    float course_of = cloth.x + 0.9 * pitch * (noise2(vec2(cloth.x * 0.55, cloth.y * 0.35), 11) - 0.5);
    float ribs = 0.5 + 0.5 * sin(TURN * course_of / pitch);
    float rib_visible = rib * (0.55 + 0.45 * noise2(cloth * vec2(0.5, 0.9) + 3.0, 12)) * (1.0 - smoothstep(0.16, 0.45, max(abs(dFdx(cloth.x)), abs(dFdy(cloth.x))) / pitch));
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
    float armhole = body * (1.0 - smoothstep(0.0, 0.16, abs(abs(rest.x) - 18.6)));
    float sewn = max(0.4 * max(shoulder, armhole), rib * (1.0 - smoothstep(0.0, 0.09, abs(inside - 1.28))));
    // Knits are bound, and the binding is sewn down.
    float bound = structure == 1 ? (1.0 - rib) * (1.0 - body) : 0.0;
    sewn = max(sewn, 0.7 * bound * (1.0 - smoothstep(0.0, 0.09, abs(inside - 0.58))));

    float drape = draped(rest) * free * mix(1.0, smoothstep(0.8, 3.6, inside), body);
    float soft = value_noise(TURNED * own * 0.9);
    // Folds are laid out in rest space; on a small person they are as much lower as they are narrower.
    float grown = clamp(length(dFdx(at.position)) / max(length(dFdx(rest)), 1e-5), 0.4, 1.1);
    float height = FOLDED * folds * grown * drape + 0.045 * soft + 0.02 * pucker * sin(TURN * cloth.x / 1.7 + 6.0 * soft) + 0.22 * plait;
    float fine = relief * woven * visible * (1.0 - 0.6 * rib) + 0.030 * ribs * rib_visible - 0.045 * sewn - 0.022 * row * dash;
    vec3 normal_specular = bumped(at.position, normal, height + fine);
    vec3 normal_diffuse = bumped(at.position, normal, height + 0.85 * fine);

    // A fold takes up cloth, and the print beside it is drawn along.
    vec3 dyed = printed(cloth + free * (PULL * folds * drape + 0.35 * (soft - 0.5)) * vec2(0.5, 0.85), rest, body);
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
    float valley = smoothstep(0.05, -0.80, drape) * free;
    dyed *= 1.0 - 0.34 * saturate(12.0 * relief) * visible * (1.0 - woven) - 0.20 * rib_visible * (1.0 - ribs) - 0.34 * folds * valley;
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
