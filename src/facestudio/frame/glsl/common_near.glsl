// Provides: nearness. Lamps stand a metre or two away: what is nearer to one gets more of its light than the eyes do, by the
// square of the distance. Their directions are taken for the same everywhere; over a head that changes little.
uniform int key_leaves;   // 1 if leaves hang before the key, else 0
uniform vec2 key_dapple;  // how much of the key the leaves take, 0..1; where they hang
uniform vec4 lamp_near[3];  // unit vector to key, rim and fill; 1 / distance from the eyes, cm, 0 for the sun and the sky

// What leaves some metres off let through of the key: patches a hand wide with soft edges, for each gap throws an image of the
// sun. Whoever photographs in such light turns the face into a patch, so the middle of the face (a little below the eyes, where
// head space begins) is mostly open. Sizes by eye.
float through_leaves(vec3 head) {
    vec3 across = normalize(vec3(lamp_near[0].z, 0.0, -lamp_near[0].x) + vec3(1e-4, 0.0, 0.0)), up = cross(lamp_near[0].xyz, across);
    vec2 p = vec2(dot(head, across), dot(head, up)) * 0.34 + key_dapple.y * vec2(53.0, 81.0);
    p += 0.7 * sin(p.yx * 1.7 + 1.3);
    float gaps = sin(p.x) + sin(0.8 * p.y + 0.6 * p.x) + 0.6 * sin(2.1 * p.x - 1.7 * p.y);
    vec3 middle = head + vec3(0.0, 2.5, 0.0);
    return 1.0 - key_dapple.x * (1.0 - smoothstep(-0.7, 0.2, gaps + 3.0 * exp(-0.018 * dot(middle, middle))));
}

// Light of a lamp at a place in head space, as a share of what reaches the eyes.
float nearness(int lamp, vec3 head) {
    vec3 way = lamp_near[lamp].xyz - head * lamp_near[lamp].w;
    float near = 1.0 / max(dot(way, way), 0.25);
    for (int k = 0; k < (lamp == 0 ? key_leaves : 0); k++) near *= through_leaves(head);  // a loop: llvmpipe skips it
    return near;
}
