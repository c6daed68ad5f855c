curl -G https://facestud.io/v1/generate \
    -d gender=female -d ethnicity=african -d age=34 \
    -d resolution=512 -d image_format=webp \
    -o face.webp
