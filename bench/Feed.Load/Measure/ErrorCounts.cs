using System.Collections.Concurrent;
using System.Text.Json;

namespace Feed.Load.Measure;

/// <summary>Counts failed requests by what was asked and what came.</summary>
internal sealed class ErrorCounts
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public IReadOnlyDictionary<string, int> Counts => new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);

    public void Add(string what, Exception exception) =>
        _counts.AddOrUpdate($"{what}: {Describe(exception)}", 1, (_, count) => count + 1);

    /// <summary>Whether an exception is a failed request, and not a fault of this program.</summary>
    public static bool IsRequest(Exception exception) =>
        exception is HttpRequestException or TaskCanceledException or JsonException or IOException or FormatException;

    private static string Describe(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => $"{(int)status}",
        TaskCanceledException => "no answer in time",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        _ => exception.Message,
    };
}
