#!/bin/sh
# Draws the picture at the top of the README: four people whom this project made up.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/facestudio sheet --size 384 --columns 4 --no-captions --output "${1:-docs/images/four_faces.jpg}" \
    'seed=1005&gender=female&ethnicity=latin_american&age=29&mood=happy&hair_length=8&eyewear=none&lighting=studio&view_profile=-16' \
    'seed=412&gender=male&ethnicity=european&age=68&facial_hair=6&mood=neutral&eyewear=eyeglasses&lighting=natural&view_profile=12' \
    'seed=78&gender=female&ethnicity=african&age=9&mood=happy&hair_length=5&eyewear=none&lighting=natural&view_profile=-8' \
    'seed=205&gender=male&ethnicity=east_asian&age=38&facial_hair=2&mood=neutral&eyewear=none&lighting=artistic&view_profile=20'
