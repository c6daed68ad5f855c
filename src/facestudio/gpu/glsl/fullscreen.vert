// One triangle that covers the whole target; gives `uv`, 0..1 from the lower left. Drawn with three vertices and no
// buffer, on the far plane, so that a depth test can tell where nothing has been drawn.
out vec2 uv;

void main() {
    uv = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    gl_Position = vec4(uv * 2.0 - 1.0, 1.0, 1.0);
}
