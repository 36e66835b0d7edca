using System.Net.Http.Headers;
using System.Text.Json;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// Talks HTTP and JSON with Elasticsearch 8 and 9, in the dialect of 8, which both understand. What fails for a moment is sent again until
/// the caller's patience ends.
/// </summary>
internal sealed class ElasticsearchHttp(HttpClient client, ElasticsearchAddress address, TimeProvider time)
{
    private const int Attempts = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly MediaTypeHeaderValue Json = MediaTypeHeaderValue.Parse("application/vnd.elasticsearch+json; compatible-with=8");
    private static readonly MediaTypeHeaderValue Lines = MediaTypeHeaderValue.Parse("application/vnd.elasticsearch+x-ndjson; compatible-with=8");
    private static readonly MediaTypeWithQualityHeaderValue Accepted = MediaTypeWithQualityHeaderValue.Parse(Json.ToString());

    /// <summary>A client with connections of its own. Names are looked up again every few minutes, so a cluster may move.</summary>
    public static ElasticsearchHttp Create(ElasticsearchAddress address, TimeProvider time)
    {
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(2),
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        return new ElasticsearchHttp(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }, address, time);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="method">GET, PUT, POST.</param>
    /// <param name="path">Relative, with its query.</param>
    /// <param name="body">JSON, or nothing.</param>
    /// <param name="timeout">Longest wait for the answer, retries included.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; dispose it.</returns>
    /// <exception cref="ElasticsearchException">It answered with an error, or not in time.</exception>
    public Task<JsonDocument> SendAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken) =>
        SendAsync(method, path, body, Json, timeout, cancellationToken);

    /// <summary>Posts lines of JSON; the rest is as in the other method.</summary>
    public Task<JsonDocument> PostLinesAsync(string path, ReadOnlyMemory<byte> lines, TimeSpan timeout, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, lines, Lines, timeout, cancellationToken);

    /// <summary>How long to wait before another attempt, the first being 1.</summary>
    public static TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * (1 << Math.Min(attempt - 1, 10)) * (1 + Random.Shared.NextDouble());
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task<JsonDocument> SendAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                using var request = Request(method, path, body, type);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                if (response.IsSuccessStatusCode) return await ReadAsync(response, either.Token);
                var error = await ErrorResponse.ReadAsync(response, either.Token);
                if (!error.IsTransient || attempt == Attempts) throw error;
                await Task.Delay(RetryAfter(response) ?? PauseAfter(attempt), time, either.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw ElasticsearchException.NoAnswer(address.Url, new TimeoutException($"no answer within {timeout.TotalSeconds:0.#} s", e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            throw ElasticsearchException.NoAnswer(address.Url, e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type)
    {
        var request = new HttpRequestMessage(method, new Uri(address.Url, path));
        request.Headers.Accept.Add(Accepted);
        request.Headers.Authorization = address.Credentials;
        if (!body.IsEmpty) request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = type } };
        return request;
    }

    // An answer that is no JSON comes from something else on that port, or was cut off: as good as none.
    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var pause = header?.Delta ?? (header?.Date - time.GetUtcNow());
        if (pause is not { } wanted) return null;
        if (wanted < TimeSpan.Zero) return TimeSpan.Zero;
        return wanted < LongestPause ? wanted : LongestPause;
    }
}
