using System.Net;

namespace Feed.Load.Clients;

/// <summary>Repeats what is only preparation; the measured requests are never repeated.</summary>
internal static class Retries
{
    /// <summary>Where a failure carries the server's Retry-After.</summary>
    public const string RetryAfter = "Retry-After";

    private const int Attempts = 8;

    /// <summary>Waits as long as a 429 or 503 says, for ever; other failures are tried again a few times.</summary>
    public static async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (HttpRequestException e) when (Wait(e, attempt) is { } wait)
            {
                await Task.Delay(wait, cancellationToken);
                if (e.StatusCode == HttpStatusCode.TooManyRequests) attempt = 0;
            }
        }
    }

    private static TimeSpan? Wait(HttpRequestException failure, int attempt)
    {
        var passes = failure.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests;
        if (!passes || attempt == Attempts) return null;
        // Those who wait for the same second do not all come back at its beginning.
        var spread = TimeSpan.FromMilliseconds(Random.Shared.Next(100, 1_000));
        return spread + (failure.Data[RetryAfter] as TimeSpan? ?? TimeSpan.FromMilliseconds(100 << attempt));
    }
}
