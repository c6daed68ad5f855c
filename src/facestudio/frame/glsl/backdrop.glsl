// What is seen behind the person, out of focus. `vec3 backdrop(vec2 uv)`: linear radiance at uv, 0..1 from the lower left.
//
// Everything is as large as the blur of a portrait lens: nothing is narrower than BLUR. So draw it into a texture of 256 x 256
// (any picture size), and sample that linearly while compositing: 0.01 s on llvmpipe instead of 0.2 s at 1024 x 1024. The
// 16-bit float texture has no visible steps; the grain of the finished photo dithers the 8-bit ones.
//
// Patterns, with the meaning of `near`, `far` and `accents` (scene/lighting/places.py fills them in):
//   0 paper      near at `centre`, far away from it, clouded a little like hand-painted canvas
//   1 gradient   far below, near above, accents[0] as a glow at `centre`
//   2 garden     near: sky between the leaves; far: leaves in shade; accents: leaves in light, ground, trunk or flowers
//   3 street     near: sky; far: dark fronts; accents: light fronts, pavement, signs and lamps
//   4 room       near: window or lamp; far: wall; accents: second wall or shelf, furniture, small things
//   5 sky        near: sky at the horizon; far: zenith; accents: ground, distance, clouds
//   6 night      near: brightest lamps; far: darkness; accents: three colours of lamps

uniform int backdrop_pattern;
uniform vec3 backdrop_near;
uniform vec3 backdrop_far;
uniform vec2 backdrop_centre;
uniform vec3 backdrop_accents[3];
uniform int backdrop_seed;

const float BLUR = 0.026;  // radius of the smallest circle of confusion, in pictures

uint backdrop_stir(uint x) {
    // PCG-RXS-M-XS, Jarzynski and Olano 2020.
    x = x * 747796405u + 2891336453u;
    x = ((x >> ((x >> 28u) + 4u)) ^ x) * 277803737u;
    return (x >> 22u) ^ x;
}

float backdrop_unit(uint word) {
    return float(word >> 8u) * (1.0 / 16777216.0);
}

float backdrop_random(int stream, int index) {
    return backdrop_unit(backdrop_stir(uint(index) + backdrop_stir(uint(stream) * 2654435769u + uint(backdrop_seed))));
}

float backdrop_between(int stream, int index, float low, float high) {
    return mix(low, high, backdrop_random(stream, index));
}

// A number for a point of a lattice. It is asked for a thousand times a pixel, so one round of stirring has to do; the
// multipliers (those of xxHash) keep lattices and streams apart.
float backdrop_lattice(int stream, ivec2 at) {
    return backdrop_unit(backdrop_stir(uint(at.x) * 2654435761u + uint(at.y) * 2246822519u + uint(stream) * 3266489917u
        + uint(backdrop_seed) * 668265263u));
}

float backdrop_noise(int stream, vec2 at) {
    // Value noise with quintic fade: its second derivative is continuous, so no creases show.
    ivec2 cell = ivec2(floor(at));
    vec2 t = at - vec2(cell);
    t = t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    return mix(
        mix(backdrop_lattice(stream, cell), backdrop_lattice(stream, cell + ivec2(1, 0)), t.x),
        mix(backdrop_lattice(stream, cell + ivec2(0, 1)), backdrop_lattice(stream, cell + ivec2(1, 1)), t.x), t.y);
}

float backdrop_clouds(int stream, vec2 at) {
    return 0.57 * backdrop_noise(stream, at) + 0.29 * backdrop_noise(stream + 1, at * 2.03 + 11.7)
        + 0.14 * backdrop_noise(stream + 2, at * 4.1 + 5.3);
}

float backdrop_step(float edge, float x, float blur) {
    return smoothstep(edge - blur, edge + blur, x);
}

float backdrop_box(vec2 at, vec2 low, vec2 high, float blur) {
    return backdrop_step(low.x, at.x, blur) * (1.0 - backdrop_step(high.x, at.x, blur)) * backdrop_step(low.y, at.y, blur)
        * (1.0 - backdrop_step(high.y, at.y, blur));
}

// A point of light out of focus: the lens' opening, evenly filled, its edge a little softened by aberrations, and never
// narrower than three texels of the backdrop's picture.
float backdrop_disc(vec2 at, vec2 centre, float radius) {
    float edge = max(0.15 * radius, 0.007);
    return 1.0 - smoothstep(radius - edge, radius + edge, length(at - centre) + 0.3 * edge);
}

// How far the place at `at` is one where lamps stand: from `low` to `high`, and, as far as `uneven`, in crowds that gather
// about the end of the street at `street`. Asked at the lamps' middles, so that no disc is cut.
struct BackdropCrowd { float low; float high; float street; float uneven; };

float backdrop_crowd(BackdropCrowd crowd, vec2 at) {
    float band = smoothstep(crowd.low - 0.10, crowd.low + 0.10, at.y)
        * (1.0 - 0.85 * smoothstep(crowd.high - 0.21, crowd.high + 0.21, at.y));
    float gathered = 0.66 * backdrop_noise(70, at * vec2(2.2, 2.6)) + 0.34 * backdrop_noise(71, at * vec2(4.5, 5.3));
    gathered += 0.16 * exp(-3.0 * abs(at.x - crowd.street));
    return band * mix(1.0, smoothstep(0.46, 0.64, gathered), crowd.uneven);
}

// Lamps scattered over a jittered grid, moved by `shift`; `density` of the cells hold one. x: sum of brightness, where few
// are bright and many faint; y: the same, times a number 0..1 that each lamp has for its colour.
vec2 backdrop_lamps(int stream, vec2 at, vec2 shift, float cell, float radius, float density, BackdropCrowd crowd) {
    ivec2 home = ivec2(floor((at + shift) / cell));
    vec2 sum = vec2(0.0);
    for (int j = -1; j <= 1; j++) {
        for (int i = -1; i <= 1; i++) {
            ivec2 q = home + ivec2(i, j);
            if (backdrop_lattice(stream, q) > density) continue;
            vec2 jitter = vec2(backdrop_lattice(stream + 1, q), backdrop_lattice(stream + 2, q));
            vec2 centre = (vec2(q) + jitter) * cell - shift;
            float light = backdrop_disc(at, centre, radius * mix(0.6, 1.0, backdrop_lattice(stream + 3, q)));
            if (light <= 0.0) continue;
            float bright = backdrop_lattice(stream + 4, q);
            light *= bright * bright * bright * backdrop_crowd(crowd, centre);
            sum += light * vec2(1.0, backdrop_lattice(stream + 5, q));
        }
    }
    return sum;
}

vec3 backdrop_paper(vec2 uv) {
    vec2 d = (uv - backdrop_centre) * vec2(1.0, backdrop_between(14, 0, 0.7, 1.1));
    float fall = exp(-dot(d, d) * backdrop_between(14, 1, 1.8, 3.4));
    float canvas = 1.0 + backdrop_between(14, 2, 0.04, 0.30) * (backdrop_clouds(10, uv * backdrop_between(14, 3, 1.6, 3.2)) - 0.5);
    return mix(backdrop_far, backdrop_near, fall) * canvas;
}

vec3 backdrop_gradient(vec2 uv) {
    vec2 d = uv - backdrop_centre;
    float canvas = 1.0 + 0.08 * (backdrop_clouds(10, uv * 2.2) - 0.5);
    vec3 ground = mix(backdrop_far, backdrop_near, smoothstep(-0.1, 1.1, uv.y));
    return (ground + backdrop_accents[0] * exp(-dot(d, d) * 5.0)) * canvas;
}

struct BackdropGarden {
    float openness;  // how much sky shows between the leaves
    float horizon;
    float flowers;   // 0 or 1
    vec3 trunk_x;    // at half height
    vec3 trunk_lean;
    vec3 trunk_half; // width; 0 where there is none
};

BackdropGarden backdrop_garden_plan() {
    BackdropGarden plan;
    plan.openness = backdrop_between(20, 0, -0.20, 0.15);
    plan.horizon = backdrop_between(20, 1, 0.06, 0.36);
    plan.flowers = step(backdrop_random(12, 0), 0.35);
    for (int k = 0; k < 3; k++) {
        plan.trunk_x[k] = backdrop_between(33, k, -0.1, 1.1);
        plan.trunk_lean[k] = backdrop_between(34, k, -0.12, 0.12);
        plan.trunk_half[k] = backdrop_between(35, k, 0.012, 0.045) * step(0.5, backdrop_random(36, k));
    }
    return plan;
}

// One point of a garden, sharp: ground, trunks, leaves in shade and in light, sky between them. `glint` 0..1 is a lot of the
// point's own, by which single leaves mirror the sky.
vec3 backdrop_garden_point(BackdropGarden plan, vec2 at, float glint) {
    float masses = 0.68 * backdrop_noise(21, at * vec2(2.3, 1.9)) + 0.32 * backdrop_noise(22, at * vec2(4.9, 4.1));
    if (at.y < plan.horizon + 0.10 * (masses - 0.5)) {
        float sunlit = smoothstep(0.40, 0.62, backdrop_noise(29, at * vec2(3.2, 13.0)));
        vec3 ground = backdrop_accents[1] * mix(0.50, 1.15, sunlit) * (0.75 + 0.5 * glint);
        return mix(ground, backdrop_accents[2], plan.flowers * step(0.90, glint));
    }
    vec3 off = abs(vec3(at.x) - plan.trunk_x - plan.trunk_lean * (at.y - 0.5));
    if (any(lessThan(off, plan.trunk_half))) return backdrop_far * 0.6 + backdrop_accents[2] * 0.03;
    float boughs = 0.62 * backdrop_noise(25, at * vec2(7.0, 6.0)) + 0.38 * backdrop_noise(26, at * vec2(15.0, 14.0));
    float sky = masses * 0.8 + 0.45 * (boughs - 0.5) + plan.openness + 0.40 * (at.y - 0.6);
    if (sky > 0.63 + 0.12 * (glint - 0.5)) return backdrop_near;
    float lit = smoothstep(0.30, 0.76, 0.50 * masses + 0.50 * boughs + 0.16 * (at.y - 0.5));
    vec3 leaves = mix(backdrop_far, backdrop_accents[0], lit * lit) * mix(0.60, 1.45, glint * glint);
    float mirror = smoothstep(0.955, 1.0, glint) * lit;
    return leaves + mirror * mix(backdrop_accents[0], backdrop_near, 0.55);
}

// The blur of a lens, taken literally: the mean of what lies within the circle of confusion. The points are the jittered
// middles of a grid's cells, so that single leaves become discs. A second, finer grid fills the gaps.
vec3 backdrop_garden(vec2 uv) {
    BackdropGarden plan = backdrop_garden_plan();
    float radius = backdrop_between(13, 0, 0.038, 0.060);
    vec3 sum = vec3(0.0);
    float total = 1e-3;
    for (int layer = 0; layer < 2; layer++) {
        float reach = layer == 0 ? radius : 0.66 * radius;
        vec2 shift = vec2(0.37, 0.61) * float(layer);
        ivec2 home = ivec2(floor(uv / reach + shift));
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) {
                ivec2 q = home + ivec2(i, j);
                vec2 jitter = vec2(backdrop_lattice(41 + 9 * layer, q), backdrop_lattice(42 + 9 * layer, q));
                vec2 centre = (vec2(q) + jitter - shift) * reach;
                float weight = backdrop_disc(uv, centre, reach);
                if (weight <= 0.0) continue;
                sum += weight * backdrop_garden_point(plan, centre, backdrop_lattice(43 + 9 * layer, q));
                total += weight;
            }
        }
    }
    // Where no point's disc reaches, the garden is seen as through haze.
    vec3 haze = backdrop_garden_point(plan, uv, 0.5);
    return (sum + 0.25 * haze) / (total + 0.25);
}

vec3 backdrop_street(vec2 uv) {
    float blur = backdrop_between(13, 0, 0.030, 0.055);
    float horizon = backdrop_between(20, 1, 0.10, 0.26);
    float vanish = backdrop_between(20, 2, 0.15, 0.85);
    float closed = step(0.45, backdrop_random(20, 3));  // no sky: a street of high houses
    vec3 place = backdrop_near * (0.80 + 0.25 * uv.y + 0.15 * backdrop_clouds(21, uv * 1.7));
    vec3 haze = mix(backdrop_near, backdrop_accents[0], 0.5);

    // Fronts of houses, far ones first; those nearer to the edges stand higher, as in a street seen along.
    for (int k = 0; k < 8; k++) {
        float near_ = float(k) / 7.0;
        float x = backdrop_between(30, k, -0.2, 1.2);
        float half_width = mix(0.08, 0.26, near_) * backdrop_between(31, k, 0.7, 1.3);
        float top = backdrop_between(32, k, 0.35, 0.70) + 0.9 * abs(x - vanish) + 0.5 * closed;
        float tone = backdrop_random(33, k);
        vec3 front = mix(backdrop_far, backdrop_accents[0], tone * tone * 1.15);
        front = mix(front, backdrop_accents[2], 0.16 * step(0.85, backdrop_random(34, k)));
        // Storeys and windows, melted together by the blur: uneven bands rather than a pattern.
        float storeys = backdrop_noise(35 + 4 * k, vec2(uv.x * 5.0, uv.y * 15.0)) - 0.5;
        float panes = backdrop_noise(36 + 4 * k, vec2(uv.x * 15.0, uv.y * 6.0)) - 0.5;
        front *= 1.0 + 0.30 * storeys + 0.30 * panes + 0.25 * (uv.y - 0.5);
        front = mix(haze, front, mix(0.60, 1.0, near_));
        place = mix(place, front, backdrop_box(uv, vec2(x - half_width, -1.0), vec2(x + half_width, top), blur));
    }
    vec3 pavement = backdrop_accents[1] * (0.85 + 0.3 * backdrop_clouds(80, uv * vec2(1.5, 9.0)));
    pavement = mix(pavement, haze, 0.25 * smoothstep(0.0, horizon, uv.y));
    place = mix(place, pavement, 1.0 - backdrop_step(horizon, uv.y, 0.8 * blur));

    // Passers-by, parked cars, an awning: soft blots about the horizon.
    for (int k = 0; k < 6; k++) {
        vec2 at = vec2(backdrop_between(84, k, -0.05, 1.05), horizon + backdrop_between(85, k, -0.03, 0.14));
        vec2 size = vec2(backdrop_between(86, k, 0.03, 0.13), backdrop_between(87, k, 0.05, 0.13));
        float pick = backdrop_random(88, k);
        vec3 tint = pick > 0.82 ? backdrop_accents[2] * 0.7 : (pick > 0.6 ? backdrop_accents[0] * 0.7 : backdrop_far * 0.5);
        place = mix(place, tint, 0.6 * (1.0 - smoothstep(0.3, 1.5, length((uv - at) / size))));
    }
    // A few reflections and lamps.
    BackdropCrowd crowd = BackdropCrowd(horizon - 0.02, horizon + 0.35, vanish, 0.0);
    vec2 lamps = backdrop_lamps(90, uv, vec2(0.0), 0.17, 1.1 * blur, 0.45, crowd);
    vec3 lamp = mix(vec3(1.0, 0.78, 0.50), backdrop_near, lamps.y / max(lamps.x, 1e-4));
    return place + lamps.x * lamp * 0.28;
}

vec3 backdrop_room(vec2 uv) {
    float blur = backdrop_between(13, 0, 0.024, 0.046);
    // The window stands on the side from which the light comes; `centre` lies on the other.
    vec2 at = vec2(backdrop_centre.x < 0.5 ? 1.0 - uv.x : uv.x, uv.y);
    float corner = backdrop_between(20, 1, 0.35, 0.85);
    vec3 wall = mix(backdrop_far, backdrop_accents[0], 0.8 * backdrop_step(corner, at.x, 0.03));
    wall *= 1.18 - 0.50 * at.x + 0.15 * (uv.y - 0.5);
    wall *= 0.93 + 0.14 * backdrop_clouds(21, uv * 2.0);
    vec3 place = wall;

    // A shelf: its boards and the things on it are bands and specks that the blur has melted.
    float shelf_x = backdrop_between(22, 0, 0.42, 0.85);
    float shelf = backdrop_box(at, vec2(shelf_x, 0.0), vec2(shelf_x + 0.45, backdrop_between(22, 1, 0.7, 1.2)), blur)
        * step(0.5, backdrop_random(22, 2));
    float things = backdrop_noise(23, at * vec2(21.0, 8.0));
    vec3 books = mix(backdrop_accents[1] * 0.45, backdrop_accents[2], things * things);
    books = mix(books, wall, 0.5 * backdrop_noise(27, at * vec2(13.0, 7.7)));
    books *= 0.70 + 0.30 * sin(at.y * backdrop_between(24, 0, 30.0, 42.0) + 1.0);
    place = mix(place, books, 0.8 * shelf);
    // Furniture, doors, curtains: a few tall or low blocks.
    for (int k = 0; k < 4; k++) {
        vec2 low = vec2(backdrop_between(30, k, -0.1, 0.95), -0.2);
        float tall = step(0.72, backdrop_random(35, k));
        vec2 high = low + vec2(backdrop_between(31, k, 0.10, 0.42), backdrop_between(32, k, 0.28, 0.52) + 0.9 * tall);
        vec3 tint = mix(backdrop_accents[1], backdrop_accents[2], 0.5 * backdrop_random(33, k));
        tint = mix(tint, wall, 0.55 * tall) * (0.55 + 0.6 * backdrop_random(34, k));
        place = mix(place, tint, 0.85 * backdrop_box(at, low, high, 1.2 * blur));
    }
    for (int k = 0; k < 2; k++) {  // pictures on the wall
        vec2 low = vec2(backdrop_between(40, k, 0.1, 0.8), backdrop_between(41, k, 0.5, 0.78));
        vec2 high = low + vec2(backdrop_between(42, k, 0.10, 0.24), backdrop_between(43, k, 0.12, 0.25));
        vec3 tint = mix(backdrop_accents[2], backdrop_far * 0.4, backdrop_random(44, k));
        float there = step(0.4, backdrop_random(45, k)) * (1.0 - shelf);
        place = mix(place, tint, 0.5 * there * backdrop_box(at, low, high, blur));
    }

    // In two rooms of three a window shows, with bars in some; in all it brightens its side.
    float left = backdrop_between(50, 0, -0.34, 0.06);
    vec2 low = vec2(left, backdrop_between(50, 1, 0.05, 0.42));
    vec2 high = vec2(left + backdrop_between(50, 2, 0.26, 0.42), backdrop_between(50, 3, 0.9, 1.4));
    float shown = step(backdrop_random(50, 4), 0.66);
    float pane = backdrop_box(at, low, high, blur) * shown;
    float bars = step(0.5, backdrop_random(50, 5));
    float bar = 1.0 - smoothstep(0.004, 0.004 + 1.3 * blur, abs(at.x - mix(low.x, high.x, 0.5)));
    float sill = 1.0 - smoothstep(0.004, 0.004 + 1.3 * blur, abs(at.y - mix(low.y, high.y, 0.45)));
    vec3 outside = backdrop_near * (0.55 + 0.55 * smoothstep(low.y, high.y, at.y));
    outside *= 0.55 + 0.9 * backdrop_clouds(54, uv * vec2(5.0, 4.0));
    outside *= 1.0 - 0.40 * bars * max(bar, sill);
    place += 0.09 * backdrop_near * exp(-3.0 * max(at.x - max(high.x, 0.0), 0.0)) * (1.0 - pane);
    place = mix(place, outside, pane);

    // A lamp in the depth of the room.
    vec2 lamp_at = vec2(backdrop_between(60, 0, 0.5, 0.95), backdrop_between(60, 1, 0.45, 0.8));
    vec2 away = (at - lamp_at) / vec2(0.075, 0.06);
    float lamp = step(0.55, backdrop_random(60, 2));
    vec3 warm = vec3(1.0, 0.66, 0.34) * dot(backdrop_far, vec3(0.3333));
    place = mix(place, warm * 3.5, lamp * (1.0 - smoothstep(0.4, 1.3, length(away))));
    return place + lamp * warm * 0.8 * exp(-0.35 * dot(away, away) * 0.3);
}

vec3 backdrop_sky(vec2 uv) {
    float blur = backdrop_between(13, 0, 0.020, 0.040);
    float horizon = backdrop_between(20, 0, 0.10, 0.40);
    float above = max(uv.y - horizon, 0.0);
    vec3 sky = mix(backdrop_near, backdrop_far, smoothstep(0.0, 0.75, above));
    float cover = backdrop_between(20, 2, 0.36, 0.60);
    float clouds = smoothstep(cover, cover + 0.30, backdrop_clouds(21, uv * vec2(1.8, 3.6) + vec2(0.0, 0.7 * above)));
    sky = mix(sky, backdrop_accents[2], 0.65 * clouds * smoothstep(0.0, 0.25, above));
    // Hills, trees or roofs far off, behind haze.
    float ridge = backdrop_between(20, 1, 0.02, 0.16) * backdrop_clouds(30, vec2(uv.x * backdrop_between(20, 3, 2.0, 8.0), 0.5));
    vec3 far_off = mix(backdrop_accents[1], backdrop_near, 0.22 + 0.25 * backdrop_noise(33, uv * 5.0));
    vec3 place = mix(far_off, sky, backdrop_step(horizon + ridge, uv.y, blur));
    float depth = clamp((horizon - uv.y) / max(horizon, 0.05), 0.0, 1.0);
    vec3 ground = backdrop_accents[0] * (0.72 + 0.56 * backdrop_clouds(40, uv * vec2(2.5, 12.0)));
    ground = mix(mix(ground, backdrop_near, 0.20), ground, sqrt(depth));
    return mix(ground, place, backdrop_step(horizon, uv.y, blur));
}

vec3 backdrop_night(vec2 uv) {
    float horizon = backdrop_between(20, 0, 0.15, 0.35);
    float street = backdrop_between(20, 1, 0.2, 0.8);
    vec3 place = backdrop_far * (0.6 + 0.8 * backdrop_clouds(21, uv * 2.0));
    float glow = exp(-abs(uv.y - horizon - 0.08) * 4.5) * exp(-2.0 * abs(uv.x - street));
    place += mix(backdrop_accents[0], backdrop_accents[1], 0.5) * 0.09 * glow;
    for (int k = 0; k < 6; k++) {
        float x = backdrop_between(30, k, -0.1, 1.1);
        float half_width = backdrop_between(31, k, 0.06, 0.18);
        float top = backdrop_between(32, k, 0.3, 0.6) + 0.8 * abs(x - street);
        vec3 front = backdrop_accents[k % 3] * backdrop_between(33, k, 0.005, 0.05) + backdrop_far * 0.5;
        place = mix(place, front, 0.8 * backdrop_box(uv, vec2(x - half_width, -1.0), vec2(x + half_width, top), 2.0 * BLUR));
    }
    // Lamps crowd towards the end of the street and thin out upwards.
    float size = backdrop_between(20, 2, 0.038, 0.062);
    BackdropCrowd crowd = BackdropCrowd(0.12, horizon + 0.41, street, 1.0);
    for (int layer = 0; layer < 3; layer++) {
        float radius = size * (layer == 0 ? 0.55 : (layer == 1 ? 0.8 : 1.0));
        float density = 0.55 - 0.14 * float(layer);
        vec2 shift = vec2(0.37 * float(layer));
        vec2 lamps = backdrop_lamps(40 + 10 * layer, uv, shift, radius * 2.5, radius, density, crowd);
        float pick = lamps.y / max(lamps.x, 1e-4);
        vec3 colour = pick < 0.62 ? mix(backdrop_accents[0], backdrop_accents[1], smoothstep(0.2, 0.5, pick))
                                  : mix(backdrop_accents[1], backdrop_accents[2], smoothstep(0.66, 0.72, pick));
        place += lamps.x * mix(colour, backdrop_near, 0.3 * smoothstep(0.6, 1.0, lamps.x));
    }
    // Wet ground gives the lamps back as streaks.
    float wet = 1.0 - backdrop_step(horizon - 0.06, uv.y, 0.08);
    vec3 streak = mix(backdrop_accents[0], backdrop_accents[1], 0.5) * backdrop_clouds(80, uv * vec2(8.0, 1.2));
    return place + wet * 0.16 * streak * streak;
}

vec3 backdrop(vec2 uv) {
    vec3 light;
    if (backdrop_pattern == 0) light = backdrop_paper(uv);
    else if (backdrop_pattern == 1) light = backdrop_gradient(uv);
    else if (backdrop_pattern == 2) light = backdrop_garden(uv);
    else if (backdrop_pattern == 3) light = backdrop_street(uv);
    else if (backdrop_pattern == 4) light = backdrop_room(uv);
    else if (backdrop_pattern == 5) light = backdrop_sky(uv);
    else light = backdrop_night(uv);
    return max(light, vec3(0.0));
}
