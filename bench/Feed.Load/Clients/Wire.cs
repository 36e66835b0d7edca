using System.Net.Http.Json;
using System.Text.Json;
using Feed.Load.Measure;
using Feed.Load.Run;

namespace Feed.Load.Clients;

/// <summary>HTTP as both clients use it.</summary>
internal static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static HttpClient Create() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseProxy = false }) { Timeout = Patience };

    /// <summary>Sends a request and reads the JSON of a successful answer; nothing for an answer without a body.</summary>
    /// <exception cref="HttpRequestException">No answer, or one that is not a success.</exception>
    public static async Task<JsonElement> SendAsync(
        HttpClient http,
        HttpMethod method,
        Uri address,
        object? body,
        string? token,
        CancellationToken cancellationToken,
        string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw await FailureAsync(answer, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return bytes.Length == 0 ? default : JsonDocument.Parse(bytes).RootElement;
    }

    /// <summary>Makes sure that something answers.</summary>
    /// <exception cref="NotReachableException">Nothing does.</exception>
    public static async Task RequireAsync(HttpClient http, string what, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(http, HttpMethod.Get, address, null, null, cancellationToken);
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            throw new NotReachableException(what, address, e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotReachableException(what, address, e);
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e) && !cancellationToken.IsCancellationRequested)
        {
            // Something answers; whether it is the right thing will show.
        }
    }

    private static async Task<HttpRequestException> FailureAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var failure = new HttpRequestException($"{(int)answer.StatusCode} {(text.Length > 300 ? text[..300] : text)}", null, answer.StatusCode);
        if (answer.Headers.RetryAfter?.Delta is { } wait) failure.Data[Retries.RetryAfter] = wait;
        return failure;
    }
}
