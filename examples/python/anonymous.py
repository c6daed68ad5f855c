import requests

response = requests.get('https://facestud.io/v1/generate')

# Check if request was successful
if response.status_code == 200:
    # Save the image
    with open('face.jpg', 'wb') as f:
        f.write(response.content)
else:
    print(f'Failed to retrieve image: {response.status_code}')
