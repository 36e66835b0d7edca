using System.Net.Http.Headers;
using System.Text;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class ProtocolTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1/nothing")]
    [InlineData("PUT", "/v1/users/abc/follow")]
    [InlineData("POST", "/v2/posts")]
    public async Task Unknown_route_answers_404(string method, string path) =>
        (await _api.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).IsProblem(404, "not_found");

    [Theory]
    [InlineData("GET", "/v1/posts")]
    [InlineData("DELETE", "/v1/sessions")]
    [InlineData("POST", "/v1/users/42/follow")]
    public async Task Wrong_method_answers_405(string method, string path) =>
        (await _api.Anonymous().SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).IsProblem(405, "method_not_allowed");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    public async Task Body_that_is_not_called_json_answers_415(string contentType)
    {
        var user = await _api.UserAsync();
        (await user.PostRawAsync("/v1/posts", """{"text":"x"}""", contentType)).IsProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task Problem_comes_as_json_whatever_the_caller_accepts()
    {
        var client = _api.Anonymous();
        client.Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        (await client.PostAsync("/v1/sessions", new { })).IsProblem(400, "invalid");
        (await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/nothing"))).IsProblem(404, "not_found");
        (await client.PostAsync("/v1/posts", new { })).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"text\":\"x\"")]
    [InlineData("{\"text\":\"x\",}")]
    [InlineData("{\"text\":\"x\"} x")]
    [InlineData("{\"text\":\"raw \n newline\"}")]
    [InlineData("{'text':'x'}")]
    public async Task Malformed_body_answers_400(string body)
    {
        var user = await _api.UserAsync();
        (await user.PostRawAsync("/v1/posts", body)).IsProblem(400, "invalid");
    }

    [Theory]
    [InlineData("{\"text\":1}", "text")]
    [InlineData("{\"text\":{\"a\":1}}", "text")]
    [InlineData("{\"text\":[\"x\"]}", "text")]
    [InlineData("{\"text\":true}", "text")]
    [InlineData("{\"text\":\"x\",\"imageUrl\":5}", "imageUrl")]
    [InlineData("{\"text\":\"x\",\"likes\":5}", "likes")]
    [InlineData("{\"text\":\"x\",\"text\":\"y\"}", "text")]
    [InlineData("{\"text\":\"\\ud800 lone\"}", "text")]
    [InlineData("{\"text\":\"\\udc00\"}", "text")]
    [InlineData("{\"text\":\"\\u0000\"}", "text")]
    public async Task Body_with_a_member_of_the_wrong_kind_answers_400_and_names_it(string body, string field)
    {
        var user = await _api.UserAsync();
        (await user.PostRawAsync("/v1/posts", body)).IsProblem(400, "invalid").Blames(field);
    }

    [Fact]
    public async Task Body_nested_deeply_answers_400()
    {
        var user = await _api.UserAsync();
        (await user.PostRawAsync("/v1/posts", $"{{\"text\":{new string('[', 5000)}{new string(']', 5000)}}}")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task Body_that_is_no_utf8_answers_400()
    {
        var user = await _api.UserAsync();
        byte[] body = [.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        (await user.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/v1/posts") { Content = content })).IsProblem(400, "invalid");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_over_64_KiB_answers_413_whether_or_not_it_tells_its_length(bool chunked)
    {
        var user = await _api.UserAsync();
        var content = new StringContent($"{{\"text\":\"{new string('x', 70_000)}\"}}", Encoding.UTF8, "application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/posts") { Content = content, Headers = { TransferEncodingChunked = chunked } };
        (await user.SendAsync(request)).IsProblem(413, "too_large");
    }

    [Fact]
    public async Task Body_of_64_KiB_is_read()
    {
        var user = await _api.UserAsync();
        var body = """{"text":"x"}""".PadRight(64 * 1024);
        (await user.PostRawAsync("/v1/posts", body)).Is(201);
    }

    [Fact]
    public async Task Answers_carry_security_headers_and_no_server_name()
    {
        using var response = await _api.Anonymous().Http.GetAsync("/v1/nothing", TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(response.Headers.Server);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_is_200(string path) =>
        Assert.Equal("Healthy", (await _api.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, path))).Is(200).Text("status"));

    [Fact]
    public async Task Document_names_every_command_its_token_and_its_problems()
    {
        var document = (await _api.Anonymous().SendAsync(new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json"))).Is(200).Json;
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Value.TryGetProperty("responses", out _))
                .Select(o => (Name: $"{o.Name.ToUpperInvariant()} {path.Name}", Operation: o.Value))).ToList();
        Assert.Equal(
        [
            "DELETE /v1/comments/{id}", "DELETE /v1/posts/{id}", "DELETE /v1/posts/{id}/like", "DELETE /v1/users/me", "DELETE /v1/users/{id}/block",
            "DELETE /v1/users/{id}/follow", "PATCH /v1/posts/{id}", "PATCH /v1/users/me", "POST /v1/posts", "POST /v1/posts/{id}/comments", "POST /v1/sessions",
            "POST /v1/users", "PUT /v1/posts/{id}/like", "PUT /v1/users/me/password", "PUT /v1/users/{id}/block", "PUT /v1/users/{id}/follow",
        ], operations.Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.All(operations, o => Assert.True(o.Operation.GetProperty("responses").TryGetProperty("429", out _), o.Name));
        Assert.All(operations, o => Assert.Equal(
            o.Name is not ("POST /v1/users" or "POST /v1/sessions"), o.Operation.TryGetProperty("security", out _)));
    }

    [Fact]
    public async Task Page_is_served_under_a_policy_that_lets_it_work()
    {
        using var response = await _api.Anonymous().Http.GetAsync("/docs/index.html", TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
