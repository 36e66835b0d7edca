using System.Text.Json;

namespace Feed.Load.Clients;

/// <summary>How far a worker is behind, as its page tells.</summary>
/// <param name="http">Shared.</param>
/// <param name="worker">Base address of the worker.</param>
internal sealed class LagClient(HttpClient http, Uri worker)
{
    /// <summary>Whether it streams, and has applied every change that it knows of.</summary>
    public async Task<bool> HasCaughtUpAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(worker, "/health/lag"), cancellationToken); // 503 when it is far behind
        using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return page.RootElement.GetProperty("checks").EnumerateObject().All(check =>
            check.Value.GetProperty("data") is var lag && lag.GetProperty("changes").GetInt64() == 0 && lag.GetProperty("state").GetString() == "streaming");
    }
}
