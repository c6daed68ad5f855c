// The relief of the hair, small and smooth: how deep each place lies among its surroundings, and what hair stands over the skin.
#if STEP == 0
// Means over the samples of a texel: distances of hair and of surfaces from the focused plane, times their shares; the shares.
uniform sampler2D sample_map;
uniform sampler2D samples_depth;
uniform vec2 camera_depth;     // the projection's factors of depth
uniform float focus_distance;  // cm

layout(location = 0) out vec4 out_means;
layout(location = 1) out vec4 out_headings;  // cosine and sine of twice the hairs' heading, times their share; as above, of hair of the scalp alone

const int ASIDE = 4;  // samples looked at along the side of a texel
// Behind the first hair of a texel others count as no deeper: through a thin lock one sees some that are a hand's breadth behind it, here
// one and there none, and its mean depth would be chance and its shade black specks.
const float BEHIND_CM = 0.5;

float away_from_focus(ivec2 at) { return camera_depth.y / (2.0 * texelFetch(samples_depth, at, 0).r - 1.0 + camera_depth.x) - focus_distance; }

void main() {
    vec4 sum = vec4(0.0);
    vec2 doubled = vec2(0.0), scalp = vec2(0.0);
    vec2 spread = vec2(textureSize(sample_map, 0)) / float(SIDE);
    float first = 1e6;
    for (int i = 0; i < ASIDE * ASIDE; i++) {
        ivec2 there = ivec2((floor(gl_FragCoord.xy) + (vec2(i % ASIDE, i / ASIDE) + 0.5) / float(ASIDE)) * spread);
        first = min(first, texelFetch(sample_map, there, 0).a > 0.5 ? away_from_focus(there) : 1e6);
    }
    for (int i = 0; i < ASIDE * ASIDE; i++) {
        vec2 inside = (vec2(i % ASIDE, i / ASIDE) + 0.5) / float(ASIDE);
        ivec2 there = ivec2((floor(gl_FragCoord.xy) + inside) * spread);
        float kind = texelFetch(sample_map, there, 0).a;
        float turn = 6.2831853 * kind;
        doubled += kind > 0.5 ? vec2(cos(turn), sin(turn)) : vec2(0.0);
        float away = away_from_focus(there);
        bool of_scalp = (kind >= 1.0 && kind < 2.0) || (kind >= 3.0 && kind < 4.0);  // see strand.frag
        scalp += of_scalp ? vec2(min(away, first + BEHIND_CM), 1.0) : vec2(0.0);
        sum += kind > 0.5 ? vec4(min(away, first + BEHIND_CM), 1.0, 0.0, 0.0) : kind < 0.0 ? vec4(0.0, 0.0, away, 1.0) : vec4(0.0);
    }
    out_means = sum / float(ASIDE * ASIDE);
    out_headings = vec4(doubled, scalp) / float(ASIDE * ASIDE);
}
#else
uniform sampler2D means_map;
uniform sampler2D headings_map;
uniform float texels_per_cm;
uniform sampler2D normal_diffuse_map;
uniform vec3 camera_right;
uniform vec3 camera_up;
uniform vec3 camera_forward;
uniform vec2 towards_key;  // in the picture; shorter the more the key comes from where the camera is or from behind

out vec4 out_relief;  // of hair: how much its surroundings hide it; of skin: how much the hair close over it does; mean heading as above

const int TAPS = 28;          // on a spiral of even density (the golden angle)
const int NEAR = 4;           // of them on the same lock
const int ALONG = 5;          // texels looked at to either side along a lock
const float LOCK_CM = 1.6;
const vec2 COMBED = vec2(0.5, 0.85);  // how much hairs of a texel agree in heading, 0..1, from which on they are no curls, by eye
const float REACH_CM = 0.75;
const float DEEP_CM = 0.5;    // height of surroundings that shade hair wholly
const float OVER_CM = 1.2;    // hair further above the skin throws its shadow elsewhere
// What hangs beside a cheek takes part of the sky from it, and of the lamp it hangs before: few casters can't tell that apart from
// scribbles (see visibility.frag), its depth in the picture can. How far it is looked for, how far towards the key, how high it must
// stand over the skin for its distance, from where on it is too high, and how much it hides at most; by eye.
const float WIDE_CM = 2.1, TO_KEY_CM = 0.8, WIDE_OVER_CM = 2.0, WIDE = 0.95;
const vec2 HIGH = vec2(0.15, 0.55);
// Hair that goes up and back from a forehead lies farther from the camera than the skin before it, and still hides the sky and the
// lamp from it: as a layer over the skin's own plane, so many cm high from and to which it does; and share of that, by eye.
const vec2 LAYER = vec2(-0.16, 0.04);
const float BESIDE = 1.5, BESIDE_MOST = 0.7;  // gain, and the most that it hides, by eye
const vec2 BEYOND = vec2(-1.0, -2.4);  // cm behind skin, between which hair ceases to be on it: past the outline it is behind a head

const float ROUND_CM = 7.0;   // radius of skin, about

// How high a place lies over the skin of another, cm: over its own plane, as cheeks that turn away lie behind it with all that is on
// them. apart: cm in the picture; nearer: cm towards the camera. normal: of the skin, in the picture's axes.
float over_skin(vec3 normal, vec2 apart, float nearer) {
    return dot(normal, vec3(apart, nearer)) + dot(apart, apart) / (2.0 * ROUND_CM);
}

ivec2 aside(int tap, float reach) {
    float turn = 2.39996 * float(tap);
    return ivec2(round(reach * sqrt((float(tap) + 0.5) / float(TAPS)) * vec2(cos(turn), sin(turn))));
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy), last = textureSize(means_map, 0) - 1;
    vec4 own = texelFetch(means_map, at, 0);
    float over = 0.0, reach = REACH_CM * texels_per_cm, skin = own.z / max(own.w, 1e-3);
    vec3 facing = texture(normal_diffuse_map, (vec2(at) + 0.5) / vec2(last + 1)).xyz;
    facing = vec3(dot(facing, camera_right), dot(facing, camera_up), -dot(facing, camera_forward));
    vec2 doubled = texelFetch(headings_map, at, 0).xy;
    for (int n = 1; n < NEAR; n++) {
        ivec2 there = clamp(at + aside(n, reach), ivec2(0), last);
        own += texelFetch(means_map, there, 0);
        doubled += texelFetch(headings_map, there, 0).xy;
    }
    // A lock that lies deep does so for some way: where hairs head one way its depth is that along them, or single texels that met
    // others are blots, and hanging hair is felt.
    float along = length(doubled) / max(own.y, 1e-3), half_turn = 0.5 * atan(doubled.y, doubled.x);
    vec2 course = vec2(cos(half_turn), sin(half_turn)) * (LOCK_CM * texels_per_cm * smoothstep(COMBED.x, COMBED.y, along) / float(ALONG));
    vec2 lock = own.xy;
    for (int n = -ALONG; n <= ALONG; n++) lock += texelFetch(means_map, clamp(at + ivec2(round(course * float(n))), ivec2(0), last), 0).xy;
    float hair = lock.x / max(lock.y, 1e-3);
    vec2 sunk = vec2(0.0, 1e-3);
    float beside = 0.0;
    for (int n = 0; n < TAPS; n++) {
        float far = sqrt((float(n) + 0.5) / float(TAPS));
        ivec2 tap = aside(n, reach), place = clamp(at + tap, ivec2(0), last);
        vec4 there = texelFetch(means_map, place, 0);
        float away = there.x / max(there.y, 1e-3);
        sunk += there.y * vec2(clamp((hair - away) / DEEP_CM, -1.0, 1.0), 1.0);
        float above = skin - away;
        float weight = (1.0 - far * far) * 2.0 / float(TAPS);
        over += there.y * weight * step(0.0, above) * clamp(2.0 - above / OVER_CM, 0.0, 1.0);
        vec2 apart = vec2(tap), of_scalp = texelFetch(headings_map, place, 0).zw;
        beside += of_scalp.y * weight * smoothstep(LAYER.x, LAYER.y, over_skin(facing, apart / texels_per_cm, skin - of_scalp.x / max(of_scalp.y, 1e-3)));
    }
    over = max(over, min(BESIDE * beside, BESIDE_MOST));
    float wide = 0.0;
    for (int n = 0; n < TAPS; n++) {
        vec2 apart = vec2(aside(n, WIDE_CM * texels_per_cm)) + towards_key * (TO_KEY_CM * texels_per_cm);
        vec2 there = texelFetch(headings_map, clamp(at + ivec2(round(apart)), ivec2(0), last), 0).zw;
        apart = round(apart) / texels_per_cm;
        float nearer = skin - there.x / max(there.y, 1e-3), above = over_skin(facing, apart, nearer), far = length(apart);
        wide += there.y * smoothstep(BEYOND.y, BEYOND.x, nearer) * (1.0 - (float(n) + 0.5) / float(TAPS)) * smoothstep(HIGH.x, HIGH.y, above / (far + 0.3)) * clamp(2.0 - above / WIDE_OVER_CM, 0.0, 1.0);
    }
    over += (1.0 - min(over, 1.0)) * WIDE * min(2.0 * wide / float(TAPS), 1.0);
    float among = sunk.y / float(TAPS);
    out_relief = vec4(sunk.x / sunk.y * smoothstep(0.35, 0.85, among), over, doubled / float(NEAR));
}
#endif
