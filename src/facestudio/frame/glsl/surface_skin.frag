// Skin: pigments, relief and gloss as functions of the rest position, so that they follow every morph.
#include <material/SkinMaterial>
#include "common_noise.glsl"
#include "common_bump.glsl"
#include "skin_pigment.glsl"
#include "skin_lips.glsl"
#include "skin_lines.glsl"
#include "skin_zones.glsl"
#include "skin_gloss.glsl"
#include "skin_eye_paint.glsl"

// What a texel's extremes stand for in the slopes of a tile, heights per texel: paint/tile.py. Texels along a tile's side.
const float STEEPEST = 0.16, TILE_TEXELS = 512.0;
// What hair below the skin leaves of its light: blue comes back from above the roots.
const vec3 ROOTS = vec3(0.52, 0.62, 0.72);
const vec3 SCALP_ROOTS = vec3(0.57, 0.61, 0.62);  // the same under a sky, which a scalp faces and a cheek doesn't: as blue as those it is lavender; by eye
const vec3 BROWN_ROOTS = vec3(0.66, 0.61, 0.63);  // by eye
const vec3 PALE_SCALP = vec3(1.06, 0.99, 0.90);  // hue of a scalp under long hair, by eye
const float SALLOW = 0.7;  // how far it has lost the hue of the face, by eye
const float CLIPPED_SALLOW = 0.65;  // the same where roots of clipped hair stand, by eye: as brown as a face it is velvet
const vec3 UNDER_HAIR = vec3(0.21, 0.24, 0.245);  // what short hair and its roots leave of a scalp's light, by eye
const float UNDER_DARK = 0.78;  // share of that below dark hair, which lights its skin less, by eye
const float FILLED_PALE = 0.6;  // and how much more pale ones, which light each other, by eye
const float FILLED = 0.4;  // how much more of the gaps between short hairs others fill, where all of them stand, by eye
const float SEEN_THROUGH = 0.8;  // share of that shade of roots which a clipped scalp has, by eye
const float SHEEN_LOST = 0.5;  // share of a scalp's highlight that clipped hairs take, by eye
const float TUFTED = 1.6;  // unevenness of the border of that shade, by eye
const vec3 EAR_HOLLOW = vec3(0.47, 0.405, 0.39);  // by eye
const vec3 NOSTRIL = vec3(0.85, 71.16, 15.20), NOSTRIL_REACH = vec3(0.34, 0.27, 0.52);  // its dent, rest space, cm
const vec3 NOSTRIL_LEFT = vec3(0.25, 0.145, 0.12);  // share of the light that comes out of it, by eye
const vec3 CHILDS_NOSTRIL_LEFT = vec3(0.54, 0.42, 0.38);  // the same of one that opens forwards and is shallow, by eye
const vec3 TO_AND_FRO = vec3(0.09, 0.09, 0.085);  // what that adds to the light between drawn out lips, by eye
const float STEEP = 0.62;  // tangent that the sides of a fold approach
// Levels by which the slopes of pores are softer than a picture's pixels where these are as large as the pores themselves: there
// each would be one pixel's noise, and skin is sandpaper: of a child, and of fair adults, whose skin more would turn into wax, and
// keeps more than its pixels would, as a larger picture halved does. By eye; a photograph has half as much contrast from pixel to pixel as over four of them.
const vec2 SOFTER = vec2(0.2, -0.5);
// Mean squares of the slopes of pores and plates in their tiles, over periods squared, per cm^2 of height: near, wide. And how
// much of them widens the highlight where pixels have lost it: sebum fills a part (by eye), in fair adults the more.
const vec2 PORE_SQUARES = vec2(160.0, 58.0), PLATE_SQUARES = vec2(546.0, 120.0);
const vec2 WIDENS = vec2(0.25, 0.15);
// Share of the blotches of pigment, millimetres wide, that skin has which sun and years have not reached. Pigment is the less even the
// older skin is (Matts, Fink et al. 2007, J. Am. Acad. Dermatol. 57:977, from memory); in the young, blotches everywhere are leather (by eye).
const float UNTOUCHED = 0.52;
const float MOTTLE_DEVIATIONS = 5.0;  // one over the deviation of paint/mottle.py
const float DOWNY = 0.18;  // how much brighter down makes a child's skin at a slant, by eye
const float FAINT = 0.16;  // strength of the few freckles of a child who has none, by eye
// Periods of the tiles, cm.
const float PORES_NEAR = 2.1, PORES_WIDE = 3.5, FURROWS_NEAR = 2.4, FURROWS_WIDE = 4.1, MOTTLE_BROAD = 37.0, MOTTLE_WIDE = 13.1, MOTTLE_NEAR = 4.3, STUBBLE = 2.1, STUBBLE_TOO = 2.7;

// A tile seen from three sides. weights: sum 1.
vec4 tiled(sampler2D tile, vec3 place, vec3 weights) {
    return texture(tile, place.zy) * weights.x + texture(tile, place.xz) * weights.y + texture(tile, place.xy) * weights.z;
}

// How much of a place short hairs cover. From the front and the side they lie upright; a level finer than the pixel's keeps them apart.
float bristles(vec3 place, vec3 weights) {
    const float FINER = -0.8;
    return texture(furrows, place.zy, FINER).w * weights.x + texture(furrows, place.xz, FINER).w * weights.y + texture(furrows, place.xy, FINER).w * weights.z;
}

// The same for a tile whose first two channels are slopes. Returns the slope in space, per height of 1 cm.
// place: in tiles. per_cm: what a cm along each axis is in tiles. rest: channels 2 and 3.
// softer: mip levels coarser than the pixel's.
vec3 sloped(sampler2D tile, vec3 place, vec3 per_cm, vec3 weights, float softer, out vec2 rest) {
    vec4 x = texture(tile, place.zy, softer), y = texture(tile, place.xz, softer), z = texture(tile, place.xy, softer);
    rest = x.zw * weights.x + y.zw * weights.y + z.zw * weights.z;
    vec3 slope = vec3(0.0, x.y, x.x) * weights.x + vec3(y.x, 0.0, y.y) * weights.y + vec3(z.xy, 0.0) * weights.z;
    slope -= 0.5 * (1.0 - weights);
    return slope * per_cm * (2.0 * STEEPEST * TILE_TEXELS);
}

// What roots of hair of a colour leave of the light that comes out of the skin over them.
vec3 roots_of(vec3 colour, vec3 black) { return mix(black, BROWN_ROOTS, smoothstep(0.03, 0.10, colour.r)); }

Surface surface(SurfaceInput at) {
    vec3 rest = at.rest, normal = normalize(at.normal), view = normalize(at.eye - at.position);
    vec3 own = rest + seed * vec3(71.0, 37.0, 53.0);  // every person has other patterns
    vec3 laid = rest + vec3(0.0, (upright - 1.0) * max(rest.y - 75.0, 0.0), 0.0);  // children's foreheads are tall
    float adult = smoothstep(0.45, 0.76, maturity), young = 1.0 - adult;
    float settled = smoothstep(0.60, 0.80, maturity);  // pigment gathers in patches only after the teens
    // An infant's cheeks are so much wider than those at rest that patterns would be streaks: they lie on its own head.
    laid = mix(laid, at.position + vec3(0.0, 75.0, 11.0), young);
    float deep = smoothstep(0.45, 1.4, melanin), crisp = adult * (1.0 - 0.6 * deep);
    // How much of the fine relief the mip levels have lost.
    float pixel = max(length(dFdx(rest)), length(dFdy(rest)));  // cm
    float lost = smoothstep(0.006, 0.06, pixel), softer = mix(SOFTER.x, SOFTER.y, crisp) * lost;
    float level = max(log2(pixel * TILE_TEXELS / PORES_NEAR) + softer, 0.0);
    // Tiles lie on the head at rest, or they are drawn out where age or mood has turned the skin.
    vec3 turned = cross(dFdx(laid), dFdy(laid));
    vec3 sides = pow(abs(turned) / max(length(turned), 1e-12) + 1e-3, vec3(5.0));
    sides /= sides.x + sides.y + sides.z;

    float inner_mouth = smoothstep(0.3, 0.8, at.mask_a.y), ears = saturate(2.0 * at.mask_a.z), face = at.mask_a.w;
    float scalp = at.mask_b.x, beard = at.mask_b.y, below_eyes = step(rest.y, 72.8);
    float margin = at.mask_b.z * (1.0 - below_eyes), folded = at.mask_b.z * below_eyes;
    // A muscle shows the lines of later years, few of them in the young.
    float gathered = at.mask_b.w * mix(0.30, 0.75, smoothstep(0.05, 0.7, ageing)) * (1.0 - 0.85 * young), lined = saturate(ageing + gathered);
    float depth = mix(0.34, 1.80, smoothstep(0.12, 0.96, lined));
    vec3 offset = seed * vec3(7.31, 3.17, 5.23);
    vec4 wide = tiled(mottle, laid / MOTTLE_WIDE + offset, sides), near = tiled(mottle, laid / MOTTLE_NEAR + offset.zxy, sides);
    vec4 broad = tiled(mottle, laid / MOTTLE_BROAD + offset.yzx, sides);
    float grain = near.a;
    Lips mouth = lips_at(rest, own, at.mask_a.x, melanin, ageing, lip_edge, young, smile);
    float lips = mouth.red, off_lips = 1.0 - lips;

    float azimuth = atan(rest.x, rest.z - 4.5);
    vec2 atlas = vec2(azimuth / 6.2831853 + 0.5, (rest.y - 50.0) / 40.0);
    vec4 region = texture(regions, atlas);
    float oily = region.r, coarse = max(region.b, 0.45 * beard * saturate(2.0 * stubble)), eyelid = region.a;
    vec4 painted = texture(flesh, atlas);
    // A blush lies higher or lower, further out or in, on each face and on its either side, and its edge is a coast.
    float cheek = smoothstep(2.1, 3.4, abs(rest.x)) * smoothstep(65.5, 67.0, rest.y) * smoothstep(75.0, 74.0, rest.y);
    vec2 strayed = vec2(value_noise(own * 0.42 + 5.0), value_noise(own * 0.38 + 23.0)) - 0.5 + 0.35 * (wide.gr - 0.5);
    // It is small in some and reaches to the ears and the jaw in others.
    vec2 from_middle = atlas - vec2(0.5 + 0.097 * sign(rest.x), 0.545);
    strayed = vec2(0.050, 0.075) * strayed + from_middle * mix(0.10, -0.45, fract(7.0 * complexion.x + 3.0 * complexion.y));
    painted.r = mix(painted.r, texture(flesh, atlas + strayed).r, cheek);
    painted.r *= 1.0 - PALE_SIDE * adult * cheek * smoothstep(3.5, 5.3, abs(rest.x));
    float crease, fold = fold_at(atlas, rest, own, wide, near, eyelid, lined, gathered, crease);
    Paint eye = eye_paint(rest);
    margin = max(margin, eye.rim);
    crease = mix(crease, eye.crease, smoothstep(74.8, 75.0, rest.y));
    fold = max(fold * depth, 0.30 * crease);
    fold *= 1.0 - 0.6 * saturate(2.5 * stubble) * beard * smoothstep(69.0, 69.3, rest.y) * smoothstep(2.2, 1.6, abs(rest.x));  // hairs' roots keep an upper lip firm
    fold *= 1.0 - 0.5 * smoothstep(64.5, 62.5, rest.y);  // a neck's folds are shallow and wide
    float wrinkle = max(fold, 0.0);
    float of_nose = smoothstep(2.4, 1.5, abs(rest.x)) * smoothstep(74.4, 73.6, rest.y) * smoothstep(69.6, 70.4, rest.y);
    float facing = smoothstep(0.05, 0.45, dot(normal, view));  // relief at a slant would draw out into streaks

    // Relief. What is wider than a millimetre or two is a height, cm; the rest are slopes.
    vec2 pit_near, pit_wide, plate_near, plate_wide;
    vec3 pores_near = sloped(pores, laid / PORES_NEAR + offset, vec3(1.0 / PORES_NEAR), sides, softer, pit_near);
    vec3 pores_wide = sloped(pores, laid / PORES_WIDE + offset.yzx + 0.37, vec3(1.0 / PORES_WIDE), sides, softer, pit_wide);
    vec3 plates_near = sloped(furrows, laid / FURROWS_NEAR + offset.zxy, vec3(1.0 / FURROWS_NEAR), sides, softer, plate_near);
    const vec3 DRAWN_OUT = vec3(0.62, 1.5, 0.62) / FURROWS_WIDE;  // along the lines of the skin
    vec3 plates_wide = sloped(furrows, laid * DRAWN_OUT + offset.xzy, DRAWN_OUT, sides, softer, plate_wide);
    float smoothness = off_lips * (1.0 - 0.75 * margin);
    float pit = pit_near.x * (1.0 - 0.75 * eyelid) * (0.30 + 0.70 * coarse);
    float big_pit = pit_wide.x * (mix(0.12, 0.28, adult) + 0.88 * coarse) * (1.0 - eyelid);
    float frontal = smoothstep(0.25, 0.80, dot(normal, view));
    // A forehead lies on bone: its rows are shallow, and seen by the dark of their floors more than by lit edges (by eye).
    float height = -0.18 * fold * mix(0.35, 1.0, frontal) * mix(1.0, 0.90, smoothstep(76.9, 77.7, rest.y));
    height += (near.g - 0.5) * (0.006 + 0.007 * ageing) * smoothness * relief * mix(1.0, 0.4, lost);
    height += (wide.r - 0.5) * (0.008 + 0.026 * ageing) * smoothness * relief * (1.0 - eyelid);
    // Over one or two centimetres skin is here rough and there smooth: one grain everywhere is leather.
    float patchwise = clamp(0.95 + 1.9 * (wide.r - 0.5) + 1.6 * (near.r - 0.5), 0.25, 1.7);
    float porous = coarseness * facing * smoothness * (1.0 - 0.75 * eyelid) * (1.0 + 0.35 * ageing) * patchwise;
    // Lids and temples are fine, nose and inner cheeks coarse.
    float plated = relief * facing * (1.0 - 0.6 * lips) * (1.0 - 0.75 * margin) * mix(patchwise, 0.55 + 0.9 * wide.g, 0.5);
    plated *= mix(0.60 + 0.20 * max(eyelid, 0.8) * ageing, 1.0, saturate(1.4 * coarse));  // all of old skin is lined
    float lying = saturate(0.30 + 0.5 * eyelid + 0.4 * smoothstep(76.0, 78.0, rest.y) * (1.0 - 0.5 * ageing) + 0.3 * ageing);
    vec2 deep_pores = porous * vec2(mix(0.008, 0.015, adult) + 0.022 * coarse, mix(0.006, 0.017, adult) + 0.043 * coarse);
    vec2 high_plates = plated * (1.0 - SUPPLE * deep * ageing) * vec2(0.013 + 0.008 * ageing, lying * (0.012 + (0.009 + 0.017 * eyelid) * ageing));
    vec3 slopes = pores_near * deep_pores.x + pores_wide * deep_pores.y + plates_near * high_plates.x + plates_wide * high_plates.y;
    // What the mip levels keep of the slopes' mean squares, fitted to the tiles.
    vec2 gone = 1.0 - exp(-vec2(0.13 * pow(level, 2.4), 0.42 * pow(level, 1.6)));
    float unseen = gone.x * dot(PORE_SQUARES, deep_pores * deep_pores) + gone.y * dot(PLATE_SQUARES, high_plates * high_plates);
    float micro = 0.0;
    height += mouth.height * mix(0.40, 1.0, adult);  // an adult's ridges would be furrows on so small a lip
    float furrow = mouth.furrow;
    micro -= lips * furrow * (0.019 + 0.014 * ageing) * (0.4 + 0.6 * relief);
    micro += lips * (grain - 0.5) * 0.006;

    // Blemishes: moles; inflamed spots, raised; the flat marks that they leave.
    vec2 place = vec2(azimuth * length(vec2(rest.x, rest.z - 4.5)), rest.y);  // cm along the skin, near enough
    float tint, spot_tint, mark_tint;
    float mole = scattered(place + 0.05 * (near.rg - 0.5), 2.6, 0.03 + 0.15 * moles, 0.035, 0.16, 17.0, tint) * (0.18 + 0.82 * tint * tint * tint) * off_lips;
    float grown = smoothstep(0.15, 0.6, coarseness);
    float broken_out = acne * smoothstep(0.40, 0.62, wide.r) * (1.0 - eyelid) * face;
    float pimple = scattered(place + 1.1, 1.1, 0.015 * grown + 0.75 * broken_out, 0.06, 0.19, 43.0, spot_tint) * (1.0 - ears) * off_lips;
    float mark = scattered(place + 0.6, 0.8, (0.02 + 0.09 * uneven * (1.0 - 0.7 * ageing)) * grown + 0.75 * broken_out, 0.04, 0.18, 61.0, mark_tint) * (1.0 - ears) * off_lips;
    height += 0.020 * pimple * relief * spot_tint;
    vec3 raised = bumped(at.position, normal, height + micro);
    // Folds of skin are round: no side of one is steeper than this, or its edges would glitter.
    vec3 tipped = raised / max(dot(raised, normal), 0.2) - normal;
    raised = normalize(normal + tipped / (1.0 + length(tipped) / STEEP));
    slopes *= 1.0 + 0.75 * young;  // fine as a child's relief is, without it highlights are wax
    float calm = lost * smoothstep(75.8, 77.2, rest.y) * face;
    slopes *= 1.0 - CALM * calm;
    slopes -= raised * dot(raised, slopes);
    // Noses and chins are rough, foreheads, temples and the cheeks' outer parts fine, and some people coarser than others; more, or as
    // much everywhere, would be leather (by eye).
    float rough = mix(0.75, 0.95, crisp) * (1.0 + face * (0.17 * of_nose - 0.33 * smoothstep(4.2, 6.0, abs(rest.x)) - mix(0.27, 0.08, deep) * smoothstep(75.8, 77.2, rest.y))) * mix(0.95, 1.20, smoothstep(0.45, 1.15, coarseness));
    // What the film mirrors is broken by beads of it, which the light below the skin knows nothing of.
    vec3 beaded = bumped(at.position, raised, mix(BEADS.x, BEADS.y, adult) * relief * (grain - 0.5) * (1.0 - eyelid) * off_lips * facing);
    vec3 normal_specular = normalize(beaded - mix(1.2 + 0.3 * deep, rough, adult) * slopes);
    vec3 normal_diffuse = normalize(mix(normal, raised, 0.75));

    // Pigments. Pigment and blood gather in patches, more so with the years; make-up evens them out, less of it in the old.
    float covered = 1.0 - 0.28 * makeup, even = covered * uneven;
    // Regions, patches, blotches and grain, in deviations of the tile: x blood, y pigment.
    // Shares of one's own multiply, and so their ranges are narrow: with wide ones the most of all was a rash (by eye).
    float blotchy = mix(mix(0.65, 0.82, adult), mix(1.05, 1.20, adult), complexion.w * complexion.w) * mix(0.9, 1.0, adult) * (1.0 - 0.20 * ageing);
    vec2 patched = MOTTLE_DEVIATIONS * (vec2(0.45, 0.38) * (broad.rg - 0.5) + vec2(0.40, 0.28) * (wide.rg - 0.5));
    vec2 blotched = MOTTLE_DEVIATIONS * vec2(0.36, 0.34) * (near.rg - 0.5);
    float grained = MOTTLE_DEVIATIONS * (grain - 0.5);
    float fresh = adult * (1.0 - 0.6 * ageing);  // old skin is uneven enough
    // Few places are much darker, many a little paler than the mean.
    float weathered = mix(UNTOUCHED, 0.9, saturate(max(sun_damage, ageing)));
    float gathering = patched.y + weathered * mix(blotched.y, (1.65 * blotched.y + 1.7 * (blotched.y * blotched.y - 0.115)) * mix(1.3, 1.0, smoothstep(0.3, 0.7, melanin)), fresh);
    // A child's pigment is even, its blood is not: patches of pigment look like dirt on it.
    // Densities, added: dark skin varies by as little to the eye as fair skin. The finest grain is there in all: without it
    // skin looks like wax.
    float m = melanin + (0.070 + 0.051 * min(melanin, 2.0)) * (1.0 + 0.28 * deep) * (even * mix(0.58, 1.0, settled) * mix(1.0, 0.78, smoothstep(0.2, 0.9, melanin)) * (1.0 - 0.22 * ageing) * gathering + mix(0.66, 0.80, saturate(even)) * mix(mix(0.95, 1.30, smoothstep(0.28, 0.42, maturity)), 0.85 + 0.3 * coarse, adult) * grained);
    // Small vessels gather in blotches of some millimetres, most where skin is red; an even red is rouge.
    float fine_blood = MOTTLE_DEVIATIONS * (wide.a - 0.5);
    float h = haemoglobin * exp(even * blotchy * mix(1.0, rosy(painted.r, broad.r), face) * ((mix(0.36, 0.34, adult) + 0.06 * fresh) * patched.x + (mix(0.36, 0.28, adult) + 0.05 * fresh) * blotched.x + 0.16 * fresh * gathering) + (0.13 + 0.10 * mix(0.6, 1.0, adult) * painted.r) * fine_blood + 0.09 * young * grained);
    float patchy = exp((0.30 + 0.12 * uneven) * (1.0 - 0.35 * ageing) * mix(0.7, 1.0, adult) * (0.7 * patched.x + 0.45 * blotched.x + 0.4 * fine_blood) - 0.06);
    // Lids are no redder than cheeks: thin skin, but little blood in it, and what scatters in their hollow is red enough.
    float socket = exp(-pow((abs(rest.x) - 2.95) / 1.6, 2.0) - pow((rest.y - 75.4) / 0.75, 2.0)) * face;
    // Who has red cheeks need not have a red nose.
    float ruddy = mix(0.55 + 0.95 * complexion.x * complexion.x, 0.75 + 1.0 * complexion.y * complexion.y, of_nose);
    ruddy *= 1.0 - 0.36 * beard * saturate(2.0 * stubble);  // roots hide it: violet otherwise
    // A child's warm cheeks are islands of fine vessels with pale skin between them; some have hardly any.
    float islands = smoothstep(mix(0.34, 0.28, adult), mix(0.66, 0.72, adult), mix(0.56, 0.26, adult) * wide.r + mix(0.34, 0.42, adult) * near.r + mix(0.10, 0.32, adult) * grain) + mix(0.5, 1.0, adult) * (1.0 - 0.5 * ageing) * (0.16 * near.b + 0.16 * wide.b) * (1.0 - 0.5 * lost);  // few vessels show in a child, in the old they would be streaks, and from afar red dots
    float childs = mix(0.80, 1.40, complexion.x) * mix(0.90, mix(0.92, 1.28, complexion.y), of_nose) * mix(1.0, 0.30 + 1.05 * islands, 0.30);
    float flushed = flush * covered * painted.r * mix(childs, ruddy * mix(1.0, 0.30 + 1.0 * islands, (0.50 - 0.15 * ageing) * cheek), adult) * (0.55 + haemoglobin) * patchy * (1.0 - 0.55 * socket);
    h += mix(0.48, 0.50, adult) * (1.0 - exp(-1.35 * flushed));  // vessels widen only so far
    // The skin round a child's mouth is neither darker nor sallower than its cheeks: in the nose's shade that would be a smear.
    vec2 mouth_from = (rest.xy - vec2(0.0, 68.8)) / vec2(3.4, 2.2);
    float childs_mouth = 0.92 * young * exp(-dot(mouth_from, mouth_from));
    h += 0.10 * childs_mouth * covered;
    // Where the skin lies tight over bone and muscle it is sallow.
    float sallow = mix(0.5, 1.0, settled) * painted.b * mix(0.65, 1.0, complexion.z) * mix(1.0, 0.75, complexion.x) * exp(-0.35 * (patched.x + blotched.x)) * (1.0 - childs_mouth);
    sallow *= 1.0 - 0.4 * ageing;  // or a lined forehead is another skin than the cheeks
    h *= 1.0 - mix(0.30, 0.05, adult) * min(sallow, 1.0);
    m += 0.05 * sallow;
    vec2 chin = (vec2(rest.x, rest.y) - vec2(0.0, 66.6)) / vec2(1.7, 1.1);
    h += mix(0.105, 0.090, adult) * covered * face * (1.0 - beard * saturate(2.0 * stubble)) * exp(-dot(chin, chin)) * (0.5 + wide.r);  // its ball is rosy, too
    // Sun, hair and friction: the darker the skin, the further its middle is from its edges.
    float zoned = smoothstep(0.15, 0.85, melanin);
    m += mix(0.110, 0.44, zoned) * mix(mix(0.35, 0.80, deep), 1.0, settled) * mix(1.0, covered, 0.5) * painted.a * (1.0 - 0.8 * smoothstep(65.0, 62.0, rest.y)) * (1.0 - childs_mouth) * clamp(0.9 + 0.5 * patched.y, 0.2, 1.8) - mix(0.0, mix(0.40, 0.32, adult), zoned) * painted.r * smoothstep(62.0, 65.0, rest.y);
    // Widened vessels of the nose's wings and of cheeks.
    h += covered * vessels * smoothstep(0.15, 0.7, painted.r) * coarse * (1.0 - 0.4 * ageing) * (0.24 * near.b + 0.22 * wide.b) * (1.0 - 0.25 * lost);
    h += makeup * 0.09 * painted.r * smoothstep(71.0, 72.5, rest.y) * smoothstep(2.5, 4.0, abs(rest.x));
    if (ears > 0.0) h += flush * ears * mix(0.85, 0.95, adult) * (0.14 + 0.30 * wide.r);
    float dusk = painted.g * shadowed * (1.0 - 0.5 * makeup * (1.0 - 0.4 * ageing)) * (0.7 + 0.6 * wide.g);
    m += dusk * mix(1.0, 1.25, adult) * (0.17 + 0.30 * min(melanin, 0.8));
    h += dusk * (0.11 - 0.08 * socket);
    h *= 1.0 - 0.14 * socket;
    vec2 lowest = adult * covered * face * (1.0 - 0.4 * beard * saturate(2.0 * stubble)) * low_zone(rest);  // roots shade the rest
    m += lowest.x * (1.0 + 1.2 * min(melanin, 1.0));
    h += lowest.y + (0.25 + 1.5 * complexion.y) * mix(0.5, 1.0, adult) * covered * face * beside_nostril(rest);
    float neck = smoothstep(66.0, 62.0, rest.y);  // it sees less sun, and has fewer vessels
    m -= 0.04 * saturate(2.0 * melanin) * neck;
    h *= 1.0 - 0.07 * neck;
    h += 0.09 * wrinkle + 0.08 * crease + (0.10 * pit + 0.05 * adult * big_pit) * coarseness * off_lips;
    m += (0.02 + 0.05 * melanin) * wrinkle + (0.12 + 0.16 * melanin) * crease;
    m += (0.16 + 0.16 * min(melanin, MOST_PLUGS)) * mix(0.75, 1.0, ageing) * (1.0 - PLUGS_LOST * lost) * mix(1.0, mix(0.6, 0.78, crisp), adult) * mix(1.0, 1.3, adult) * (1.4 * pit + 1.3 * big_pit) * (1.0 + 0.4 * of_nose) * off_lips * coarseness * mix(1.0, 0.5 + 0.5 * coarse, adult);  // plugs of the pores, seen where these are wide
    m -= (0.05 + 0.05 * melanin) * (plate_near.x - 0.55) * relief * smoothness;

    // Freckles; a few faint ones on every grown face.
    float where_sun = smoothstep(0.25, 0.62, wide.g + 0.25 * exp(-pow((rest.y - 72.8) / 2.2, 2.0)) - 0.1);
    float freckled = (0.75 * smoothstep(0.2, 0.85, pit_wide.y) + 0.45 * smoothstep(0.25, 0.9, pit_near.y)) * where_sun;
    m += max(freckles, max(0.11 * grown, FAINT * young * smoothstep(0.20, 0.28, maturity))) * freckled * (0.34 + 0.25 * melanin) * face * off_lips * covered;
    float old = smoothstep(0.50, 1.0, ageing);
    float sun = max(sun_damage, pow(ageing, 1.5) * 0.7) * mix(1.0, 0.4, smoothstep(0.5, 1.6, melanin));
    float outer = max(smoothstep(3.2, 5.2, abs(rest.x)), 0.7 * smoothstep(78.0, 80.0, rest.y));  // temples and the cheeks' sides
    float sun_spot = smoothstep(0.56, 0.86, 0.45 * wide.g + 0.55 * near.g) * (0.65 + 0.3 * grain) * mix(0.35, 0.8, outer);
    m += sun_spot * sun * (0.17 + 0.04 * old + 0.16 * melanin) * off_lips;
    if (sun > 0.25) {
        float age_tint;
        vec2 coast = 0.34 * (near.rg - 0.5) + 0.10 * (vec2(grain, wide.a) - 0.5);  // no spot is round
        float age_spot = scattered(place + 2.3 + coast, 1.3, 0.75 * (sun - 0.25), 0.06, 0.30, 83.0, age_tint) * mix(0.30, 0.85, outer);
        m += age_spot * (0.35 + 0.65 * age_tint) * (0.20 + 0.16 * old + 0.15 * melanin) * (0.6 + 0.8 * grain) * off_lips * covered;
    }
    m += mole * (0.55 + 0.5 * melanin) * smoothstep(0.0, 0.25, moles);
    h += pimple * (0.15 + 0.40 * spot_tint) * (1.0 - 0.7 * makeup);
    m += mark * mark_tint * (0.05 + 0.22 * melanin) * covered;
    h += mark * (1.0 - mark_tint) * 0.22 * covered;
    vec3 albedo = skin_reflectance(max(m, 0.0), max(h, 0.0));
    // Old skin is duller and yellower: its proteins brown, its fat shows, and redness gathers in patches (by eye).
    albedo *= exp(old * (1.0 - 0.6 * deep) * vec3(-0.035, -0.045, -0.105) * (0.55 + 0.9 * broad.r));
    // Where little blood shows, skin is as yellow as its fat and keratin are, which differ from place to place: portraits show as much of
    // that over centimetres as of red, and skin without it is wax.
    albedo *= exp(vec3(0.0, 0.006, mix(-0.060, -0.120, adult)) * (sallow - 0.2 * saturate(painted.r)) + vec3(0.004, 0.0, -1.0) * mix(0.6, 1.0, adult) * (mix(0.045, 0.03, adult) * even * patched.y + mix(0.13, 0.085, adult) * max(even, 0.6) * blotched.y + mix(0.045, 0.02, adult) * grained));
    // Brown is golden in some and neutral in others; light skin differs less.
    albedo *= exp(((2.0 * undertone - 1.0) * vec3(0.0, 0.012, -0.080) + deep * vec3(-0.005, -0.005, -0.03)) * mix(0.40, 1.0, deep) + zoned * (1.0 - 0.6 * deep) * (0.1 + 1.4 * painted.a) * vec3(-0.022, 0.004, 0.030));

    // Below the cheeks a face is cooler, about the eyes violet: what veins and hair roots deep in the skin leave of red.
    float cool = face * smoothstep(70.9, 68.2, rest.y) * smoothstep(62.0, 65.0, rest.y) * (1.0 - childs_mouth) * (0.8 + 0.25 * patched.y) * (1.0 - 0.4 * saturate(painted.r)) * mix(0.35, 1.0, adult);
    albedo *= mix(vec3(1.0), vec3(0.930, 0.985, 1.030) - adult * vec3(0.022, 0.004, -0.010), saturate(cool) * mix(1.0, 0.5, deep) * mix(0.18, 0.85, saturate(3.0 * stubble)));
    albedo *= mix(vec3(1.0), vec3(0.93, 0.905, 0.985), saturate(0.8 * painted.g * (mix(0.35, 0.15, adult) + 0.75 * shadowed)) * covered * (1.0 - 0.7 * deep));

    albedo = around_eyes(albedo, rest, mix(0.6, 1.0, adult) * covered * face * mix(1.0, clamp(0.64 + 0.6 * shadowed, 0.75, 1.35), adult), deep);

    if (young > 0.0 && deep < 1.0) {
        // Veins shimmer through a fair child's temples, bluish and out of focus.
        vec2 temple = (vec2(abs(rest.x), rest.y) - vec2(5.6, 77.4)) / vec2(1.3, 2.2);
        float vein = 1.0 - smoothstep(0.0, 0.16, abs(value_noise(own * vec3(0.55, 0.30, 0.55) + 53.0) - 0.5));
        albedo *= mix(vec3(1.0), vec3(0.86, 0.95, 0.98), young * (1.0 - deep) * 0.6 * vein * exp(-dot(temple, temple)) * wide.a);
    }
    // Its down catches light at the rim, on cheeks most.
    float slant = 1.0 - saturate(dot(normal, view));
    albedo *= 1.0 + DOWNY * young * off_lips * (1.0 - scalp) * slant * slant * slant;
    float inward = mouth.inward;
    if (lips > 0.0) {
        float browner = max(adult, 0.7 * deep);  // than a fair child's, by eye
        float lip_h = haemoglobin + lip_blood * mouth.blood;
        vec3 lip_colour = skin_reflectance(melanin * mouth.melanin + mix(0.02, 0.05, browner), lip_h) * (1.0 - 0.16 * furrow * (0.7 + 0.3 * ageing));
        // Little scatters back from under so thin a skin, least from the upper lip: darker than blood alone makes it, and bluer.
        lip_colour *= mix(mix(vec3(0.965, 0.925, 0.985), vec3(0.895, 0.840, 0.935), browner), mix(vec3(0.965, 0.905, 0.955), vec3(0.960, 0.905, 0.950), browner), mouth.upper * mix(1.0, 0.6, deep));
        lip_colour *= mix(vec3(1.0), vec3(0.96, 1.0, 1.09), deep * mouth.inward);  // mauve, never orange: blood seen through brown
        // A lipstick covers, but lips show through it: their furrows, and their own colour at the edges.
        lip_colour = mix(lip_colour, lipstick_colour * (1.0 - 0.22 * furrow) * (0.92 + 0.16 * grain), (0.64 - 0.14 * furrow - 0.12 * mouth.inward) * lipstick * smoothstep(0.15, 0.9, lips));
        albedo = mix(albedo, lip_colour, lips);
    }
    albedo *= 1.0 + (0.05 + 0.03 * adult) * mouth.roll * off_lips;
    // Light that scatters from both lips into the dark between them would draw a red wire there.
    albedo *= 1.0 - mouth.seam * mix(0.36, 0.42, adult) * vec3(0.52, 0.63, 0.63);
    // Drawn apart, they lie towards each other beside the corners, and light goes to and fro between them, which is counted once.
    albedo *= 1.0 + smile * smoothstep(1.5, 2.2, abs(rest.x)) * smoothstep(0.55, 0.95, inward) * at.mask_a.x * TO_AND_FRO;
    // What is inside a nostril is red and lies in its own shade, of which the blur of the light below the skin knows nothing.
    vec3 inside = (vec3(abs(rest.x), rest.yz) - NOSTRIL) / NOSTRIL_REACH;
    float nostril = 1.0 - smoothstep(0.65, 1.15, length(inside));
    albedo *= mix(vec3(1.0), mix(NOSTRIL_LEFT, CHILDS_NOSTRIL_LEFT, young), nostril) * (1.0 + NOSTRIL_RIM * (1.0 - nostril) * (1.0 - smoothstep(1.0, 2.4, length(inside))));
    // Behind the corners hardly any light comes.
    albedo = mix(albedo, mix(1.0, mix(0.65, 1.0, smile), smoothstep(1.3, 2.1, abs(rest.x))) * mix(vec3(0.15, 0.066, 0.058), vec3(0.245, 0.114, 0.100), smile) * mix(1.0, 0.6, saturate(melanin)), inner_mouth * 0.85);

    // A fold hides a part of the room from its own floor, which the shading of slopes does not know; no more, or it is a stroke
    // of paint.
    albedo *= 1.0 - smoothstep(0.0, 0.9, wrinkle) * mix(1.0, 0.62, smoothstep(76.9, 77.7, rest.y)) * mix(1.0, 1.6, smoothstep(0.5, 0.95, ageing)) * vec3(0.105, 0.175, 0.195);
    albedo *= (1.0 - sheltered(rest) * mix(0.5, 1.0, adult) * off_lips * SHELTERED) * (1.0 - folded * vec3(0.31, 0.41, 0.43));  // the same of a smile's creases, by eye

    // Cut hairs, and the soft shade of their roots in the skin, patchy. Two layers of strokes, so that no row repeats; how much of
    // a pixel they cover is a mean, never sharpened, or single ones stand out as dots. They lie outwards on the lip.
    float dots = saturate(1.1 * pit_near.x + 0.8 * pit_wide.x);
    vec3 lie = laid - vec3(0.55 * (rest.y - 68.6) * clamp(rest.x, -1.0, 1.0) * smoothstep(68.0, 69.0, rest.y) * face, 0.0, 0.0);
    float cut = bristles(lie / STUBBLE + offset, sides) + bristles(lie * vec3(-1.0, 1.0, 1.0) / STUBBLE_TOO + offset.zxy, sides);
    // A beard has no edge: it thins out in patches, and lips keep a bare border.
    float bearded = beard * smoothstep(0.0, 0.95, beard + 0.55 * (near.g - 0.5) + 0.45 * (wide.r - 0.5));
    float shaven = 1.5 * bearded * stubble * off_lips * (1.0 - 0.45 * smoothstep(64.5, 62.0, rest.y));
    float stands = clamp(1.0 + 0.20 * patched.y + 0.15 * blotched.y + 0.10 * grained, 0.3, 1.7);
    // Black roots are bluish through the skin, brown and fair ones brownish.
    albedo *= mix(vec3(1.0), roots_of(stubble_colour, ROOTS), saturate(shaven * (0.13 + 0.10 * bearded) * stands));
    albedo = mix(albedo, stubble_colour, saturate(shaven * (0.02 + 2.8 * cut * stands)));
    // It begins and ends in tufts, as its hairs do; roots alone less so.
    float edge = saturate(scalp + TUFTED * (1.0 - 0.6 * shorn) * scalp * smoothstep(0.06, 0.25, scalp) * (1.0 - scalp) * (near.a + wide.g - 1.0));
    float downy = 1.0 - smoothstep(0.15, 0.19, maturity);  // from two years on less, from four on not
    // A scalp has seen no sun and little blood shows in it; and its light has passed hair: in its own colour a parting glows red.
    albedo = mix(albedo, dot(albedo, vec3(0.2126, 0.7152, 0.0722)) * PALE_SCALP, SALLOW * (1.0 - 0.5 * young - 0.4 * downy) * mix(scalp, CLIPPED_SALLOW * edge * scalp_paint, shorn));
    float hairy = edge * scalp_paint * (1.0 - bare_line(rest, scalp) * (0.7 + 0.6 * wide.g)) * mix(0.68 + 0.22 * wide.g + 0.22 * near.a + 0.70 * dots, 0.50 + 0.32 * wide.g + 1.85 * cut, shorn);
    // Roots are seen through a clipped scalp as through a shaven cheek: its own colour between them would be a brown film.
    albedo *= mix(vec3(1.0), roots_of(scalp_colour, SCALP_ROOTS), SEEN_THROUGH * edge * scalp_paint * shorn);
    float gaps = 0.12 + FILLED * smoothstep(0.55, 1.0, scalp) + 1.5 * cut;
    gaps = mix(gaps, 1.0, FILLED_PALE * smoothstep(0.04, 0.12, scalp_colour.g));
    albedo = mix(albedo, mix(scalp_colour, mix(albedo * UNDER_HAIR * mix(UNDER_DARK, 1.0, smoothstep(0.02, 0.08, scalp_colour.g)), scalp_colour, gaps), shorn), saturate(hairy));
    // What scatters into this shade would show as a red rim: lids are too thin to glow.
    albedo *= mix(vec3(1.0), vec3(0.80, 0.90, 0.93), eye.under);
    albedo *= mix(vec3(1.0), eyeshadow_tint, 0.68 * eyeshadow * eye.shadow * (0.85 + 0.3 * grain));
    albedo = mix(albedo, LINER, saturate((liner * eye.liner + mix(mix(mix(0.28, 0.15, smoothstep(74.95, 74.75, rest.y)), 0.34, adult), 0.60, saturate(3.0 * liner)) * eye.roots) * (0.75 + 0.5 * grain)));
    vec3 moist = lid_margin(rest, margin, deep, adult);
    albedo = mix(albedo, moist, smoothstep(0.45, 0.95, margin) * 0.80);

    // Tiles and the blur of the light below the skin are too coarse for an ear: its hollows see little of the room, and what
    // they see of each other is red.
    float hollow = saturate(2.0 * at.mask_a.z - 1.0);
    albedo *= mix(vec3(1.0), EAR_HOLLOW, hollow);

    // Gloss: a film of sebum where the skin is oily, broken up by its relief.
    float tee = max(exp(-pow(rest.x / 1.5, 2.0)), 0.75 * smoothstep(76.4, 78.0, rest.y) * exp(-pow(rest.x / 3.6, 2.0))) * face * (1.0 - DRY_FOREHEAD * smoothstep(76.0, 77.6, rest.y));
    float film = saturate(oily * mix(1.0, mix(0.80, 1.20, tee), adult) * (mix(0.34, mix(0.41, 0.29, deep), adult) + 1.05 * oiliness) * (0.85 + 0.16 * patched.x)) * mix(0.80, 1.0, adult);
    // Sebum lies in islands: between them, over fine scales, skin is dry, and so a highlight is never one smooth spot.
    film *= 0.62 + 0.75 * mix(smoothstep(0.35, 0.62, 0.5 * near.r + 0.3 * wide.b + 0.2 * grain), 0.4, SATIN * lost);
    film = min(film * (1.0 + 0.08 * deep) + 0.03 * deep, 0.85) * (1.0 - 0.5 * saturate(2.0 * fold));
    float roughness = mix(0.52, mix(0.30, mix(0.40, 0.365, adult), deep), film) + 0.08 * (near.r - 0.5) + 0.06 * (grain - 0.5) - 0.04 * (plate_near.x - 0.55);
    roughness += (0.045 * adult * (1.0 - tee) - 0.025 * crisp * tee) * face;
    // Where it is fattest, on an adult's forehead, nose and upper cheeks, it stands in drops: small highlights, broken (by eye).
    vec2 upper_cheek = (vec2(abs(rest.x), rest.y) - vec2(3.7, 72.9)) / vec2(1.7, 1.1);
    float fattest = crisp * (1.0 - 0.5 * smoothstep(0.35, 0.9, melanin)) * (1.0 - eyelid) * off_lips * max(tee, 0.8 * exp(-dot(upper_cheek, upper_cheek)) * face);
    float drops = fattest * smoothstep(0.44, 0.72, 0.55 * grain + 0.45 * wide.a) * (1.0 - SATIN * lost);
    roughness -= 0.07 * drops;
    roughness += 0.05 * ageing * (1.0 - film) + 0.05 * (1.0 - relief) + mix(0.05, 0.06, deep) * young;  // down, which is not drawn, softens a child's gloss
    // Slopes too fine for a pixel widen the highlight instead: by their variance.
    roughness = sqrt(sqrt(pow(max(roughness, 0.1), 4.0) + mix(WIDENS.x, WIDENS.y, crisp) * unseen + CALM_WIDENS * calm));
    roughness = mix(roughness, mix(mix(0.46, 0.42, adult), mix(0.36, 0.310, adult), inward) + 0.06 * (grain - 0.5) + 0.08 * furrow, lips);
    roughness = mix(mix(roughness, 0.55, 0.6 * ears), 0.30, 0.85 * margin);
    film *= mix(0.74, 1.0, adult);  // before puberty there is hardly any sebum
    float broken = clamp(1.0 + (1.0 + 0.4 * deep) * (0.34 * blotched.x + 0.28 * (1.0 - mix(0.6 * adult, 0.25, crisp) * lost) * (1.0 - 0.5 * SATIN * lost) * grained), 0.45, 1.6);
    float specular = mix(0.80 - 0.20 * deep, mix(mix(5.2, 4.8, adult), mix(1.9, 2.15, adult), deep), film) * broken * (1.0 - mix(0.75, 0.65, adult) * saturate((pit + big_pit) * coarseness * mix(1.0, 0.55 + 0.45 * coarse, adult))) * (0.80 + 0.38 * mix(plate_near.x * (0.5 + grain), 0.5, SATIN * lost));
    specular *= (1.0 + 0.7 * drops) * (1.0 - DULLED * calm * adult) * (1.0 - 0.5 * adult * off_lips * exp(-pow(rest.x / 1.9, 2.0) - pow((rest.y - 70.0) / 0.9, 2.0)));  // ridges between nose and lip would be wet strips
    specular *= 1.0 - young * mix(0.08, 0.30, deep);  // so smooth a skin would be plastic, brown skin most
    // But the ball of a child's nose, tight and thin, and its cheeks' apples are moist: small soft highlights, by eye.
    vec2 ball = (rest.xy - vec2(0.0, 72.0)) / vec2(0.75, 0.7), apple = (vec2(abs(rest.x), rest.y) - vec2(3.3, 72.4)) / vec2(1.2, 0.9), bridge = (rest.xy - vec2(0.0, 75.0)) / vec2(0.9, 1.4);
    float dewy = young * max(exp(-dot(ball, ball)), 0.6 * exp(-dot(apple, apple))) * face;
    specular *= 1.0 + (0.60 - 0.45 * deep) * dewy - adult * face * (MATT_TIP * exp(-dot(ball, ball)) + MATT_BRIDGE * exp(-dot(bridge, bridge)));
    vec2 dry = BELOW_BONE * (adult * face * smoothstep(3.0, 4.2, abs(rest.x)) * smoothstep(73.4, 72.2, rest.y));
    roughness += dry.x - (0.09 - 0.06 * deep) * dewy;
    specular *= 1.0 - dry.y;
    float moist_film = smoothstep(0.30, 0.66, 0.55 * near.r + 0.45 * value_noise(own * vec3(5.0, 3.0, 4.0) + 7.0));
    specular = mix(specular, mix(0.85, mix(1.56, 1.30, deep), inward * mix(0.9, 1.0, adult)) * (1.0 - young * mix(0.22, 0.45, mouth.upper)) * (1.0 - 0.60 * furrow) * (0.35 + 0.55 * moist_film), lips);
    specular *= 1.0 - (0.35 + 0.35 * deep) * painted.g;  // the skin below the eye is thin and dry; its sheen would be blue on brown
    // No glitter down in folds, nor at a slant on the skin swollen beside them, which shines only where one looks straight at it.
    specular *= 1.0 - max(0.45 * saturate(2.5 * fold), mix(0.75, SHOULDERS, frontal) * saturate(6.0 * abs(fold)));
    specular *= mix(mix(0.60, 0.40, deep), 1.0, facing);  // rims are downy, not varnished
    specular *= (1.0 - nostril) * (1.0 - 0.65 * inner_mouth) * (1.0 - 0.7 * hollow) * (1.0 - mix(0.82, SHEEN_LOST, shorn) * scalp * scalp_paint) * (1.0 - 0.25 * shaven);

    return Surface(saturate(albedo), normal_specular, normal_diffuse, roughness, specular, max(0.36 * margin * smoothstep(75.10, 74.78, rest.y), 0.08 * inner_mouth), false);
}
