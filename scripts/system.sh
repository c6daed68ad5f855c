#!/bin/sh
# Prints the path of a Python that can make a virtual environment, after making sure that the system's own libraries are
# there: Python's venv and ensurepip, EGL, OpenGL and Mesa's software driver. What is missing is installed when the user
# may do that; otherwise one exact command is printed and nothing is changed.
#
# `scripts/system.sh dev` also looks for the programs that some tests run: a database server, a browser, the languages of
# the examples. Without them those tests are skipped, so that a program which can't be installed stops nothing.
set -eu
here=$(dirname "$0")
want=${1:-runtime}
root=${FACESTUDIO_SYSTEM_ROOT:-}  # where tests of this script have their own file system
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

# What tests run. The folder of PostgreSQL's server programs is not in PATH on Debian.
wished=
wish() { wished="$wished $*"; }
has() { command -v "$1" >/dev/null 2>&1; }
there() { [ -e "$1" ]; }
if [ "$want" = dev ]; then
    has initdb || there "$root"/usr/lib/postgresql/*/bin/initdb || wish postgresql
    has chromium || wish chromium
    has curl || wish curl
    has php || wish php-cli
    has mcs || wish mono-mcs
    has mono || wish mono-runtime
    there "$root/usr/lib/mono/4.5/System.Net.Http.dll" || wish libmono-system-net-http4.0-cil
    has javac || wish default-jdk-headless
fi

may_install() {
    has apt-get || return 1
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif has sudo && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        return 1
    fi
}
command_for() { printf '%s' "apt-get update && apt-get install --yes --no-install-recommends$1"; }
install() {
    say "-- installing system packages:$1"
    $sudo env DEBIAN_FRONTEND=noninteractive sh -c "$(command_for "$1")" >&2
}

if [ -n "$missing" ]; then
    if ! has apt-get; then
        say "Missing on this system (Debian's names):$missing"
        say "Install them with your package manager, then run the same make target again."
        exit 1
    elif ! may_install; then
        say "Some system packages are missing. Install them with this command, then run the same make target again:"
        say ""
        say "    sudo sh -c '$(command_for "$missing$wished")'"
        say ""
        exit 1
    fi
    install "$missing"
    [ -n "$python" ] || python=$(command -v python3)
    if ! reason=$("$python" "$here/probe_egl.py" 2>&1); then
        # Not fatal here: what needs no picture still works, and the engine says the same when a picture is asked for.
        say "-- warning: $reason"
    fi
fi

if [ -n "$wished" ]; then
    if ! has apt-get; then
        say "-- tests that need these will be skipped (Debian's names):$wished"
    elif ! may_install; then
        say "-- some tests will be skipped; this installs what they need:"
        say ""
        say "    sudo sh -c '$(command_for "$wished")'"
        say ""
    elif ! install "$wished"; then
        say "-- warning: these could not be installed, and tests that need them will be skipped:$wished"
    fi
fi

printf '%s\n' "$python"
