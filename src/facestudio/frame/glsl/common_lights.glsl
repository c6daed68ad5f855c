// Provides: dome, mirror. The lamps and the dome as a mirror would show them.
#ifndef LEAST_BLUR
#define LEAST_BLUR 0.01  // what one pixel sees of a lamp, in half sizes
#endif

uniform vec3 lamp_direction[3];  // key, rim, fill
uniform vec3 lamp_across[3];     // unit vectors over the tangent of the half angle
uniform vec3 lamp_up[3];
uniform vec3 lamp_radiance[3];
uniform vec3 dome_floor;
uniform vec3 dome_horizon;  // mean of the walls
uniform vec3 dome_walls[8];  // at the horizon, 45 degrees apart, from +z towards +x
uniform vec3 dome_zenith;

// Radiance of the dome from a direction.
vec3 dome(vec3 direction) {
    float t = direction.y * 0.5 + 0.5;
    float turn = atan(direction.x, direction.z) * 1.2732395;  // in eighths of a circle
    int wall = int(floor(turn));
    vec3 horizon = mix(dome_walls[wall & 7], dome_walls[(wall + 1) & 7], smoothstep(0.0, 1.0, turn - float(wall)));
    return mix(mix(dome_floor, horizon, smoothstep(0.0, 0.5, t)), dome_zenith, smoothstep(0.5, 1.0, t));
}

// Radiance of one lamp from a direction. blur: width of its soft edge in half sizes.
vec3 lamp(int i, vec3 direction, float blur) {
    float depth = dot(direction, lamp_direction[i]);
    if (depth <= 0.0) return vec3(0.0);
    vec2 place = vec2(dot(direction, lamp_across[i]), dot(direction, lamp_up[i])) / depth;
    float edge = max(abs(place.x), abs(place.y)), soft = max(blur, LEAST_BLUR);
    // A soft box is brighter in the middle; lamps.py samples it with the same fall-off.
    return lamp_radiance[i] * ((1.0 - smoothstep(1.0 - soft, 1.0 + soft, edge)) * (0.75 + 0.25 * exp(-0.8 * dot(place, place))));
}

// Radiance from a direction, lamps and dome. blur: 0 sharp .. 1 very soft.
vec3 mirror(vec3 direction, float blur) {
    return dome(direction) + lamp(0, direction, blur) + lamp(1, direction, blur) + lamp(2, direction, blur);
}
