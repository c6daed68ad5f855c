#!/bin/sh
# The quick gate: every check runs, all complaints are shown, one failure fails the whole.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=""
run() {
    printf '%s\n' "-- $*"
    "$@" || failed="$failed $(basename "$1")"
}

run $bin/ruff format --check --quiet .
run $bin/ruff check --quiet .
run $bin/mypy --no-error-summary
run $bin/lint-imports --no-logo
run $bin/python -m pytest -q -m "not slow" tests/architecture

[ -z "$failed" ] || { printf 'check failed:%s\n' "$failed" >&2; exit 1; }
echo "all checks passed"
