// The film curve of photo/tone.py; the numbers come from `Film`.

uniform float film_steep;
uniform float film_toe;
uniform vec3 film_weights;
uniform float film_by_brightness;
uniform float film_saturation;
uniform float film_shade_colour;
uniform float film_shoulder;
uniform float film_contrast;
uniform float film_toning;
uniform vec3 film_balance;

const float PIVOT = 0.30;  // of tone.py

vec3 film_curve(vec3 x) {
    vec3 u = x * (film_steep * x + film_toe);
    return u / (u + 1.0);
}

vec3 film(vec3 linear) {
    vec3 x = max(linear, 0.0) * film_balance;
    float brightness = dot(x, film_weights);
    float richer = film_shade_colour * max(1.0 - brightness / PIVOT, 0.0);
    x = max(brightness + (x - brightness) * film_saturation * (1.0 + richer * vec3(1.0, 1.0, 0.5)), 0.0);
    x = PIVOT * pow(max(x / PIVOT, 1e-6), vec3(film_contrast));
    brightness = dot(x, film_weights);
    vec3 kept_hue = film_curve(vec3(brightness)) * x / max(brightness, 1e-6);
    vec3 light = min(mix(film_curve(x), kept_hue, film_by_brightness), 1.2);
    float room = 1.0 - film_shoulder;
    vec3 bent = film_shoulder + room * tanh(max(light - film_shoulder, 0.0) / room);
    light = mix(light, bent, step(film_shoulder, light));
    float tone = dot(light, film_weights);
    float lift = film_toning * 4.0 * tone * (1.0 - tone) * (2.0 * sqrt(max(tone, 0.0)) - 1.0);
    return light * vec3(1.0 + lift, 1.0, 1.0 - lift);
}

vec3 srgb(vec3 light) {
    vec3 high = 1.055 * pow(max(light, 1e-6), vec3(1.0 / 2.4)) - 0.055;
    return mix(high, light * 12.92, step(light, vec3(0.0031308)));
}
