curl https://facestud.io/v1/generate -o face.jpg
