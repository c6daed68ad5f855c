curl -H 'Authorization: Token my_api_key_here' \
    --etag-save face.etag --etag-compare face.etag \
    'https://facestud.io/v1/generate?seed=545972026&age=30' -o face.jpg
