import requests
import imageio
from tqdm import tqdm
import time

api_key = 'my_api_key_here'
url = 'https://facestud.io/v1/generate'

# Keep these fixed: seed, gender, ethnicity
seed = 545972026
gender = 'female'
ethnicity = 'european'

# Delay in seconds between requests
delay = 1

# Prepare headers for the request
headers = {'Authorization': f'Token {api_key}'}

# Generate images for each age from 1 to 75
images = []
for age in tqdm(range(75), desc='Generating images', unit='image'):
    params = {
        'seed': seed,
        'gender': gender,
        'ethnicity': ethnicity,
        'age': age,
        'resolution': 512,
        'image_format': 'jpeg',
        'stampless': 'yes'
    }
    response = requests.get(url, headers=headers, params=params)

    if response.status_code == 200:
        images.append(imageio.imread(response.content))
    else:
        print(f"Failed to retrieve image for age {age}: {response.content}")

    # Wait a bit for the next request, to avoid 429 rate limit errors
    time.sleep(delay)

# Save images as an animated gif
outname = 'animated_face.gif'
print(f'Saved animated GIF to {outname}')
imageio.mimsave(outname, images, loop=0, fps=10)
