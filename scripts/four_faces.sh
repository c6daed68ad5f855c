#!/bin/sh
# Draws the picture at the top of the README: four people whom this project made up.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/facestudio sheet --size 384 --columns 4 --no-captions --output "${1:-docs/images/four_faces.jpg}" \
    'seed=81&gender=male&ethnicity=west_asian&age=33&facial_hair=5&mood=happy&eyewear=none&lighting=studio&view_profile=15' \
    'seed=83&gender=female&ethnicity=european&age=71&mood=happy&eyewear=eyeglasses&lighting=studio&view_profile=10' \
    'seed=414&gender=male&ethnicity=african&age=38&facial_hair=4&mood=happy&eyewear=none&lighting=artistic&view_profile=20' \
    'seed=80&gender=female&ethnicity=east_asian&age=8&mood=happy&hair_length=7&eyewear=none&lighting=natural&view_profile=8'
