#extension GL_ARB_texture_gather : require
// Light that leaves a hair towards the camera, once for every control point. One texel is one point.
//
// The lobes R, TT and TRT of Marschner et al. 2003, "Light Scattering from Human Hair Fibers", as products of Gaussians in
// longitude and simple functions of azimuth in the manner of Karis 2016, "Physically Based Hair Shading in Unreal"; fibre
// absorption as a power of the colour (d'Eon et al. 2011 give the exact form). Light reaches a point through the hair in
// front of it, whose depth is read from the shadow tiles and turned into attenuation.
#include "common_shadow.glsl"
#include "common_strands.glsl"
#include "common_lights.glsl"
#include "common_near.glsl"

uniform sampler2D strand_colours;  // rgb reflectance, opacity
uniform sampler2D strand_openness; // light relative to what the casters tell, 127 of 255 is 1
uniform int point_count;           // of this set
uniform float gloss;
uniform float contrast;            // of strands among each other: the more hairs each stands for, the less they differ
uniform vec3 company;              // mean reflectance of the set: what light on its way through it meets
uniform float laid;                // 1 where hairs lie over each other: on scalp and chin; 0 for brows and lashes
uniform vec3 camera_position;
uniform int light_index[HAIR_LIGHTS];   // which tiles are looked at
uniform vec4 light_weight[HAIR_LIGHTS]; // what each adds to the seen share of key, rim, fill and dome
uniform int light_count;
uniform vec3 lamp_irradiance[3];
uniform vec3 dome_mean;                 // radiance

uniform sampler2D surface_depth;        // from the camera
uniform sampler2D screen_depth;         // of the coarse casters, hair included
uniform mat4 clip_from_head;
uniform vec2 camera_depth;              // the projection's factors of depth

out vec4 out_radiance;  // rgb; opacity, plus 2 where it stands for hidden neighbours too, -1 if it is one of them

// Light on its way through hair: what a fibre of middling colour lets on, per cm of the casters' depth. Direct light dies faster,
// light that fibres have passed on (Zinke et al. 2008, "Dual scattering approximation for fast multiple scattering in hair")
// slower, and the slower the fairer they are. Fitted to look right with casters of the usual number.
const vec2 EXTINCTION = vec2(1.2, 1.6);  // of short hair, which stands apart, and of locks of long hair, which lie close; by eye
const float DIRECT = 1.6;       // power of the above for light that has met no fibre
const float OWN_DEPTH = 0.10;   // cm, about the error of the coarse casters
const float DOME_SHEEN = 0.072;  // mean Fresnel reflectance of a fibre, 0.046 head on and more aslant, less what its neighbours block; by eye
const vec2 CLIPPED = vec2(0.5, 6.0);  // cm; stubble stands alike, differences show between hairs that lie along each other
const vec2 HANGING = vec2(6.0, 12.0);  // cm from root to tip, up to which hair stands or lies, and from which it hangs in locks
const vec2 HAZE = vec2(0.9, 3.2);  // cm from root to tip, up to which hairs on a skull's outline are a haze, and from which they are locks, by eye
const vec3 SKULL = vec3(0.0, 1.0, -9.5);  // middle of the braincase in head space, about
const vec2 OUTLINE = vec2(0.11, 0.32);  // share that is left of such hairs seen on edge, stubs and longer: piled up by the dozen they would draw a black rim, by eye
const vec3 LOBE_SHIFT = vec3(1.0, -0.5, -1.5);  // of R, TT, TRT in units of the cuticle's tilt
const vec3 LOBE_WIDTH = vec3(0.105, 0.16, 0.23), WIDTH_IN_LOCKS = vec3(0.095, 0.16, 0.215); // radians; in locks fibres lie side by side, by eye
const vec3 SATIN = vec3(0.22, 0.05, 0.34);  // share of R that hairs of a lock spread past the band, short ones and long ones, which lie this many radians apart; by eye
const vec3 CUTICLE = vec3(1.06, 1.0, 0.90); // what it reflects is not quite white: skin's oil and the pigment under it, by eye
const vec3 CLEAR_CUTICLE = vec3(1.03, 1.0, 0.94);  // that of black hair, under which no pigment sends light back: nearly white, by eye
const float EDGE_SHEEN = 0.08;  // what a fibre's flanks throw forwards of light from behind: over three tenths of its width Schlick's Fresnel reflectance is .12 in the mean, and neighbours take some of it
const float EDGE_GLOW = 0.22;   // what goes through the outermost of them (TT) and gets past the next, by eye
const float EDGE = 0.60;  // cosine to the camera from which hair's outside turns its back to what is behind, by eye
const float SHEEN_WITHIN = 0.22;  // share of the dome's sheen that fibres have which do not see it, from others' cuticles: without it black hair has no form in its shade, by eye
const float FROM_SKIN = 0.34;  // what skin and other hair throw back where the dome can't be seen, by eye
const float FROM_KIN = 1.6;  // and what more of it fibres throw back the fairer they are: within fair hair it is not dark, by eye
// Light that fibres pass to and fro, as a share of what their colour would send back: within dark hair it is absorbed, and what shows
// is the cuticles; as much as of brown hair is felt, and locks are matt and grey instead of dark with a band of light. Shares of the
// darkest and of the rest, and mean reflectances between which it comes to that, where hair hangs and where it is short, by eye.
const float DARK_BODY = 0.43, BODY = 0.50;
const vec2 DARK_LOCKS = vec2(0.012, 0.045), DARK_CROP = vec2(0.025, 0.075);
const vec2 PALE = vec2(0.10, 0.28);  // reflectance from which neighbours light each other, and where they wholly do, by eye
const float EVENED = 0.6;    // share of the differences between fibres that pale ones lose: what one passes on lights the next, by eye
// The key's R alone makes hanging hair grey, where each lock shows its band elsewhere: it is a veil and no band. By eye.
const vec2 TURNING = vec2(0.08, 0.128);  // radians by which cuticles of locks are turned, of hair that stands and that hangs
const float HANGING_R = 0.66, HANGING_TRT = 1.48;  // gains of the white and of the hair's own reflection
const float BLACK_R = 0.95;  // share of that in black hair, by eye: with much less long black hair is a hole in the picture
const vec2 BLACKEST = vec2(0.012, 0.028);  // mean reflectances between which hair is black .. brown
const vec2 RISEN = vec2(0.3, 3.2);  // cm from the root, between which long hair takes on its sheen, by eye
const float MATT = 0.3;      // share of it at the root, by eye
const float IN_LOCKS = 0.33;   // share of the differences between fibres that those of hanging hair keep, which lie along each other in locks, by eye
const vec2 FLASH = vec2(1.2, 0.8);  // by how much R differs between locks of hair that stands, whose bands are broken at each of them, and that hangs, by eye
const float CROWN_BAND = 0.42;  // share of the light from overhead that black hair sends back in a soft band round the crown, by eye
const vec3 OVERHEAD = vec3(0.0, 0.94, 0.34);  // where ceilings and the high sky stand
const vec2 CROWN = vec2(2.0, 6.0);  // cm over the eyes between which hair comes to lie round the crown: below, the band would be a veil, by eye
const float BAND_WIDTH = 0.19;  // radians, wide as what stands there
const float STREAKS = 0.13;  // by how much broad streaks of hanging hair are lighter or darker than their neighbours, by eye
const float SHELTER = 0.65;  // depth of the shade that strands cast on their next neighbours, by eye

// Share of light that reaches a point by way of other fibres, where one of middling colour lets `seen` through.
vec3 passed_on(float seen, vec3 colour) { return pow(vec3(seen), 1.0 / (0.52 + 1.9 * colour)); }

float hash11(float p) {
    p = fract(p * 0.1031);
    p *= p + 33.33;
    p *= p + p;
    return fract(p);
}

// Seen share of key, rim, fill and dome.
vec4 seen_from(vec3 head, float extinction, int lights) {
    vec4 seen = vec4(0.0);
    for (int n = 0; n < lights; n++) {
        int i = light_index[n];
        vec3 place = shadow_place(i, head);
        vec2 part;
        vec4 hair = max((vec4(place.z) - shadow_depths(place.xy, part)) * SHADOW_RANGE - OWN_DEPTH, 0.0);
        vec4 left = exp(-extinction * hair);
        vec2 rows = mix(left.wx, left.zy, part.x);
        seen += light_weight[n] * mix(rows.x, rows.y, part.y);
    }
    return clamp(seen, 0.0, 1.0);
}

// What the camera can hardly see need not be drawn strand by strand.
const float BEHIND_SURFACE = 0.4;  // cm behind a surface, all around: gone
const vec2 BEHIND_HAIR = vec2(0.6, 2.4);  // cm behind the first hair, at roots and tips: every third strand remains, widened to make up for the others
const vec2 THINNING = vec2(0.5, 0.75);  // shares of their length between which hairs grow so few that holes would show through what is first, by eye
const int KEPT = 3;

// How many of the sixteen texels around a clip-space place hide what is `margin` cm nearer than it.
float texels_before(sampler2D depths, vec4 clip, float margin) {
    vec2 place = clip.xy / clip.w * 0.5 + 0.5, texel = 1.0 / vec2(textureSize(depths, 0));
    vec4 limit = vec4((camera_depth.y / (clip.w - margin) - camera_depth.x) * 0.5 + 0.5), covering = vec4(0.0);
    for (int i = 0; i < 4; i++) {
        vec2 corner = place + texel * vec2(i % 2 == 0 ? -1.0 : 1.0, i / 2 == 0 ? -1.0 : 1.0);
        covering += step(textureGather(depths, corner), limit);
    }
    return dot(covering, vec4(1.0));
}

bool behind_surface(vec3 head) { return texels_before(surface_depth, clip_from_head * vec4(head, 1.0), BEHIND_SURFACE) > 15.5; }

bool behind_hair(vec3 head, float margin) { return texels_before(screen_depth, clip_from_head * vec4(head, 1.0), margin) > 14.5; }

// What one strand is like. Real fibres differ in tilt and roughness, and dip under their neighbours and out again: at this scale
// that, not their mean, is what hair looks like. Neighbours on the skin have neighbouring numbers.
struct Fibre {
    float tilt;       // of the cuticle's scales, radians
    float reflected;  // gain of R
    float inner;      // gain of TRT
    float shelter;    // share of light that its neighbours leave it
    float satin;      // share of R past its band
    vec3 width;       // of the lobes, radians
    float body;       // share of what its colour sends back that fibres pass to and fro
};

// Smooth noise -1..1 along a strand or over neighbouring ones.
float drift(float place, float stream) {
    float cell = floor(place), t = place - cell;
    t = t * t * (3.0 - 2.0 * t);
    return mix(hash11(cell + stream), hash11(cell + 1.0 + stream), t) * 2.0 - 1.0;
}

float body_of(float mean, float hanging) {
    float darkness = mix(laid * (1.0 - smoothstep(DARK_CROP.x, DARK_CROP.y, mean)), 1.0 - smoothstep(DARK_LOCKS.x, DARK_LOCKS.y, mean), hanging);
    return mix(BODY, DARK_BODY, darkness);
}

Fibre fibre_of(float strand, float along, float contrast, float hanging, float mean) {
    float own = hash11(strand + 0.5), other = hash11(strand + 31.7);
    // By and by along them: where all locks of a head change at one place, its gloss ends in a line.
    float stage = floor(along * 3.0);
    float lock = mix(drift(strand / 26.0, 7.0 + 3.0 * stage), drift(strand / 26.0, 10.0 + 3.0 * stage), smoothstep(0.0, 1.0, along * 3.0 - stage));
    float tuft = drift(strand / 5.0, 101.0);
    float dip = drift(along * 5.0 + 91.0 * own, 211.0 + strand);
    return Fibre(0.07 + contrast * (0.06 * (own - 0.5) + 0.05 * tuft) + mix(TURNING.x, TURNING.y, hanging) * lock,
                 (0.92 + contrast * (1.3 * other * other + 0.45 * tuft * tuft - 0.57)) * max(0.0, 1.0 + mix(FLASH.x, FLASH.y, hanging) * lock),
                 1.0 + contrast * (1.1 * fract(own * 17.0) - 0.55),
                 1.0 - 0.15 * SHELTER + SHELTER * contrast * (0.55 * dip + 0.35 * (2.0 * other - 1.0) + 0.25 * tuft),
                 mix(SATIN.x, SATIN.y, hanging), mix(LOBE_WIDTH, WIDTH_IN_LOCKS, hanging), body_of(mean, hanging));
}

// Of what lies around a hair and of itself: light that comes to it has met its neighbours.
float pale_share(vec3 colour) { return smoothstep(PALE.x, PALE.y, dot(colour, vec3(1.0 / 3.0))); }

vec3 cuticle_of(vec3 around) { return mix(CLEAR_CUTICLE, CUTICLE, smoothstep(BLACKEST.x, BLACKEST.y, dot(around, vec3(1.0 / 3.0)))); }

vec3 scattering(vec3 colour, vec3 around, vec3 tangent, vec3 across, vec3 view, vec3 light, Fibre hair, float seen) {
    float sin_light = dot(tangent, light), sin_view = dot(tangent, view);
    float theta_light = asin(clamp(sin_light, -1.0, 1.0)), theta_view = asin(clamp(sin_view, -1.0, 1.0));
    vec3 light_flat = light - tangent * sin_light, view_flat = view - tangent * sin_view;
    float azimuth = dot(light_flat, view_flat) * inversesqrt(max(dot(light_flat, light_flat) * dot(view_flat, view_flat), 1e-8));
    azimuth = clamp(azimuth, -1.0, 1.0);
    float half_azimuth = sqrt(0.5 + 0.5 * azimuth);
    vec3 offset = (0.5 * (theta_light + theta_view) + LOBE_SHIFT * hair.tilt) / hair.width;
    vec3 longitude = 0.4 * exp(-0.5 * offset * offset) / hair.width;
    float satin = offset.x * hair.width.x / SATIN.z;
    longitude.x = mix(longitude.x, 0.4 * exp(-0.5 * satin * satin) / SATIN.z, hair.satin);
    vec3 halfway = normalize(light + view + 1e-6);
    // Fibres that are met at a slant stand behind others: bounded, or dark hair beside the sun is veiled with grey.
    float f = min(0.046 + 0.954 * pow(clamp(1.0 - dot(view, halfway), 0.0, 1.0), 5.0), 0.075);
    vec3 reflected = cuticle_of(around) * (0.24 * half_azimuth * f * hair.reflected);
    vec3 transmitted = 0.7 * pow(colour, vec3(0.9)) * exp(-4.0 * azimuth - 4.0);
    vec3 inner = 0.48 * hair.inner * pow(colour, vec3(0.92)) * exp(6.5 * half_azimuth - 6.5);
    float pale = pale_share(around);
    // Between fair fibres what comes out again is blurred into the body's light: left alone it makes straw of them.
    inner *= 1.0 - 0.5 * smoothstep(0.03, 0.10, dot(around, vec3(1.0 / 3.0)));
    vec3 lobes = gloss * (1.0 - 0.5 * pale) * (reflected * longitude.x + transmitted * longitude.y + inner * longitude.z);
    // Light that went through many hairs has lost its direction and taken on their colour: red reaches deeper.
    float cos_light = sqrt(max(0.0, 1.0 - sin_light * sin_light));
    // Between fair fibres it is paler than in any one of them: the cuticles' white mixes in.
    vec3 body = mix(colour, vec3(dot(colour, vec3(1.0 / 3.0))), 0.15 * pale);
    vec3 scattered = mix(hair.body, 0.80, pale) * body * (0.5 * cos_light + 0.5 * max(0.0, 0.4 + 0.6 * dot(across, light)));
    return lobes * pow(seen, DIRECT) + scattered * passed_on(seen, around);
}

void main() {
    int index = int(gl_FragCoord.x) + (int(gl_FragCoord.y) << 10);
    int local = index - first_point;
    if (local < 0 || local >= point_count) discard;
    int strand = local / points_per_strand, place = local - strand * points_per_strand;
    vec3 head = strand_point(index).xyz;
    vec3 before = strand_point(place > 0 ? index - 1 : index).xyz;
    vec3 after = strand_point(place < points_per_strand - 1 ? index + 1 : index).xyz;
    // Only with both its neighbours: then no ribbon that is seen reaches it.
    bool gone = behind_surface(before) && behind_surface(head) && behind_surface(after);
    float along = float(place) / float(points_per_strand - 1);
    float margin = mix(BEHIND_HAIR.x, BEHIND_HAIR.y, smoothstep(THINNING.x, THINNING.y, along));
    bool deep = behind_hair(before, margin) && behind_hair(head, margin) && behind_hair(after, margin);
    bool left_out = gone || (deep && strand % KEPT != 0);
    vec3 tangent = strand_tangent(index, place);
    vec4 pigment = texelFetch(strand_colours, texel_of(index), 0);
    vec3 colour = clamp(pigment.rgb, vec3(1e-4), vec3(1.0));
    vec3 around = mix(company, colour, 0.35);
    vec3 view = normalize(camera_position - head);
    vec3 side = cross(tangent, view);
    side *= inversesqrt(max(dot(side, side), 1e-8));
    vec3 across = cross(side, tangent);  // towards the camera, across the fibre
    // llvmpipe skips a loop that no point of a block needs; it would not skip what follows a return.
    float reach = distance(strand_point(index - place).xyz, strand_point(index - place + points_per_strand - 1).xyz);
    float hanging = smoothstep(HANGING.x, HANGING.y, reach);
    vec4 seen = seen_from(head, mix(EXTINCTION.x, EXTINCTION.y, hanging), left_out ? 0 : light_count);
    seen = max(seen, vec4(1e-4));
    Fibre hair = fibre_of(float(strand), along, contrast * mix(0.8, 1.0, smoothstep(CLIPPED.x, CLIPPED.y, reach)) * mix(1.0, IN_LOCKS, hanging) * (1.0 - EVENED * pale_share(around)), hanging, dot(around, vec3(1.0 / 3.0)));
    // At their roots long hairs lie every way: no sheen begins in a straight line along a parting.
    float climbed = smoothstep(RISEN.x, RISEN.y, distance(strand_point(index - place).xyz, head) * (0.6 + 0.8 * hash11(float(strand) + 5.3)));
    hair.reflected *= mix(1.0, mix(MATT, 1.0, climbed), smoothstep(4.0, 8.0, reach));
    hair.reflected *= mix(1.0, HANGING_R * mix(BLACK_R, 1.0, smoothstep(BLACKEST.x, BLACKEST.y, dot(around, vec3(1.0 / 3.0)))), hanging);
    hair.inner *= mix(1.0, HANGING_TRT, hanging);
    vec3 radiance = vec3(0.0);
    for (int i = 0; i < 3; i++)
        radiance += lamp_irradiance[i] * nearness(i, head) * scattering(colour, around, tangent, across, view, lamp_direction[i], hair, seen[i]);
    // From the dome comes what the sky above shows, and what fibres pass on of it.
    vec3 sky = mix(dome_mean, dome(across), 0.4);
    vec3 open = mix(passed_on(seen.w, around), vec3(seen.w), 0.3);
    radiance += sky * colour * mix(FROM_SKIN + FROM_KIN * around, vec3(0.95), open);
    // The dome in the fibre's cuticle: what gives black hair its sheen under an open sky.
    radiance += dome(reflect(-view, across)) * cuticle_of(around) * (DOME_SHEEN * gloss * hair.reflected * mix(SHEEN_WITHIN, 1.0, seen.w));
    // What stands overhead in them is a band, which every lock breaks; in brown hair it would be a grey veil.
    float black = laid * (1.0 - smoothstep(BLACKEST.x, BLACKEST.y, dot(around, vec3(1.0 / 3.0))));
    float off_band = (0.5 * (asin(clamp(dot(tangent, OVERHEAD), -1.0, 1.0)) + asin(clamp(dot(tangent, view), -1.0, 1.0))) + 2.0 * hair.tilt - 0.14) / BAND_WIDTH;
    vec3 overhead = dome(OVERHEAD);
    overhead = mix(overhead, vec3(dot(overhead, vec3(0.2126, 0.7152, 0.0722))), 0.6);
    black *= smoothstep(CROWN.x, CROWN.y, head.y);
    radiance += overhead * cuticle_of(around) * (CROWN_BAND * gloss * black * hair.reflected * exp(-0.5 * off_band * off_band) * mix(SHEEN_WITHIN, 1.0, seen.w));
    // And that of what is seen behind in the flanks of fibres along the outline: heads stand in the light of their backdrop.
    vec3 outwards = normalize(head - SKULL);
    float edge = laid * (1.0 - smoothstep(0.0, EDGE, dot(outwards, view))) * (1.0 - smoothstep(0.0, 5.0, head.z));
    radiance += dome(normalize(0.6 * outwards - view)) * (EDGE_SHEEN * cuticle_of(around) + EDGE_GLOW * pow(colour, vec3(0.9))) * (gloss * edge * mix(0.4, 1.0, seen.w));
    radiance *= 1.0 + STREAKS * hanging * (drift(float(strand) / 34.0, 401.0) + 0.6 * drift(float(strand) / 11.0, 433.0));
    radiance *= mix(hair.shelter, 1.0, 0.5 * pale_share(around)) * (texelFetch(strand_openness, texel_of(index), 0).r * (255.0 / 127.0));
    // A skull is round enough for its own directions to tell where it turns away.
    float turned = (1.0 - smoothstep(0.02, 0.34, dot(outwards, view))) * smoothstep(1.5, 5.0, head.y);  // round the ears it is clipped hair that ends there
    float haze = mix(1.0, mix(OUTLINE.x, OUTLINE.y, smoothstep(0.25, 0.9, reach)), turned * (1.0 - smoothstep(HAZE.x, HAZE.y, reach)) * smoothstep(-2.5, -5.0, head.z));  // not brows and lashes
    bool sound = all(lessThan(radiance, vec3(1e4)));
    out_radiance = left_out ? vec4(0.0, 0.0, 0.0, -1.0) : vec4(sound ? clamp(radiance, 0.0, 8.0) : vec3(0.0), haze * clamp(pigment.a, 0.0, 1.0) + (deep ? 2.0 : 0.0));
}
