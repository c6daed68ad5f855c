// Depth alone, but for what is cut away.
#ifdef CUT
in float coverage;
#endif

void main() {
#ifdef CUT
    if (coverage < 0.5) discard;
#endif
}
