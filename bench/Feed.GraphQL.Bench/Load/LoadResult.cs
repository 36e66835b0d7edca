using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feed.GraphQL.Bench.Load;

/// <summary>What came of a load.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P50">The median latency, in milliseconds.</param>
/// <param name="P99">What 99 of 100 requests were answered within, in milliseconds.</param>
/// <param name="Max">The longest, in milliseconds.</param>
/// <param name="Bytes">The length of the last answer, with its headers.</param>
internal sealed record LoadResult(int Requests, double Seconds, double P50, double P99, double Max, int Bytes)
{
    [JsonIgnore]
    public double PerSecond => Requests / Seconds;

    public static LoadResult Of(List<long> ticks, TimeSpan elapsed, int bytes)
    {
        if (ticks.Count == 0) throw new BenchException("No request was answered.");
        ticks.Sort();
        var perMillisecond = TimeProvider.System.TimestampFrequency / 1000.0;
        double At(double share) => ticks[Math.Min(ticks.Count - 1, (int)(ticks.Count * share))] / perMillisecond;
        return new LoadResult(ticks.Count, elapsed.TotalSeconds, At(0.5), At(0.99), At(1), bytes);
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static LoadResult Parse(string json) => JsonSerializer.Deserialize<LoadResult>(json)!;
}
