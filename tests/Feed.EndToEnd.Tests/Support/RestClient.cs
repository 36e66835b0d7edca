using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Feed.EndToEnd.Tests.Support;

/// <summary>Sends commands.</summary>
internal sealed class RestClient(HttpClient http, Uri api)
{
    public const string Password = "correct horse battery";

    public async Task<Reply> SendAsync(
        HttpMethod method, string path, object? body, string? token, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(api, $"/v1/{path}"));
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new Reply(response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone(), text);
    }

    /// <summary>Signs up and in.</summary>
    public async Task<Account> SignUpAsync(string handle, CancellationToken cancellationToken)
    {
        var body = new { handle, displayName = $"{handle} the first", email = $"{handle}@example.org", password = Password };
        (await SendAsync(HttpMethod.Post, "users", body, null, cancellationToken)).Expect(HttpStatusCode.Created);
        var session = await SendAsync(HttpMethod.Post, "sessions", new { handle, password = Password }, null, cancellationToken);
        session.Expect(HttpStatusCode.OK, HttpStatusCode.Created);
        return new Account(session.Json.GetProperty("user").Id(), handle, session.Json.GetProperty("accessToken").GetString()!);
    }
}
