// Provides: nearness. Lamps stand a metre or two away: what is nearer to one gets more of its light than the eyes do, by the
// square of the distance. Their directions are taken for the same everywhere; over a head that changes little.
uniform vec4 lamp_near[3];  // unit vector to key, rim and fill; 1 / distance from the eyes, cm, 0 for the sun and the sky

// Light of a lamp at a place in head space, as a share of what reaches the eyes.
float nearness(int lamp, vec3 head) {
    vec3 way = lamp_near[lamp].xyz - head * lamp_near[lamp].w;
    return 1.0 / max(dot(way, way), 0.25);
}
