<?php
$api_key = 'my_api_key_here';
$url = 'https://facestud.io/v1/generate';

// Create a stream context to add headers to the HTTP request
$options = [
    "http" => [
        "header" => "Authorization: Token $api_key"
    ]
];
$context = stream_context_create($options);

// Get the image data from the API
$image_data = file_get_contents($url, false, $context);

// Check if the request was successful
if ($image_data !== FALSE) {
    // Save the image
    file_put_contents('face.jpg', $image_data);
} else {
    echo 'Failed to retrieve image';
}
