using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;

namespace FaceApiExample
{
    class Program
    {
        static async Task Main(string[] args)
        {
            string apiKey = "my_api_key_here";
            string url = "https://facestud.io/v1/generate";

            using (HttpClient client = new HttpClient())
            {
                // Set authorization header
                client.DefaultRequestHeaders.Add("Authorization", $"Token {apiKey}");

                try
                {
                    // Send GET request to API and get the response
                    HttpResponseMessage response = await client.GetAsync(url);

                    // Check if request was successful
                    if (response.IsSuccessStatusCode)
                    {
                        // Get the image data from the response
                        byte[] imageData = await response.Content.ReadAsByteArrayAsync();

                        // Save the image
                        await File.WriteAllBytesAsync("face.jpg", imageData);

                        Console.WriteLine("Image saved successfully!");
                    }
                    else
                    {
                        Console.WriteLine($"Failed to retrieve image: {response.StatusCode.ToString()}");
                    }
                }
                catch (HttpRequestException e)
                {
                    Console.WriteLine($"Request error: {e.Message}");
                }
            }
        }
    }
}
