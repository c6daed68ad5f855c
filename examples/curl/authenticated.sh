curl -H 'Authorization: Token my_api_key_here' https://facestud.io/v1/generate -o face.jpg
