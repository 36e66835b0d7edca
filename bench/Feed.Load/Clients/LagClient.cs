using System.Text.Json;

namespace Feed.Load.Clients;

/// <summary>How far a worker is behind, as its page tells.</summary>
/// <param name="http">Shared.</param>
/// <param name="worker">Base address of the worker.</param>
internal sealed class LagClient(HttpClient http, Uri worker)
{
    /// <summary>A population is thousands of changes; somebody else who writes meanwhile leaves a few at any time.</summary>
    private const int Few = 100;

    /// <summary>Whether it streams, and has applied the changes that it knows of, but a few.</summary>
    public async Task<bool> HasCaughtUpAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(new Uri(worker, "/health/lag"), cancellationToken); // 503 when it is far behind
        using var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return page.RootElement.GetProperty("checks").EnumerateObject().All(check =>
            check.Value.GetProperty("data") is var lag && lag.GetProperty("changes").GetInt64() <= Few && lag.GetProperty("state").GetString() == "streaming");
    }
}
