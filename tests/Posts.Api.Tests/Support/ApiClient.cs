using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Posts.Api.Tests.Support;

/// <summary>Sends commands as one user, or as nobody.</summary>
internal sealed class ApiClient(HttpClient http, long id, string handle, string token)
{
    public HttpClient Http => http;

    public long Id => id;

    public string Handle => handle;

    public string Token => token;

    public Task<Answer> PostAsync(string path, object? body, string? key = null) => SendAsync(HttpMethod.Post, path, body, key);

    public Task<Answer> PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<Answer> PatchAsync(string path, object? body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, body: null);

    /// <summary>A body as it is, good JSON or not.</summary>
    public Task<Answer> PostRawAsync(string path, string body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = text.Length == 0 || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true
            ? default
            : JsonDocument.Parse(text).RootElement;
        return new Answer((int)response.StatusCode, json, text, response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    /// <summary>Writes a post and gives its id.</summary>
    public async Task<string> WriteAsync(string text = "a post") => (await PostAsync("/v1/posts", new { text })).Is(201).Text("id");

    private Task<Answer> SendAsync(HttpMethod method, string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return SendAsync(request);
    }
}
