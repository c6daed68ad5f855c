// Puts hair over surfaces and smooths every edge: SAMPLES x SAMPLES samples a pixel know hair, part label and depth; surfaces are
// shaded once a pixel. A sample that does not lie on its pixel's surface takes the colour of the neighbour on whose plane it lies,
// so that edges inside one part (between the lips, nose before cheek) are smoothed too.
// In the manner of Reshetov 2012, "Reducing aliasing artifacts through resampling" (from memory, unchecked).
#include <scene/Part>
uniform sampler2D radiance_map;
uniform sampler2D position_map;
uniform sampler2D normal_diffuse_map;
uniform sampler2D sample_map;
uniform sampler2D backdrop_map;
uniform sampler2D relief_map;  // of relief.frag
uniform vec3 camera_position;
uniform vec3 camera_right;
uniform vec3 camera_up;
uniform vec3 camera_forward;
uniform float focus_distance;  // cm
uniform vec4 view_slope;       // tangents: of the half field (x, y) and of the shifted centre (z, w)
uniform float pixel_cm;        // at the focused plane
uniform sampler2D samples_depth;
uniform vec2 camera_depth;      // the projection's factors of depth
uniform float aperture_pixels;  // radius of the lens' opening, in pixels at the focused plane
uniform float comb_pixels;      // how far along fibres are evened out to either side
uniform float comb_across;      // and across them, in samples

in vec2 uv;
out vec4 out_radiance;  // and the radius of the circle of confusion, in pixels

const float FLAT = 0.30;         // pixels that a sample may lie off its pixel's plane
const float OFF_PLANE = 6.0;     // what a pixel off the plane weighs against a pixel sideways
const float OTHER_PART = 100.0;
const vec2 CLOSED_LOCK = vec2(0.72, 0.97);  // share of hair around, from which it begins to hide a shirt, and wholly does, by eye
const float HALF_BRIGHT = 0.4;   // radiance that counts half in pixels which hair or skin share with the backdrop, by eye
const int TAPS = 16;             // on a spiral of even density (the golden angle)
const float AROUND = 0.008;      // share of the picture's side, about two millimetres
const int COMB_TAPS = 27;        // nine for each of three lanes: with five, fine hair over bright skin is grain and not lines; with four, their steps fall in with those of strand.frag
const float COMBED = 0.8;        // share of hair's light that is evened out along it
const vec2 CROSSED = vec2(0.35, 0.85);  // share of a run's hair that heads its way, from which it is told apart
const float EVEN = 0.9;          // share of its coverage
const float FINE = 0.6;          // stubble is short: length of their run
const float COILED = 0.25;       // and of coils' and stubs'
const vec2 LYING = vec2(1.6, 2.3), BESIDE = vec2(0.75, 1.7);  // of brows' and lashes', and how far lanes are apart, in close-ups and where hairs are a tenth of a pixel wide, which else are rows of dots, by eye
const float LEAST_SHARE = 0.004; // of hair in a relief's texel, from which pixels without any of their own look for it
const vec2 SUNK = vec2(1.5, 0.8);  // how dark hair is that lies deep, curls and what is combed one way, whose locks know their own shade, by eye
const vec2 COMBED_WAY = vec2(0.5, 0.9);  // of hair's heading in the relief, between which it is one or the other
const vec2 PALE = vec2(0.03, 0.16);  // radiance of hair, of a grey card's in the same light is 0.18, by eye
const float LIFTED = 0.14, DEEPEST = 0.65;  // bounds of depth, as relief.frag measures it
const vec3 CONTACT = vec3(0.60, 0.65, 0.67);  // how much hair shades the skin close under it, by eye: what still comes went through skin, and is warm
// Skin between hairs gets as little light past them as it sends back: unshaded, it is bright grain in a thin lock. From and to which
// share of a pixel they cover, and how much at most, by eye; it is warm as above.
const vec2 THIN_LOCK = vec2(0.2, 0.85);
const vec3 BETWEEN_HAIRS = vec3(0.32, 0.35, 0.37);
const float ON_CLOTH = 0.65;  // share of all that which a garment below hair gets, by eye: without it locks float before a collar
const vec2 WIRE = vec2(0.46, 0.66);  // share of the pixels around that show spectacles: those of a wire, of a broad rim's edge
const float PI = 3.14159265;
const vec3 LUMINANCE = vec3(0.2126, 0.7152, 0.0722);

// Where a sample lies, from its place in the picture (-1..1) and its depth.
vec3 head_from_sample(vec2 place, vec4 found) {
    float distance = found.x + found.y + focus_distance;
    vec2 slope = place * view_slope.xy + view_slope.zw;
    return camera_position + distance * (camera_forward + camera_right * slope.x + camera_up * slope.y);
}

float off_plane(vec3 head, vec3 position, ivec2 at) {
    return abs(dot(texelFetch(normal_diffuse_map, at, 0).xyz, head - position)) / pixel_cm;
}

// Of the nearest thing in a pixel; the backdrop, which is painted out of focus, counts as far off.
float confusion(ivec2 at) {
    float nearest = 1.0;
    for (int i = 0; i < 4; i++)
        nearest = min(nearest, texelFetch(samples_depth, at * SAMPLES + ivec2(i & 1, i >> 1) * (SAMPLES - 1), 0).r);
    float distance = camera_depth.y / (2.0 * nearest - 1.0 + camera_depth.x);
    return aperture_pixels * abs(distance - focus_distance) / distance;
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(radiance_map, 0) - 1;
    vec2 picture = vec2(last + 1);
    vec4 centre = texelFetch(position_map, at, 0);
    vec3 centre_normal = texelFetch(normal_diffuse_map, at, 0).xyz;
    vec3 own = texelFetch(radiance_map, at, 0).rgb, sum = vec3(0.0), fibres = vec3(0.0), behind = texture(backdrop_map, uv).rgb;
    float kind = 0.0;  // of the pixel's hair: its sample's alpha, see strand.frag
    vec2 counts = vec2(0.0);  // samples of hair, and of neither hair nor surface
    vec4 worn = vec4(0.0);    // of spectacles, and their number
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        ivec2 cell = ivec2(i % SAMPLES, i / SAMPLES);
        vec4 found = texelFetch(sample_map, at * SAMPLES + cell, 0);
        bool hair = found.a > 0.5, nothing = found.a == 0.0;
        vec2 offset = (vec2(cell) + 0.5) / float(SAMPLES) - 0.5;
        vec3 head = head_from_sample((vec2(at) + 0.5 + offset) / picture * 2.0 - 1.0, found);
        bool here = -found.a == centre.w && abs(dot(centre_normal, head - centre.xyz)) < FLAT * pixel_cm;
        float best = 1e9;
        ivec2 chosen = at;
        // A loop that seldom begins, not a branch: llvmpipe leaves a loop that no pixel needs, but runs both sides of an if.
        for (int n = hair || nothing || here ? 9 : 0; n < 9; n++) {
            ivec2 step_ = ivec2(n % 3 - 1, n / 3 - 1), there = clamp(at + step_, ivec2(0), last);
            vec4 place = texelFetch(position_map, there, 0);
            vec2 sideways = vec2(step_) - offset;
            float cost = dot(sideways, sideways);
            if (place.w != -found.a) cost += OTHER_PART;
            else if (place.w > 0.0) cost += OFF_PLANE * min(off_plane(head, place.xyz, there), 10.0);
            if (cost < best) {
                best = cost;
                chosen = there;
            }
        }
        counts += vec2(hair, nothing);
        fibres += hair ? found.rgb : vec3(0.0);
        kind = hair ? found.a : kind;
        vec3 taken = hair || nothing ? vec3(0.0) : (here ? own : texelFetch(radiance_map, chosen, 0).rgb);
        sum += taken;
        worn += found.a == -float(PART_EYEWEAR) ? vec4(taken, 1.0) : vec4(0.0);
    }
    // Which side of a wire a pixel's middle met is chance, and along the wire it would look like a twisted rope: its pixels share
    // their light, the brightest counting least, as in a tone-mapped average; over so many that a wire which lies nearly level, and
    // goes from row to row every seven pixels or so, is no row of dashes.
    vec4 wire = vec4(0.0, 0.0, 0.0, 1e-4);
    float found_near = 0.0;
    for (int n = worn.a > 0.0 ? 0 : 81; n < 81; n++) {
        ivec2 step_ = ivec2(n % 9 - 4, n / 9 - 4), there = clamp(at + step_, ivec2(0), last);
        float is_worn = texelFetch(position_map, there, 0).w == float(PART_EYEWEAR) ? 1.0 : 0.0;
        vec3 light = texelFetch(radiance_map, there, 0).rgb;
        found_near += max(abs(step_.x), abs(step_.y)) < 3 ? is_worn / 25.0 : 0.0;
        wire += vec4(light, 1.0) * (is_worn * exp(-0.10 * float(step_.x * step_.x + step_.y * step_.y)) / (1.0 + light.r + light.g + light.b));
    }
    sum += (wire.rgb / wire.a * worn.a - worn.rgb) * (1.0 - smoothstep(WIRE.x, WIRE.y, found_near)) * step(0.01, found_near);
    // Real fibres are a quarter of a pixel wide and run on: what is drawn of them is evened out along their way, not across it,
    // both their light and how much of the pixel they cover. Where a pixel's own samples all missed, the relief knows the way.
    vec4 relief = texture(relief_map, uv), middle = texelFetch(sample_map, at * SAMPLES + SAMPLES / 2, 0);
    kind = middle.a > 0.5 ? middle.a : kind;
    float share = length(relief.zw);
    vec2 doubled = kind > 0.5 ? vec2(cos(2.0 * PI * kind), sin(2.0 * PI * kind)) : relief.zw / max(share, 1e-3);
    vec2 course = sqrt(max(0.5 + vec2(0.5, -0.5) * doubled.x, 0.0)) * vec2(1.0, doubled.y < 0.0 ? -1.0 : 1.0);
    vec2 home = (vec2(at) + 0.5) * float(SAMPLES);
    vec3 combed = vec3(0.0), crossing = vec3(0.0);
    vec3 run = vec3(1e-4, 0.0, 1e-4);  // weights of taps on hair of this heading, on any hair, and of all
    bool lying = kind >= 4.0;
    float thin = smoothstep(6.0, 2.0, comb_pixels);
    float stretch = comb_pixels * float(SAMPLES) * (kind < 0.5 ? FINE : kind < 2.0 ? 1.0 : kind < 3.0 ? FINE : kind < 4.0 ? COILED : mix(LYING.x, LYING.y, thin));
    float lane = comb_across * (lying ? mix(BESIDE.x, BESIDE.y, thin) : 1.0);
    int taps = counts.x > 0.0 || share > LEAST_SHARE ? COMB_TAPS : 0;
    for (int n = 0; n < taps; n++) {
        float far = (float(n) + 0.5) / (0.5 * float(taps)) - 1.0, weight = 1.0 - 0.7 * far * far;
        vec2 there = home + course * (far * stretch) + vec2(-course.y, course.x) * (float(n % 3 - 1) * lane);
        vec4 found = texelFetch(sample_map, clamp(ivec2(there), ivec2(0), (last + 1) * SAMPLES - 1), 0);
        float agree = dot(vec2(cos(2.0 * PI * found.a), sin(2.0 * PI * found.a)), doubled);
        float alike = found.a > 0.5 ? weight * smoothstep(0.4, 0.8, agree) : 0.0;
        combed += alike * found.rgb;
        crossing += found.a > 0.5 ? weight * found.rgb : vec3(0.0);
        run += vec3(alike, found.a > 0.5 ? weight : 0.0, weight);
    }
    float all = float(SAMPLES * SAMPLES);
    vec3 drawn = counts.x > 0.0 ? fibres / max(counts.x, 1.0) : combed / run.x;
    combed = mix(drawn, combed / run.x, COMBED * smoothstep(0.5, 3.0, run.x));
    // Where hairs cross, which of them a pixel's middle met is chance, and would show as dots: it takes them all.
    combed = mix(crossing / max(run.y, 1e-4), combed, smoothstep(CROSSED.x, CROSSED.y, run.x / max(run.y, 1e-4)));
    // Pale hair passes light on and fills its own depths.
    float filled = smoothstep(PALE.x, PALE.y, dot(combed, vec3(1.0 / 3.0)));
    combed *= exp(-mix(SUNK.x, SUNK.y, smoothstep(COMBED_WAY.x, COMBED_WAY.y, share)) * (1.0 - 0.5 * filled) * clamp(relief.x, -LIFTED, DEEPEST));
    float cover = mix(counts.x / all, run.y / run.z, EVEN);
    // What is not hair: surfaces, and the backdrop.
    float others = all - counts.x, bare = others - counts.y;
    vec3 surface = bare > 0.0 ? sum / bare : own;
    bool among_hairs = kind >= 1.0 && kind < 2.0;  // of the scalp, which lie
    float shaded = centre.w < 1.5 ? 1.0 : int(centre.w + 0.5) == PART_CLOTH ? ON_CLOTH : 0.0;
    surface *= 1.0 - shaded * (CONTACT * relief.y + (among_hairs ? BETWEEN_HAIRS * smoothstep(THIN_LOCK.x, THIN_LOCK.y, run.y / run.z) * (1.0 - relief.y) : vec3(0.0)));
    float open = (1.0 - cover) * (others > 0.0 ? counts.y / others : 1.0 - step(0.5, centre.w));
    float solid = 1.0 - cover - open;
    // One hair is drawn for several: where the drawn ones nearly close, the real ones do, and a bright wall behind them would
    // show in specks that nobody has seen on a head. Only within the hair: its outline is fine and lets light through.
    // Nor does a shirt behind a lock.
    float within = 0.0, locks = 0.0, reach = float(last.x + 1) * AROUND;
    bool mixed = cover > 0.0 && open > 0.0, on_cloth = among_hairs && solid > 0.0 && int(centre.w + 0.5) == PART_CLOTH;
    for (int n = mixed || on_cloth ? 0 : TAPS; n < TAPS; n++) {
        float turn = 2.39996 * float(n);
        ivec2 there = clamp(at + ivec2(round(vec2(cos(turn), sin(turn)) * (reach * sqrt((float(n) + 1.0) / float(TAPS))))), ivec2(0), last);
        float met = texelFetch(sample_map, there * SAMPLES + SAMPLES / 2, 0).a;
        within += (met == 0.0 ? 0.0 : 1.0) / float(TAPS);
        locks += (met > 0.5 ? 1.0 : 0.0) / float(TAPS);
    }
    solid *= on_cloth ? 1.0 - smoothstep(CLOSED_LOCK.x, CLOSED_LOCK.y, locks) * smoothstep(0.2, 0.8, cover) : 1.0;
    open *= mixed ? 1.0 - smoothstep(0.72, 0.97, within) : 1.0;
    // Pictures are scaled down after the film, not before it: as light, a white wall outshines hair and skin in every pixel that they do
    // not fill, and edges are steps. So both are weighed as the film bends them, by x / (x + HALF_BRIGHT).
    vec3 before = cover * combed + solid * surface;
    float foreground = cover + solid, bright = dot(behind, LUMINANCE), lit = dot(before, LUMINANCE) / max(foreground, 1e-4);
    open *= foreground > 1e-4 ? (HALF_BRIGHT + lit) / (HALF_BRIGHT + bright) : 1.0;
    out_radiance = vec4((before + open * behind) / max(foreground + open, 1e-4), confusion(at));
}
