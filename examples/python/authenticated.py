import requests

api_key = 'my_api_key_here'
url = 'https://facestud.io/v1/generate'

headers = {'Authorization': f'Token {api_key}'}
response = requests.get(url, headers=headers)

# Check if request was successful
if response.status_code == 200:
    # Save the image
    with open('face.jpg', 'wb') as f:
        f.write(response.content)
else:
    print(f'Failed to retrieve image: {response.status_code}')
