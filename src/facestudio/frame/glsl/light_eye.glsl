// Provides: light_eye. What an eye adds to its diffuse light: the lids' shade, the tear line, the lamps in the cornea.
// Needs light_pixel.glsl and common_lights.glsl.

const float LID_SHADE = 0.44;      // cm below the upper lid over which its shadow and that of the lashes fades
const float TEAR_WIDTH = 0.055;    // cm, of the meniscus along the lids
const float TEAR_REFLECTANCE = 0.025;  // at normal incidence, refractive index 1.376
const float CATCH_SIZE = 0.25;     // largest tangent of the half angle under which a lamp shows in the cornea
const float CATCH_SIZES = 0.32;    // by how much that differs from room to room, as a logarithm, by eye
const vec2 CATCH_DIM = vec2(0.72, 1.05);  // how bright it may be beside BRIGHTEST: of one lamp in sight, and where much else is lit, by eye
const vec2 CATCH_FRINGE = vec2(0.45, 0.75);  // softness of its edge in half sizes, from a lamp's to a curtained window's, by eye
const float CATCH_BLUR = 0.055;    // least softness of its edge as a tangent: about what one pixel of a portrait sees
const float CATCH_ROUND = 0.50;    // radius of its corners in half sizes, by eye
const float TORN = 0.16;           // how far its outline is uneven, in half sizes, by eye
const float MOST_GAIN = 6.0;
const float LEAST_ROUND = 0.20;  // half size of a round lamp as a tangent
const vec2 REFLECTOR_AT = vec2(1.35, 0.72);  // how far below the key its middle lies, and what lies nearer to it than to the key
const float SKYLINE = 0.27;      // sine of the height at which roofs and trees end it
const float SKYLINE_SOFT = 0.17; // and over which it goes into the sky: crowns of trees let light through, and the tear film is never still
const float SKY_GAIN = 2.0;      // of the sky's own radiance: the part that a face doesn't see is the brighter one
const float BRIGHTEST_SKY = 0.54;  // radiance that it comes near to where the key stands, by eye
const float SKY_VEIL = 0.030;      // and elsewhere, by eye
const float SKY_WIDE = 1.5;      // solid angle over which a key's light is spread to be a sky
const float BRIGHTEST = 0.80;      // radiance that a catch light comes near to, paper's is about 1
const float HIDDEN_LAMP = 0.5;     // least of a lamp's image that brow and lashes leave in a deep eye, by eye: more than its light
const vec2 CATCH_ASIDE = vec2(0.58, 0.84);    // largest sine of the angle between view and lamp whose image clears the lids
const vec2 CATCH_ABOVE = vec2(0.36, 0.54);    // the same upwards, where lid and lashes hang down: from room to room
const float CORNEA_TURN = 2.6;     // radians by which the mirrored ray turns from one pixel to the next, times pixels_per_cm
// Of what lights an eye: what its cornea shows of the face and the room before it, a third of a white wall's light times
// TEAR_REFLECTANCE, and where that levels off, for pictures of dark skin are exposed for the skin and pupils would be grey. By eye: pupils
// are 39 of 255 in photographs; with twice this brown irises were fogged.
const vec3 ROOM = vec3(0.0118, 0.0097, 0.0080);
const float MOST_ROOM = 1.2;
const float FILL_IMAGE = 0.55;     // of what the second lamp's image keeps: reflectors and walls have no edges, and a second square over the pupil is a cataract; by eye
const float MOST_MIRRORED = 0.011;  // radiance that the room's image comes near to, by eye: in pictures exposed for dark skin brown eyes were grey
const float FILM_IMAGE = 0.040;    // of a lamp's image in the meniscus, whose curve draws it out to a thread, by eye; twice as much is a white wire in dark faces
const float THROUGH = 1.25;       // how much brighter the iris is where the cornea gathers the light, by eye

const int BOX = 0, ROUND = 1, WINDOW = 2, PAIR = 3, SKY = 4;  // outlines of scene.types

// Where a lamp stands for the cornea. Whoever takes a portrait sees to it that the eyes catch a light: a lamp in front, but so far
// aside or so high that a lid would hide its image, shows at the edge of what is open.
vec3 caught(vec3 lamp, vec3 view) {
    float ahead = dot(lamp, view);
    if (ahead <= -0.3) return lamp;
    vec3 aside = lamp - view * ahead;
    // Who is photographed turns and nods: no two pictures have it in the same place.
    vec2 lot = fract(vec2(43.7, 71.3) * lamp_direction[0].x + vec2(19.1, 5.3) * lamp_direction[0].y);
    aside.y = min(aside.y, mix(aside.y, mix(CATCH_ABOVE.x, CATCH_ABOVE.y, lot.x), 0.8));
    float most = mix(CATCH_ASIDE.x, CATCH_ASIDE.y, lot.y);
    aside *= most / max(length(aside), most);
    return aside + view * sqrt(1.0 - dot(aside, aside));
}

// Radiance of a lamp as the cornea shows it, spread over at least a pixel. A very large lamp (a window, a cloud) isn't even:
// its brightest part makes the catch light, or the whole eye would be veiled. blur: softness of the edge in half sizes.
// share: of it that is thrown back. left: 1 in the eye on the person's left, else 0. What is brighter than paper is held down before
// the edge is drawn, or soft edges would be white right up to a step.
vec3 catch_light(int i, vec3 direction, vec3 view, float blur, float share, float left) {
    float pixel = CORNEA_TURN / pixels_per_cm;
    vec3 towards = caught(lamp_direction[i], view);
    float depth = dot(direction, towards);
    if (depth <= 0.0) return vec3(0.0);
    vec2 half_size = 1.0 / vec2(length(lamp_across[i]), length(lamp_up[i]));
    vec3 off = direction / depth - towards;
    vec2 place = vec2(dot(off, lamp_across[i]), dot(off, lamp_up[i])) * half_size;
    int outline = i == 0 ? key_outline : BOX;
    // It fills a pixel at least, or it would show in some pictures and not in others.
    // What is bright in a room is now a narrow window and now a wide one, which is no greyer for it.
    vec2 typical = CATCH_SIZE * (outline == WINDOW ? vec2(0.85, 1.35) : vec2(1.0));
    float wide = exp(CATCH_SIZES * sin(90.0 * lamp_direction[0].x + 50.0 * lamp_direction[0].z));
    vec2 largest = typical * wide;
    vec2 shown = min(half_size, max(largest, vec2(0.6 * pixel)));
    // A flash has an umbrella or a wall behind it, a bulb a shade.
    if (outline == ROUND) shown = vec2(max(min(shown.x, shown.y), LEAST_ROUND));
    // A reflector lies below the lens, wider and much dimmer.
    float lower = 0.0;
    if (outline == PAIR && place.y < -REFLECTOR_AT.y) {
        lower = 1.0;
        place.y += REFLECTOR_AT.x;
        shown = vec2(1.5, 0.7) * min(shown.x, shown.y);
    }
    float bars = outline == WINDOW ? 1.0 - 0.75 * smoothstep(0.08, 0.035, pixel) * max(1.0 - smoothstep(0.0, 0.035, abs(place.x)), 1.0 - smoothstep(0.0, 0.030, abs(place.y - 0.3 * shown.y))) : 1.0;
    float turn = atan(place.y, place.x + 1e-6);
    place = abs(place);
    // No lamp is bright up to its rim, and the tear film is never still.
    float fringe = mix(CATCH_FRINGE.x, CATCH_FRINGE.y, fract(23.1 * lamp_direction[0].y + 11.3 * lamp_direction[0].x));
    vec2 soft = max(max(blur, fringe) * shown, vec2(max(CATCH_BLUR, 1.15 * pixel)));
    float least = min(shown.x, shown.y), bend = (outline == ROUND ? 1.0 : CATCH_ROUND) * least;
    vec2 beyond = place - shown + bend;
    // Tears, lashes and what stands before a lamp eat into its image, otherwise in the one eye than in the other.
    float torn = TORN * least * (sin(3.0 * turn + 70.0 * lamp_direction[0].x + 2.3 * left) + 0.7 * sin(4.0 * turn + 31.0 * lamp_direction[0].z - 4.1 * left));
    float away = torn + length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - bend, edge = min(soft.x, soft.y) * (1.0 + 2.0 * lower);
    vec2 spread = half_size / max(min(shown, typical), soft);
    float gain = min(spread.x * spread.y, MOST_GAIN) * mix(1.0, 0.10, lower);
    vec3 shine = lamp_radiance[i] * (gain * share);
    // A wide one is the dimmer one.
    float dim = mix(CATCH_DIM.y, CATCH_DIM.x, fract(37.7 * lamp_direction[0].x + 5.9 * lamp_direction[0].z));
    shine /= 1.0 + max(shine.r, max(shine.g, shine.b)) / (BRIGHTEST * dim * min(pow(wide, -1.5), 1.0));
    // Cloth is brightest where its lamp is.
    vec2 middle = place / max(shown, soft);
    return shine * (mix(0.42, 1.0, exp(-0.9 * dot(middle, middle))) * bars * (1.0 - smoothstep(-edge, edge, away)));
}

// Radiance of the open sky as the cornea shows it: all of its upper half, down to roofs and trees, and brighter towards the key.
vec3 sky_light(vec3 direction, vec3 view, float share) {
    float turn = atan(direction.x, max(direction.z, 0.05)), edge = max(SKYLINE_SOFT, 0.9 * CORNEA_TURN / pixels_per_cm);
    float skyline = SKYLINE + 0.12 * sin(3.7 * turn + 40.0 * lamp_direction[0].x) + 0.05 * sin(11.0 * turn + 90.0 * lamp_direction[0].z);
    // The brightest of a high sky is behind lid and brow. What a dark iris shows of one is a patch of it, as bright as any lamp:
    // all of the sky at an even grey veils the upper half of the eye.
    float towards = dot(direction, caught(lamp_direction[0], view));
    float wide = 4.0 / (length(lamp_across[0]) * length(lamp_up[0]));
    vec3 shine = lamp_radiance[0] * (SKY_GAIN * min(wide, SKY_WIDE) / SKY_WIDE * share * mix(0.10, 1.0, smoothstep(0.55, 1.0, towards)));
    float brightest = mix(SKY_VEIL, BRIGHTEST_SKY, smoothstep(0.80, 0.97, towards));
    return shine * (smoothstep(skyline - edge, skyline + edge, direction.y) / (1.0 + max(shine.r, max(shine.g, shine.b)) / brightest));
}

// Distance to the lid above (side 1) or below (side -1) a pixel: 0 at it .. 1 as far as the upper one's shade reaches.
float lid_away(Pixel p, int side, int steps) {
    float stride = max(LID_SHADE * pixels_per_cm / float(steps), 1.0);
    for (int i = 1; i <= steps; i++) {
        float away = float(i) * stride;
        if (part_at(p.at + ivec2(0, side * int(away + 0.5))) == PART_SKIN) return min((away - 0.5 * stride) / (LID_SHADE * pixels_per_cm), 1.0);
    }
    return 1.0;
}

// 0 just below the upper lid .. 1 out of its shade, which ends the higher the narrower the eye is open: a lid that hangs low
// or a cheek raised in a smile brings light to what is left of the white.
// opened: how far it is open there, 0 closed .. 2.
float below_lid(Pixel p, out float opened) {
    float above = lid_away(p, 1, 9);
    opened = above + lid_away(p, -1, 5);
    return min(above / clamp(0.6 * opened, 0.35, 1.0), 1.0);
}

// Nearness of the lids' margin: 1 at the skin .. 0 a tear's width away. towards: picture direction of the nearest skin.
float tear(Pixel p, out vec2 towards) {
    const int RINGS = 3;
    towards = vec2(0.0);
    float nearest = 1.0;
    float wanted = TEAR_WIDTH * pixels_per_cm, width = max(wanted, 1.5);
    for (int k = 0; k < 8; k++) {
        float angle = float(k) * 0.78539816;
        vec2 direction = vec2(cos(angle), sin(angle));
        for (int ring = 1; ring <= RINGS; ring++) {
            float share = float(ring) / float(RINGS);
            if (part_at(p.at + ivec2(round(direction * max(share * width, float(ring) * 0.8)))) != PART_SKIN) continue;
            towards += direction * (1.0 - share + 0.1);
            nearest = min(nearest, share - 0.5 / float(RINGS));
            break;
        }
    }
    float size = length(towards);
    towards = size > 1e-4 ? towards / size : vec2(0.0);
    return (1.0 - nearest) * min(wanted / width, 1.0);  // a film thinner than a pixel only tints it
}

// The tear film's gleam along the lower lid, broken where the lashes stand: a share of the light that falls there.
float wet_line(Pixel p, vec2 towards, float film, float shade) {
    float lower = smoothstep(0.6, 0.95, -towards.y) * smoothstep(0.35, 0.8, film) * smoothstep(0.3, 1.0, shade);
    float resolved = mix(0.55, 1.0, smoothstep(18.0, 34.0, pixels_per_cm));
    return lower * resolved * max(0.026 + 0.020 * sin(12.6 * p.position.x + 2.0 * sin(6.0 * p.position.x)), 0.006);
}

// p: a pixel of an eye; extra is the limbus, 0 iris .. 1 white; specular is how clear it is, 0 an adult's .. 1 a child's. irradiance: over pi, after scattering.
vec3 light_eye(Pixel p, vec3 irradiance) {
    float open = smoothstep(0.02, 0.55, p.ambient);
    // The casters are coarser than the lids, and know nothing of the light that goes to and fro between wet white and pink lids
    // until it comes out warm; without a floor the corners fall to black.
    // In a face half in shadow the one eye is darker too.
    float shaded = 0.54 + 0.46 * max(p.lamps.x, 0.6 * p.lamps.z);
    vec3 light = max(irradiance, (dome_horizon + dome_zenith) * (shaded * mix(vec3(0.74, 0.60, 0.55), vec3(0.28, 0.26, 0.25), open)));
    vec3 radiance = p.albedo * light * mix(0.88, 1.0, smoothstep(0.05, 0.70, p.ambient));
    float opened, shade = below_lid(p, opened);
    // Least light comes to what lies next to the lid, under lashes: half of the way down it is still dimmed.
    float lit_ = smoothstep(-0.10, 1.05, shade);
    // A child's lashes are fine, and nothing overhangs its lids.
    radiance *= mix(mix(0.46, mix(0.24, 0.33, p.specular), open), 1.05, lit_);
    // The cornea is a lens: it gathers light on the side of the iris away from the lamp, mostly the lower one, where even dark
    // brown shows its colour. The bowl's slope against the cornea's tells the side.
    vec3 above = normalize(lamp_direction[0] + vec3(0.0, 0.6, 0.0));
    radiance *= 1.0 + THROUGH * (1.0 - p.extra) * (1.0 - p.extra) * smoothstep(0.0, 0.60, dot(p.normal_diffuse - p.normal, above));

    vec2 towards;
    float film = tear(p, towards);
    // Where the white goes under the lower lid it lies in the shade of its edge.
    vec3 pink = vec3(0.84, 0.62, 0.56);
    radiance *= mix(vec3(1.0), pink, 0.65 * film * p.extra);
    radiance += light * vec3(0.035, 0.016, 0.012) * film * (0.5 - 0.5 * towards.y);

    vec3 normal = p.normal;
    // Below the upper lid that curved mirror lies in the lashes' shade.
    // A mirror narrower than a pixel has no image of its own: it would be a row of white dots.
    float curved = film * smoothstep(-0.2, -0.7, towards.y) * smoothstep(0.8, 2.2, TEAR_WIDTH * pixels_per_cm);
    if (curved > 0.0) {
        vec3 across = normalize(cross(vec3(0.0, 1.0, 0.0), p.view)), up = cross(p.view, across);
        normal = normalize(normal - (across * towards.x + up * towards.y) * curved * 0.80);
    }
    vec3 bounce = reflect(-p.view, normal);
    float facing = clamp(dot(normal, p.view), 0.0, 1.0), miss = 1.0 - facing;
    // At a slant it shows lids and nose, or the cornea's outline would be a white wire.
    float share = min(TEAR_REFLECTANCE + (1.0 - TEAR_REFLECTANCE) * miss * miss * miss * miss * miss, 4.0 * TEAR_REFLECTANCE);
    float soft = max(mix(0.06, 0.40, p.extra), 0.7 * film);
    float sky = smoothstep(-0.18, 0.16, bounce.y);
    vec3 surroundings = dome(bounce) * mix(0.45, 1.25, sky) * open * open * mix(0.08, mix(0.52, 0.45, p.extra), shade);
    // What is bright above shows as a soft patch in the upper half of the cornea; an open sky is `sky_light` already.
    surroundings += (key_outline == SKY ? 0.1 : 0.35) * dome_zenith * (smoothstep(0.15, 0.60, bounce.y) * shade * open * (1.0 - p.extra));
    // A lamp that the lid hides from a place still shows in the film above it, only dimmer. The fill is no lamp but a
    // reflector or a wall: a faint blur, never a second square in the pupil.
    // The upper lid and its lashes cut off a part of it.
    // A lamp in the cornea is brighter than one layer gives: the lens behind it adds its own image. The white is too uneven to
    // show more than a gleam, and the meniscus is a curved mirror that always finds a lamp.
    // Where it bends into the white it would show the lamp again, as an arc.
    float broken = 0.55 + 0.45 * sin(9.7 * p.position.x + 2.3 * sin(4.1 * p.position.x));
    float thrown = share * mix(mix(2.2, 0.12, smoothstep(0.04, 0.30, p.extra)), FILM_IMAGE * broken, film);
    float left = step(0.0, p.position.x);
    vec3 gleam = (key_outline == SKY ? sky_light(bounce, p.view, thrown) : catch_light(0, bounce, p.view, soft, thrown, left)) * mix(HIDDEN_LAMP, 1.0, p.lamps.x) * smoothstep(0.0, 0.38, shade);
    gleam += catch_light(1, bounce, p.view, soft, thrown, left) * (FILL_IMAGE * p.lamps.y);
    gleam += lamp(2, bounce, 0.8) * (0.35 * thrown * p.lamps.z);
    // Between lids that are nearly closed lashes stand before all of it.
    gleam *= mix(0.45, 1.0, smoothstep(0.70, 1.20, opened)) * max(open, HIDDEN_LAMP * (1.0 - p.extra));
    // Whoever holds the camera stands in a room: a pupil shows it, and is no hole.
    vec3 levelled = light / (1.0 + max(light.r, max(light.g, light.b)) / MOST_ROOM);
    radiance += levelled * ROOM * ((1.0 - p.extra) * mix(0.45, 1.0, shade));
    vec3 mirrored = surroundings * (mix(1.0, 0.7, p.extra) * share);
    mirrored /= 1.0 + max(mirrored.r, max(mirrored.g, mirrored.b)) / MOST_MIRRORED;
    return radiance + mirrored + gleam + wet_line(p, towards, film, shade) * levelled;
}
