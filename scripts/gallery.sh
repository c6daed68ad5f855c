#!/bin/sh
# Makes the pictures of the gallery and the front page anew, as src/facestudio_web/site/gallery.json lists them.
# After a change of the engine: scripts/gallery.sh, then look at every picture.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
site=src/facestudio_web/site
folder=$site/static/site/gallery

mkdir -p "$folder"
"$bin/python" - "$site/gallery.json" <<'PYTHON' | while read -r name options; do
import json
import sys

for part in json.load(open(sys.argv[1], encoding="utf-8")).values():
    for row in part:
        print(row["name"], *(f"--{name.replace('_', '-')}={value}" for name, value in row["query"].items()))
PYTHON
    # The options hold no spaces, and are to be split.
    # shellcheck disable=SC2086
    "$bin/facestudio" generate $options --resolution 256 --image-format webp --output "$folder/$name.webp"
done
