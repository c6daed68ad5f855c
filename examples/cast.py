"""A cast of people who match a part: python examples/cast.py

Shows how to look at a person before taking the picture: `resolve` is quick, drawing is not.
"""

from facestudio import Studio
from facestudio.photo.types import PhotoOptions
from facestudio.request.parse import parse
from facestudio.spec.resolve import resolve

wanted = 3
request = parse("gender=female&mood=happy&lighting=natural")
with Studio() as studio:
    for seed in range(1, 1000):
        person = resolve(request, seed)
        if person.age < 60 or person.hair.grey < 0.5:
            continue
        studio.photograph(person, PhotoOptions(size=512)).save(f"cast_{seed}.jpg")
        wanted -= 1
        if not wanted:
            break
