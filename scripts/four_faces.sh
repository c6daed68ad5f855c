#!/bin/sh
# Draws the picture at the top of the README: four people whom this project made up.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/facestudio sheet --size 384 --columns 4 --no-captions --output "${1:-docs/images/four_faces.jpg}" \
    'seed=3&gender=female&ethnicity=west_asian&age=33' \
    'seed=193023' \
    'seed=1&gender=female&ethnicity=european&age=22' \
    'seed=8206&gender=male&ethnicity=west_asian&age=42'
