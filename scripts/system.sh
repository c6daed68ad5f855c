#!/bin/sh
# Prints the path of a Python that can make a virtual environment, after making sure that the system's own libraries are
# there: Python's venv and ensurepip, EGL, OpenGL and Mesa's software driver. What is missing is installed when the user
# may do that; otherwise one exact command is printed and nothing is changed.
set -eu
here=$(dirname "$0")
say() { printf '%s\n' "$*" >&2; }

python=
for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$(command -v "$name")
        break
    fi
done

missing=
add() { missing="$missing $*"; }
[ -n "$python" ] || add python3 python3-venv
if [ -n "$python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian splits ensurepip off, one package for each version.
    add "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
fi
if [ -z "$python" ] || ! "$python" "$here/probe_egl.py" >/dev/null 2>&1; then
    add libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri
fi

if [ -n "$missing" ]; then
    command="apt-get update && apt-get install --yes --no-install-recommends$missing"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Missing on this system (Debian's names):$missing"
        say "Install them with your package manager, then run the same make target again."
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        say "Some system packages are missing. Install them with this command, then run the same make target again:"
        say ""
        say "    sudo sh -c '$command'"
        say ""
        exit 1
    fi
    say "-- installing system packages:$missing"
    $sudo env DEBIAN_FRONTEND=noninteractive sh -c "$command" >&2
    [ -n "$python" ] || python=$(command -v python3)
    if ! reason=$("$python" "$here/probe_egl.py" 2>&1); then
        # Not fatal here: what needs no picture still works, and the engine says the same when a picture is asked for.
        say "-- warning: $reason"
    fi
fi

printf '%s\n' "$python"
