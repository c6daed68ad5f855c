#!/bin/sh
# Compiles requirements/*.in into pinned, hashed *.txt for every platform and every supported Python at once.
# No name of a package host may stay in the files: a mirror must be able to serve them.
set -eu
cd "$(dirname "$0")/.."
tools=.cache/lock
[ -x "$tools/bin/uv" ] || { python3 -m venv "$tools" && "$tools/bin/pip" install --quiet uv; }

# --no-config: a mirror in the caller's configuration must not leak its own hashes into the files.
compile() {
    name=$1
    shift
    "$tools/bin/uv" pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-emit-build-options --no-header \
        "$@" "requirements/$name.in" --output-file "requirements/$name.txt"
    { printf '# Compiled from %s.in by scripts/lock.sh; do not edit.\n' "$name"; cat "requirements/$name.txt"; } \
        > "requirements/$name.tmp"
    mv "requirements/$name.tmp" "requirements/$name.txt"
}

compile runtime --fork-strategy fewest "$@"
compile build --fork-strategy fewest "$@"
compile dev --fork-strategy fewest "$@"
compile head --no-deps "$@"
