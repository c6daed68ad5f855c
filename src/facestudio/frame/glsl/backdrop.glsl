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

const float BLUR = 0.022;  // radius of the circle of confusion, in pictures

uint backdrop_stir(uint x) {
    // PCG-RXS-M-XS, Jarzynski and Olano 2020.
    x = x * 747796405u + 2891336453u;
    x = ((x >> ((x >> 28u) + 4u)) ^ x) * 277803737u;
    return (x >> 22u) ^ x;
}

float backdrop_random(int stream, int index) {
    uint word = backdrop_stir(uint(index) + backdrop_stir(uint(stream) + backdrop_stir(uint(backdrop_seed))));
    return float(word >> 8u) * (1.0 / 16777216.0);
}

float backdrop_between(int stream, int index, float low, float high) {
    return mix(low, high, backdrop_random(stream, index));
}

float backdrop_lattice(int stream, ivec2 at) {
    return backdrop_random(stream, at.x * 7919 + at.y * 104729);
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

// A point of light out of focus: the lens' opening, evenly filled, its edge a little softened by aberrations.
float backdrop_disc(vec2 at, vec2 centre, float radius) {
    return 1.0 - smoothstep(radius * 0.80, radius * 1.06, length(at - centre));
}

// Discs scattered over a jittered grid; `density` of the cells hold one. x: sum of brightness, yz: colour pick of the last.
vec3 backdrop_scatter(int stream, vec2 at, float cell, float radius, float density) {
    ivec2 home = ivec2(floor(at / cell));
    vec3 sum = vec3(0.0);
    for (int j = -1; j <= 1; j++) {
        for (int i = -1; i <= 1; i++) {
            ivec2 q = home + ivec2(i, j);
            if (backdrop_lattice(stream, q) > density) continue;
            vec2 jitter = vec2(backdrop_lattice(stream + 1, q), backdrop_lattice(stream + 2, q));
            float size = radius * mix(0.75, 1.0, backdrop_lattice(stream + 3, q));
            float bright = backdrop_lattice(stream + 4, q);
            float light = backdrop_disc(at, (vec2(q) + jitter) * cell, size) * bright * bright;
            sum += light * vec3(1.0, backdrop_lattice(stream + 5, q), backdrop_lattice(stream + 6, q));
        }
    }
    return sum;
}

vec3 backdrop_paper(vec2 uv) {
    vec2 d = uv - backdrop_centre;
    float fall = exp(-dot(d, d) * 2.6);
    float canvas = 1.0 + 0.10 * (backdrop_clouds(10, uv * 2.6) - 0.5);
    return mix(backdrop_far, backdrop_near, fall) * canvas;
}

vec3 backdrop_gradient(vec2 uv) {
    vec2 d = uv - backdrop_centre;
    float canvas = 1.0 + 0.08 * (backdrop_clouds(10, uv * 2.2) - 0.5);
    vec3 ground = mix(backdrop_far, backdrop_near, smoothstep(-0.1, 1.1, uv.y));
    return (ground + backdrop_accents[0] * exp(-dot(d, d) * 5.0)) * canvas;
}

vec3 backdrop_garden(vec2 uv) {
    float openness = backdrop_between(20, 0, -0.10, 0.20);
    float horizon = backdrop_between(20, 1, 0.10, 0.34);
    float masses = backdrop_clouds(21, uv * vec2(2.4, 2.0));
    float boughs = backdrop_clouds(25, uv * vec2(6.0, 5.0));
    vec3 leaves = mix(backdrop_far, backdrop_accents[0], smoothstep(0.30, 0.78, 0.6 * masses + 0.4 * boughs));
    vec3 ground = backdrop_accents[1] * (0.75 + 0.5 * backdrop_clouds(29, uv * vec2(2.0, 7.0)));
    vec3 place = mix(ground, leaves, backdrop_step(horizon + 0.08 * (masses - 0.5), uv.y, 0.07));

    for (int k = 0; k < 3; k++) {
        float x = backdrop_between(33, k, -0.1, 1.1);
        float lean = backdrop_between(34, k, -0.08, 0.08);
        float half_width = backdrop_between(35, k, 0.015, 0.05);
        float off = abs(uv.x - x - lean * (uv.y - 0.5));
        float trunk = 1.0 - smoothstep(half_width - BLUR, half_width + 2.0 * BLUR, off);
        trunk *= backdrop_step(horizon - 0.05, uv.y, 0.06) * step(0.45, backdrop_random(36, k));
        place = mix(place, backdrop_far * 0.55 + backdrop_accents[2] * 0.12, 0.65 * trunk);
    }

    // Sky shows through where the leaves thin out, more so high up; its gaps are themselves discs of the lens.
    float gap = smoothstep(0.52, 0.82, masses * 0.75 + 0.35 * boughs + openness + 0.42 * (uv.y - 0.55));
    place = mix(place, backdrop_near, 0.85 * gap);
    vec3 fine = backdrop_scatter(40, uv, 0.055, 0.040, 0.9);
    vec3 coarse = backdrop_scatter(50, uv, 0.105, 0.062, 0.45);
    float foliage = backdrop_step(horizon, uv.y, 0.08) * (1.0 - gap);
    place *= 1.0 + foliage * 0.55 * (fine.x - 0.38);
    float glints = smoothstep(0.46, 0.66, masses) * (0.35 + 0.65 * uv.y);
    place += foliage * glints * coarse.x * mix(backdrop_accents[0], backdrop_near, 0.55) * 0.55;
    vec3 bloom = backdrop_scatter(60, uv, 0.13, 0.030, 0.25);
    place = mix(place, backdrop_accents[2], bloom.x * 0.55 * (1.0 - backdrop_step(horizon + 0.18, uv.y, 0.10)));
    return place;
}

vec3 backdrop_street(vec2 uv) {
    float horizon = backdrop_between(20, 1, 0.12, 0.28);
    float vanish = backdrop_between(20, 2, 0.25, 0.75);
    vec3 sky = backdrop_near * (0.8 + 0.35 * uv.y);
    vec3 place = mix(sky, backdrop_near, backdrop_clouds(21, uv * 1.7));

    // Fronts of houses, far ones first; those nearer to the edges stand higher, as in a street seen along.
    for (int k = 0; k < 9; k++) {
        float x = backdrop_between(30, k, -0.15, 1.15);
        float half_width = backdrop_between(31, k, 0.07, 0.20);
        float top = backdrop_between(32, k, 0.35, 0.75) + 0.7 * abs(x - vanish);
        float tone = backdrop_random(33, k);
        vec3 front = mix(backdrop_far, backdrop_accents[0], tone * tone * 1.1);
        front = mix(front, backdrop_accents[2], 0.25 * step(0.8, backdrop_random(34, k)));
        front *= 0.8 + 0.4 * backdrop_clouds(35 + 4 * k, uv * vec2(3.0, 4.0));
        // Windows melt into soft rows.
        float rows = sin(uv.y * backdrop_between(71, k, 28.0, 44.0)) * sin(uv.x * backdrop_between(72, k, 34.0, 52.0));
        front *= 1.0 + 0.13 * rows;
        place = mix(place, front, backdrop_box(uv, vec2(x - half_width, -1.0), vec2(x + half_width, top), 1.6 * BLUR));
    }
    vec3 pavement = backdrop_accents[1] * (0.8 + 0.4 * backdrop_clouds(80, uv * vec2(1.5, 9.0)));
    place = mix(place, pavement, 1.0 - backdrop_step(horizon, uv.y, 0.05));

    // Passers-by and parked cars: dark soft blots on the horizon.
    for (int k = 0; k < 5; k++) {
        vec2 at = vec2(backdrop_between(84, k, 0.0, 1.0), horizon + backdrop_between(85, k, -0.02, 0.08));
        vec2 size = vec2(backdrop_between(86, k, 0.03, 0.09), backdrop_between(87, k, 0.04, 0.10));
        vec2 d = (uv - at) / size;
        vec3 tint = mix(backdrop_far * 0.5, backdrop_accents[2] * 0.5, step(0.7, backdrop_random(88, k)));
        place = mix(place, tint, 0.75 * (1.0 - smoothstep(0.55, 1.35, length(d))));
    }
    vec3 lamps = backdrop_scatter(90, uv, 0.16, 0.034, 0.30);
    float band = backdrop_step(horizon - 0.02, uv.y, 0.05) * (1.0 - backdrop_step(horizon + 0.42, uv.y, 0.12));
    vec3 lamp = mix(backdrop_near, backdrop_accents[2], clamp(lamps.y / max(lamps.x, 1e-4), 0.0, 1.0));
    return place + band * lamps.x * lamp * 0.8;
}

vec3 backdrop_room(vec2 uv) {
    float side = backdrop_random(20, 0) < 0.5 ? 0.0 : 1.0;
    float x = mix(uv.x, 1.0 - uv.x, side);  // the window is on the left, or mirrored
    vec2 at = vec2(x, uv.y);
    float corner = backdrop_between(20, 1, 0.35, 0.8);
    vec3 wall = mix(backdrop_far, backdrop_accents[0], 0.8 * backdrop_step(corner, x, 0.03));
    wall *= 1.15 - 0.45 * x + 0.15 * (uv.y - 0.5);
    wall *= 0.92 + 0.16 * backdrop_clouds(21, uv * 2.0);
    vec3 place = wall;

    // Furniture: a few blocks that stand on the floor, and shelves with small things in rows.
    float shelf_x = backdrop_between(22, 0, 0.45, 0.85);
    float shelf = backdrop_box(at, vec2(shelf_x, 0.05), vec2(shelf_x + 0.4, backdrop_between(22, 1, 0.6, 0.95)), BLUR)
        * step(0.35, backdrop_random(22, 2));
    ivec2 book = ivec2(floor(vec2(at.x / 0.035, at.y / 0.13)));
    vec3 books = mix(backdrop_accents[1] * 0.55, backdrop_accents[2], 0.75 * backdrop_clouds(23, at * vec2(26.0, 7.0)));
    books = mix(books, wall, 0.35 * backdrop_noise(27, at * vec2(19.0, 7.7)));
    books *= 0.55 + 0.45 * smoothstep(0.05, 0.35, abs(fract(at.y / 0.15) - 0.5) * 2.0);
    place = mix(place, books, 0.85 * shelf);
    for (int k = 0; k < 4; k++) {
        vec2 low = vec2(backdrop_between(30, k, -0.1, 0.9), -0.2);
        vec2 high = low + vec2(backdrop_between(31, k, 0.12, 0.4), backdrop_between(32, k, 0.3, 0.55));
        vec3 tint = mix(backdrop_accents[1], backdrop_accents[2], backdrop_random(33, k) * 0.6);
        tint *= 0.55 + 0.6 * backdrop_random(34, k);
        place = mix(place, tint, 0.85 * backdrop_box(at, low, high, 1.3 * BLUR));
    }
    for (int k = 0; k < 2; k++) {  // pictures on the wall
        vec2 low = vec2(backdrop_between(40, k, 0.1, 0.8), backdrop_between(41, k, 0.5, 0.75));
        vec2 high = low + vec2(backdrop_between(42, k, 0.10, 0.22), backdrop_between(43, k, 0.12, 0.25));
        vec3 tint = mix(backdrop_accents[2], backdrop_far * 0.4, backdrop_random(44, k));
        place = mix(place, tint, 0.55 * backdrop_box(at, low, high, BLUR) * (1.0 - shelf));
    }

    // The window with its bars, and the light that it throws on the wall beside.
    float left = backdrop_between(50, 0, -0.25, 0.10);
    vec2 low = vec2(left, backdrop_between(50, 1, 0.15, 0.40));
    vec2 high = vec2(left + backdrop_between(50, 2, 0.25, 0.45), backdrop_between(50, 3, 0.85, 1.3));
    float pane = backdrop_box(at, low, high, BLUR);
    float bar = 1.0 - smoothstep(0.004, 0.004 + 1.4 * BLUR, abs(at.x - mix(low.x, high.x, 0.5)));
    float sill = 1.0 - smoothstep(0.004, 0.004 + 1.4 * BLUR, abs(at.y - mix(low.y, high.y, 0.45)));
    vec3 outside = backdrop_near * (0.62 + 0.5 * smoothstep(low.y, high.y, at.y)) * (0.8 + 0.4 * backdrop_clouds(54, uv * 4.0));
    outside *= 1.0 - 0.45 * max(bar, sill);
    place += 0.10 * backdrop_near * exp(-3.5 * max(at.x - high.x, 0.0)) * (1.0 - pane);
    place = mix(place, outside, pane);
    vec3 glow = backdrop_scatter(60, uv, 0.21, 0.036, 0.22);
    return place + glow.x * backdrop_near * 0.35 * (1.0 - pane) * backdrop_step(0.25, uv.y, 0.1);
}

vec3 backdrop_sky(vec2 uv) {
    float horizon = backdrop_between(20, 0, 0.14, 0.42);
    float above = max(uv.y - horizon, 0.0);
    vec3 sky = mix(backdrop_near, backdrop_far, smoothstep(0.0, 0.85, above));
    float clouds = smoothstep(0.42, 0.80, backdrop_clouds(21, uv * vec2(1.5, 3.2) + vec2(0.0, 0.7 * above)));
    sky = mix(sky, backdrop_accents[2], 0.55 * clouds * smoothstep(0.0, 0.25, above));
    float hills = horizon + backdrop_between(20, 1, 0.01, 0.10) * backdrop_clouds(30, vec2(uv.x * 3.0, 0.5));
    vec3 distance_ = mix(backdrop_accents[1], backdrop_near, 0.30 + 0.25 * backdrop_noise(33, uv * 5.0));
    vec3 place = mix(distance_, sky, backdrop_step(hills, uv.y, 0.022));
    float depth = clamp((horizon - uv.y) / max(horizon, 0.05), 0.0, 1.0);
    vec3 ground = backdrop_accents[0] * (0.78 + 0.44 * backdrop_clouds(40, uv * vec2(2.0, 11.0)));
    ground = mix(mix(ground, backdrop_near, 0.25), ground, depth);
    return mix(ground, place, backdrop_step(horizon, uv.y, 0.022));
}

vec3 backdrop_night(vec2 uv) {
    float horizon = backdrop_between(20, 0, 0.18, 0.35);
    vec3 place = backdrop_far * (0.6 + 0.8 * backdrop_clouds(21, uv * 2.0));
    place += backdrop_accents[0] * 0.05 * exp(-abs(uv.y - horizon - 0.1) * 5.0);
    for (int k = 0; k < 6; k++) {
        float x = backdrop_between(30, k, -0.1, 1.1);
        float half_width = backdrop_between(31, k, 0.06, 0.18);
        float top = backdrop_between(32, k, 0.4, 1.0);
        vec3 front = backdrop_accents[k % 3] * backdrop_between(33, k, 0.01, 0.05) + backdrop_far * 0.5;
        place = mix(place, front, 0.8 * backdrop_box(uv, vec2(x - half_width, -1.0), vec2(x + half_width, top), 2.0 * BLUR));
    }
    float band = smoothstep(0.02, 0.25, uv.y) * (1.0 - 0.75 * smoothstep(0.45, 1.0, uv.y));
    for (int layer = 0; layer < 3; layer++) {
        float size = layer == 0 ? 0.026 : (layer == 1 ? 0.036 : 0.048);
        vec3 lamps = backdrop_scatter(40 + 10 * layer, uv + float(layer) * 0.37, size * 2.7, size, 0.42 - 0.10 * float(layer));
        float pick = lamps.y / max(lamps.x, 1e-4);
        vec3 colour = pick < 0.5 ? mix(backdrop_accents[0], backdrop_accents[1], smoothstep(0.25, 0.4, pick))
                                 : mix(backdrop_accents[1], backdrop_accents[2], smoothstep(0.6, 0.75, pick));
        place += band * lamps.x * mix(colour, backdrop_near, 0.25 * smoothstep(0.5, 1.0, lamps.x)) * (layer == 2 ? 0.55 : 0.9);
    }
    // Wet ground gives the lamps back as streaks.
    float wet = 1.0 - backdrop_step(horizon - 0.06, uv.y, 0.08);
    vec3 streak = backdrop_accents[1] * backdrop_clouds(80, uv * vec2(9.0, 1.2));
    return place + wet * 0.10 * streak * streak;
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
