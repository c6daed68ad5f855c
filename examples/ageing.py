"""One person from infancy to old age, a file each: python examples/ageing.py [seed]"""

import sys

import facestudio

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 7
for age in (1, 6, 14, 25, 45, 65, 80):
    photo = facestudio.generate(seed=seed, age=age, view_profile=0, resolution=512)
    print(photo.save(f"person_{seed}_at_{age:02}.jpg"))
