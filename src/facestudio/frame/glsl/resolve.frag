// From what is known about a pixel to the radiance that leaves it towards the camera.
#include "light_pixel.glsl"
#if EYES
// From one pixel to the next the cornea (radius 0.76 cm) turns the mirrored ray by 2.6 / pixels_per_cm; half of that, in units of
// a usual lamp's half size, keeps the catch light's edge from showing steps.
#define LEAST_BLUR (4.0 / pixels_per_cm)
#endif
#include "common_lights.glsl"
#include "common_specular.glsl"
uniform sampler2D irradiance_map;  // after scattering
uniform vec3 sample_direction[LAMP_SAMPLES];
uniform vec3 sample_radiance[LAMP_SAMPLES];  // times the solid angle of the sample
uniform ivec3 sample_ends;                   // running ends of key, rim and fill
uniform int key_outline;                     // of scene.types
uniform int worn_taps;                       // where spectacles are looked for, 0 for who wears none
uniform int cast_taps;                       // the same of what they take of the key's light
uniform vec3 room_light;                     // radiance of a white thing among these lights, over all ways that it may face

out vec4 out_radiance;

#if EYES
#include "light_eye.glsl"
#endif

const float SKIN_REFLECTANCE = 0.028;  // at normal incidence, index of refraction 1.4
const vec3 MOUTH_BOUNCE = vec3(0.33, 0.284, 0.240);
const vec3 UNSCATTERED = vec3(0.20, 0.36, 0.42);        // share of the light on skin that leaves where it came in
// What is left of the shading of pores and lines, which two blurs would wipe out: red light evens it out most. All of it would be the
// peel of an orange, none wax. By eye.
const vec3 FINE_KEPT = vec3(0.64, 0.84, 0.96);
const float MOST_FINE = 0.52;
const float BETWEEN = 0.85;            // share of what hides the room from skin that is skin itself
const float RELIEF_HIDES = 0.25;
const vec3 FLESH = vec3(0.38, 0.30, 0.26);  // what a collar sees beside cloth; skin of middle tone, by eye
// Of the surroundings dry skin mirrors less than a smooth film would: measured faces have about a third of Fresnel's
// reflectance (Weyrich et al. 2006, "Analysis of Human Faces using a Measurement-Based Skin Reflectance Model", from memory).
const float DRY_FILM = 0.33, OILY_FILM = 0.32;
const float DARK_DOWN = 0.3;
const float PLASTIC_GRAZING = 0.30;  // share of Fresnel's reflectance at grazing angles, by eye
const float LEAST_METAL = 0.40;      // by eye
const float MOST_METAL = 0.34;       // what the mirror image of lamps in a wire comes near to, by eye: a thread, not a line of chalk
// How far a wire's way is looked for, and the spread of its highlight along it, a lamp's size counted, as the sine of half the angle. By eye.
const int WIRE_TAPS = 24;
const float WIRE_CM = 0.35, WIRE_SPREAD = 0.11, WIRE_SHINE = 0.10;
const float MOST_PLASTIC = 0.20;     // radiance that a plastic's mirror image comes near to, by eye: of white paper it is 0.8
// Where necks end, cm in head space; how far the shade of a hem reaches, and its strength by colour: what comes through the skin beside
// it is red. By eye.
const float HEM_BELOW = -9.0, HEM_CM = 0.55;
const int HEM_TAPS = 14;
const vec3 UNDER_HEM = vec3(0.86, 0.95, 0.98);
// A straight hem covers half of what is around; between two, as at a throat, some light still goes to and fro: never black.
const float HEM_STRENGTH = 1.3, MOST_HEM = 0.68;
const vec3 WITHIN_HEM = vec3(0.085, 0.060, 0.048);  // of the room's light, by eye
// The same on cloth, of what stands over it. By eye.
const int EDGE_TAPS = 12;
const float EDGE_CM = 0.8, EDGE_STRENGTH = 0.75;
// The same for spectacles, measured between surfaces: pads, bridge and temples touch, rims stand off. By eye.
const float WORN_CM = 0.75, WORN_TOUCHES_CM = 0.12;
const vec3 UNDER_WORN = vec3(2.2, 2.6, 2.75);
// And what they throw on cheeks and nose of the key's light, of which tiles and the blur of the light below the skin leave a haze: so
// far before the skin rims stand, so wide is what a lamp makes of their shadow, and its strength. By eye.
const float CAST_AHEAD_CM = 1.1, CAST_CM = 0.45, MOST_ASLANT = 1.1;
const vec2 CAST_FADES_CM = vec2(1.2, 2.8);
const vec3 UNDER_CAST = vec3(1.55, 1.80, 1.90);
const vec2 CAST_FROM_TO_CM = vec2(-6.5, 3.5);  // heights in head space between which it can fall
// Widens highlights by the spread of normals inside a pixel, or fine bumps glitter: after Tokuyoshi and Kaplanyan 2019,
// "Improved Geometric Specular Antialiasing", with their bound; the variance is our choice, a Gaussian of half a pixel.
const float PIXEL_VARIANCE = 0.25;
const float MOST_WIDENING = 0.30;
// What the shine of lamps on skin comes near to, as a share of the light that falls there, by eye: a satin, never varnish.
const vec2 MOST_SHINE = vec2(0.90, 1.20);  // in dark and fair skin
const float NARROW = 0.42;  // width of the film's lobe beside the broad one, by eye
const vec3 LUMINANCE = vec3(0.2126, 0.7152, 0.0722);

float widened(Pixel p) {
    vec3 spread = vec3(0.0);
    float square = 0.0;
    for (int i = 0; i < 4; i++) {
        ivec2 side = p.at + ivec2(i < 2 ? 2 * i - 1 : 0, i < 2 ? 0 : 2 * i - 5);
        vec3 step_ = texelFetch(normal_map, clamp(side, ivec2(0), textureSize(normal_map, 0) - 1), 0).xyz - p.normal;
        square += part_at(side) == p.part ? 0.5 * dot(step_, step_) : 0.0;
    }
    float alpha = p.roughness * p.roughness;
    return sqrt(sqrt(clamp(alpha * alpha + min(2.0 * PIXEL_VARIANCE * square, MOST_WIDENING), 0.0, 1.0)));
}

// Two lobes for skin, the narrow one from the oil on top, as d'Eon and Luebke advise (GPU Gems 3, 2007, chapter 14); its share
// and width are judged by eye.
float distribution(float alpha, float normal_half, float oil) {
    float broad = ggx(alpha, normal_half);
    return oil > 0.0 ? mix(broad, ggx(alpha * NARROW, normal_half), oil) : broad;
}

// Point n of so many that are spread evenly over a disc of radius 1: Vogel's spiral (1979, Mathematical Biosciences 44:179).
vec2 in_disc(int n, int taps) {
    float turn = 2.39996 * float(n);
    return vec2(cos(turn), sin(turn)) * sqrt((float(n) + 0.5) / float(taps));
}

// Unit direction in which a wire runs, from where more of it is seen around a pixel; (0, 0, 0) where none is wanted or found.
vec3 wire_way(Pixel p, bool wanted) {
    mat3 spread = mat3(0.0);
    vec3 way = vec3(0.0);
    for (int n = wanted ? 0 : WIRE_TAPS; n < WIRE_TAPS; n++) {
        ivec2 there = p.at + ivec2(round(in_disc(n, WIRE_TAPS) * (WIRE_CM * pixels_per_cm)));
        vec3 step_ = texelFetch(position_map, there, 0).xyz - p.position;
        if (part_at(there) != PART_EYEWEAR || dot(step_, step_) > 4.0 * WIRE_CM * WIRE_CM) continue;
        spread += outerProduct(step_, step_);
        way = dot(step_, step_) > dot(way, way) ? step_ : way;
    }
    for (int n = 0; n < 3; n++) {
        way = spread * way;
        way /= max(length(way), 1e-9);
    }
    return way;
}

// What the surface sends back without letting it in. taken: the share of even light that it keeps from the inside. fine: what
// relief adds to or takes from the lamps' irradiance over pi, beyond what the smoother normal of the blurred passes knows.
vec3 specular(Pixel p, out float taken, out vec3 fine) {
    bool skin = p.part == PART_SKIN;
    float roughness = widened(p), alpha = max(roughness * roughness, 1e-3);
    bool worn = p.part == PART_EYEWEAR;
    // Along the side of a temple, which is seen almost edge-on, a plastic's mirror image would hide its colour.
    float f0 = min(SKIN_REFLECTANCE * p.specular, 0.95), strength = worn && f0 < 0.06 ? PLASTIC_GRAZING : min(p.specular, 1.0);
    bool metal = worn && f0 > 0.06;
    float normal_view = clamp(dot(p.normal, p.view), 0.05, 1.0);
    float oil = skin ? clamp(0.14 + 0.23 * p.specular, 0.0, 0.60) : 0.0;
    // Down is as dark as skin is; and in hollows, as below the jaw, it would be a grey seam.
    float fuzz = p.ambient * mix(DARK_DOWN, 1.0, smoothstep(0.06, 0.36, p.albedo.r));
    vec3 lamps = vec3(0.0);
    fine = vec3(0.0);
    // Across a wire a pixel sees all of its normals, along it one: highlights are where it lies square to halfway, as on a hair (the R of
    // Marschner et al. 2003, "Light Scattering from Human Hair Fibers"). By the pixel's one normal a rim was a flat line.
    vec3 way = wire_way(p, metal), thread = vec3(0.0);
    for (int i = 0; i < sample_ends.z; i++) {
        vec3 light = sample_direction[i];
        float normal_light = dot(p.normal, light);
        float seen = i < sample_ends.x ? p.lamps.x : (i < sample_ends.y ? p.lamps.y : p.lamps.z);
        if (metal) {
            float aslant = 0.5 * (dot(way, light) + dot(way, p.view)) / WIRE_SPREAD;
            thread += sample_radiance[i] * (mix(0.3, 1.0, seen) * exp(-0.5 * aslant * aslant) * sqrt(0.5 + 0.5 * dot(light, p.view)));
        }
        if (normal_light <= (skin ? -0.25 : 0.0)) continue;
        if (skin) {
            lamps += sample_radiance[i] * (seen * smoothstep(-0.25, 0.15, normal_light) * fuzz * down(dot(light, p.view), max(normal_view, 0.22)));
            fine += sample_radiance[i] * (seen * (max(normal_light, 0.0) - max(dot(p.normal_diffuse, light), 0.0)) / PI);
        }
        normal_light = max(normal_light, 0.0);
        vec3 halfway = normalize(light + p.view + 1e-6);
        float normal_half = clamp(dot(p.normal, halfway), 0.0, 1.0);
        float f = f0 + (strength - f0 * strength) * pow5(clamp(1.0 - dot(p.view, halfway), 0.0, 1.0));
        // Light from behind the face skims it; at full strength temples look wrapped in film.
        float behind = skin ? mix(0.30, 1.0, smoothstep(-0.5, 0.2, dot(light, p.view))) : 1.0;
        lamps += sample_radiance[i] *
                 (seen * behind * normal_light * f * smith(alpha, normal_light, normal_view) * distribution(alpha, normal_half, oil));
    }
    // No film on skin is so even that it stays a mirror: its light comes near to a share of the light that falls there, never past it.
    if (skin) {
        float most = mix(MOST_SHINE.x, MOST_SHINE.y, smoothstep(0.06, 0.36, p.albedo.r)) * dot(p.direct + 0.15 * dome(p.normal), LUMINANCE) + 1e-4;
        lamps *= most / (most + dot(lamps, LUMINANCE));
    }
    vec3 bounce = reflect(-p.view, p.normal);
    vec2 share = dome_reflectance(roughness, normal_view);
    // At grazing angles skin's own relief shades it.
    float open = p.ambient * p.ambient * (skin ? RELIEF_HIDES + (1.0 - RELIEF_HIDES) * normal_view : 1.0);
    // A frame's own thin tubes stand in the way of the tiles, not of its mirror image.
    if (worn) open = mix(0.45, 1.0, p.ambient);
    float film = min(p.specular, DRY_FILM + OILY_FILM * min(p.specular, 2.4));
    taken = skin ? film * (SKIN_REFLECTANCE * share.x + share.y) : f0 * share.x + strength * share.y;
    vec3 surroundings = dome(normalize(mix(p.normal, bounce, 0.8))) * taken * open;
    // Below and behind it a polished metal mirrors the face and the clothes, of which the dome knows nothing; without them a wire is
    // paint. A rough one sees too much at once.
    if (metal) surroundings *= mix(LEAST_METAL, 1.0, max(smoothstep(-0.25, 0.65, bounce.y), smoothstep(0.30, 0.60, p.roughness)));
    if (skin) surroundings += dome(p.normal) * (2.5 * fuzz * down(0.0, max(normal_view, 0.14)));
    // Smooth things show the lamps themselves; a few samples would show as dots.
    float smooth_ = skin ? 0.0 : 1.0 - smoothstep(0.20, 0.30, roughness);
    if (smooth_ > 0.0) {
        vec3 seen = vec3(0.0);
        for (int i = 0; i < 3; i++) seen += lamp(i, bounce, 0.1 + 2.0 * roughness) * (worn ? mix(0.12, 1.0, p.lamps[i]) : p.lamps[i]);
        lamps = mix(lamps, seen * (f0 + (strength - f0 * strength) * pow5(1.0 - normal_view)), smooth_);
    }
    if (metal) lamps = 0.4 * lamps + thread * (dot(way, way) * WIRE_SHINE * f0 / (2.507 * WIRE_SPREAD));  // sqrt(2 pi)
    if (metal) lamps *= MOST_METAL / (MOST_METAL + dot(lamps, LUMINANCE));
    vec3 mirrored = lamps + surroundings;
    // What gold mirrors is golden, though paler than its paint, which was chosen to look like it alone. By eye.
    // What has no paint to tell a hue by mirrors all alike.
    float paint = max(p.albedo.r, max(p.albedo.g, p.albedo.b));
    if (metal) mirrored *= mix(vec3(1.0), p.albedo / max(paint, 1e-3), 0.75 * smoothstep(0.0, 0.005, paint));
    return worn && f0 < 0.06 ? mirrored * (MOST_PLASTIC / (MOST_PLASTIC + dot(mirrored, LUMINANCE))) : mirrored;
}

// Share of what is close around skin that is cloth, nearer to the camera than the skin itself: the tiles are too coarse, and their
// bias too large, for the shade under a hem that lies on a neck.
float beneath_hem(Pixel p) {
    float covered = 0.0;
    bool neck = p.part == PART_SKIN && p.position.y < HEM_BELOW;
    for (int n = neck ? 0 : HEM_TAPS; n < HEM_TAPS; n++) {
        ivec2 there = p.at + ivec2(round(in_disc(n, HEM_TAPS) * (HEM_CM * pixels_per_cm)));
        if (part_at(there) != PART_CLOTH) continue;
        vec3 step_ = texelFetch(position_map, there, 0).xyz - p.position;
        covered += smoothstep(-0.05, 0.08, dot(step_, p.view)) * (1.0 - smoothstep(1.0, 2.0, dot(step_, p.view))) / float(HEM_TAPS);
    }
    return covered;
}

// Share of what is close around cloth that stands over its own plane: what a collar, a hood or a lapel hides from the cloth beside it.
float beneath_edge(Pixel p) {
    float covered = 0.0;
    for (int n = 0; n < EDGE_TAPS; n++) {
        ivec2 there = p.at + ivec2(round(in_disc(n, EDGE_TAPS) * (EDGE_CM * pixels_per_cm)));
        int part = part_at(there);
        if (part != PART_CLOTH && part != PART_SKIN) continue;
        vec3 step_ = texelFetch(position_map, there, 0).xyz - p.position;
        float away = length(step_), over = dot(step_, p.normal_diffuse);
        covered += smoothstep(0.06, 0.24, over) * smoothstep(0.25, 0.6, over / max(away, 1e-3)) * (1.0 - smoothstep(1.0, 2.2, away)) / float(EDGE_TAPS);
    }
    return covered;
}

// The same of spectacles.
float beneath_frame(Pixel p) {
    float covered = 0.0;
    for (int n = p.part == PART_SKIN && p.position.y > HEM_BELOW ? 0 : worn_taps; n < worn_taps; n++) {
        ivec2 there = p.at + ivec2(round(in_disc(n, worn_taps) * (WORN_CM * pixels_per_cm)));
        if (part_at(there) != PART_EYEWEAR) continue;
        vec3 step_ = texelFetch(position_map, there, 0).xyz - p.position;
        covered += (1.0 - smoothstep(WORN_TOUCHES_CM, WORN_CM, length(step_))) / float(worn_taps);
    }
    return covered;
}

// Share of the key, 0..1, that spectacles take which stand before the skin.
float behind_frame(Pixel p) {
    vec3 across = normalize(cross(vec3(0.0, 1.0, 0.0), p.view)), up = cross(p.view, across);
    float ahead = dot(lamp_direction[0], p.view), covered = 0.0;
    vec2 aslant = vec2(dot(lamp_direction[0], across), dot(lamp_direction[0], up)) / max(ahead, 0.2);
    aslant *= CAST_AHEAD_CM * min(1.0, MOST_ASLANT / max(length(aslant), 1e-3));
    bool reached = p.part == PART_SKIN && p.lamps.x * ahead > 0.02 && p.position.y > CAST_FROM_TO_CM.x && p.position.y < CAST_FROM_TO_CM.y;
    for (int n = reached ? 0 : cast_taps; n < cast_taps; n++) {
        ivec2 there = p.at + ivec2(round((aslant + in_disc(n, cast_taps) * CAST_CM) * pixels_per_cm));
        if (part_at(there) != PART_EYEWEAR) continue;
        float before = dot(texelFetch(position_map, there, 0).xyz - p.position, p.view);
        covered += smoothstep(0.1, 0.5, before) * (1.0 - smoothstep(CAST_FADES_CM.x, CAST_FADES_CM.y, before)) / float(cast_taps);
    }
    return covered * p.lamps.x * smoothstep(0.0, 0.3, ahead);
}

vec3 lit(Pixel p, vec3 irradiance) {
    float taken;
    vec3 fine, shine = specular(p, taken, fine);
    if (p.part == PART_SKIN) {
        // Melanin swallows what would wander far: dark skin keeps its shadows' edges, without a red seam.
        vec3 unscattered = mix(max(UNSCATTERED, vec3(0.40)), UNSCATTERED, smoothstep(0.06, 0.36, p.albedo.r));
        irradiance = mix(irradiance, p.direct, unscattered);
        // At grazing light pits shade one another and their light goes to and fro: contrast levels off.
        vec3 contrast = FINE_KEPT * fine / (p.direct + 1e-4);
        irradiance *= 1.0 + contrast / (1.0 + abs(contrast) / MOST_FINE);
        // What a hollow does not see of the room it sees of the skin beside it, lit about as it is itself, and so on to and fro:
        // a geometric series (as in Jimenez et al. 2016, "Practical Real-Time Strategies for Accurate Indirect Occlusion").
        // Shade is warm by it.
        irradiance /= 1.0 - p.albedo * (BETWEEN * (1.0 - p.ambient) * smoothstep(0.0, 0.5, p.ambient));
        irradiance *= 1.0 - taken;
        float shaded = min(HEM_STRENGTH * beneath_hem(p), MOST_HEM);
        float worn = beneath_frame(p);
        irradiance *= (1.0 - UNDER_HEM * shaded) * exp(-UNDER_WORN * worn - UNDER_CAST * behind_frame(p));
        irradiance = max(irradiance, room_light * WITHIN_HEM * step(p.position.y, HEM_BELOW));
        shine *= (1.0 - shaded) * exp(-2.0 * worn);
        // The lid's rim is too thin for the coarse casters; without a floor it is a black outline.
        irradiance = mix(irradiance, max(irradiance, 0.8 * (dome_horizon + dome_zenith)), p.extra);
    }
    // Inside a collar cloth and neck, of which a part is lit, light each other; without that the gap between them is black.
    if (p.part == PART_CLOTH) {
        irradiance *= 1.0 - EDGE_STRENGTH * beneath_edge(p);
        float hidden = 1.0 - p.ambient;
        irradiance += room_light * mix(FLESH, p.albedo, 0.6) * hidden / (1.0 - 0.5 * p.albedo * hidden);
    }
    // Light goes to and fro between lips, teeth and tongue, and comes out warm; shadow maps only know the first step.
    // What lamps give the room comes there, too, and more where lips take the key away, by eye: teeth in their shade are not grey.
    if (p.part == PART_MOUTH) irradiance += MOUTH_BOUNCE * vec3(1.17, 0.96, 0.81) * (dome_horizon + dome_zenith + room_light) * (0.55 + 0.45 * p.ambient) * (1.70 - 1.00 * p.lamps.x);
    return p.albedo * irradiance + shine;
}

void main() {
    Pixel p = read_pixel(ivec2(gl_FragCoord.xy));
    vec3 irradiance = texelFetch(irradiance_map, p.at, 0).rgb;
#if EYES
    if (p.part != PART_EYE) discard;
    vec3 radiance = light_eye(p, irradiance);
#else
    vec3 radiance = lit(p, irradiance);
#endif
    // One pixel that is not a number would spread through every later blur.
    bool sound = all(lessThan(abs(radiance), vec3(1e4)));
    out_radiance = vec4(sound ? max(radiance, vec3(0.0)) : vec3(0.0), 1.0);
}
