import time

import requests

api_key = 'my_api_key_here'
url = 'https://facestud.io/v1/generate'

headers = {'Authorization': f'Token {api_key}'}


def face(**params):
    """One picture. Waits when the server says so, and raises an error for anything else."""
    while True:
        response = requests.get(url, headers=headers, params=params, timeout=120)
        if response.status_code not in (429, 503):
            break
        wait = int(response.headers['Retry-After'])
        print(f'The server asks for {wait} seconds of patience.')
        time.sleep(wait)
    if response.status_code != 200:
        raise RuntimeError(response.json())
    return response


for number in range(1, 7):
    response = face(gender='male', age=45, resolution=256)
    with open(f'face_{number}.jpg', 'wb') as f:
        f.write(response.content)
