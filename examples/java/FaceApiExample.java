import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

public class FaceApiExample {
    public static void main(String[] args) throws InterruptedException {
        String apiKey = "my_api_key_here";
        String url = "https://facestud.io/v1/generate";

        // Set authorization header
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Token " + apiKey)
                .build();

        try {
            // Send GET request to API and get the response
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray());

            // Check if request was successful
            if (response.statusCode() == 200) {
                // Save the image
                Files.write(Path.of("face.jpg"), response.body());
                System.out.println("Image saved successfully!");
            } else {
                System.out.println("Failed to retrieve image: " + response.statusCode());
            }
        } catch (IOException e) {
            System.out.println("Request error: " + e.getMessage());
        }
    }
}
