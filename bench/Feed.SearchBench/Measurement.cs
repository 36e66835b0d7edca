using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Feed.SearchBench;

/// <summary>What a round took. Processor time tells more than the clock where others share the machine.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Client">Processor time of this process.</param>
/// <param name="Server">Processor time of Elasticsearch.</param>
internal sealed record Measurement(TimeSpan Elapsed, TimeSpan Client, TimeSpan Server)
{
    /// <summary>Documents a second by the clock.</summary>
    public double Rate(int documents) => documents / Elapsed.TotalSeconds;

    public string Describe(int documents) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rate(documents),7:N0}/s ({Client.TotalMicroseconds / documents:0} µs here and {Server.TotalMicroseconds / documents:0} µs there of processor time a document)");

    public static async Task<Measurement> OfAsync(Uri url, Func<Task> work, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = url };
        var server = await ServerAsync(http, cancellationToken);
        var client = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await work();
        var elapsed = watch.Elapsed;
        return new Measurement(elapsed, Environment.CpuUsage.TotalTime - client, await ServerAsync(http, cancellationToken) - server);
    }

    private static async Task<TimeSpan> ServerAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var text = await http.GetStringAsync(new Uri("_nodes/stats/process?filter_path=nodes.*.process.cpu.total_in_millis", UriKind.Relative), cancellationToken);
        using var answer = JsonDocument.Parse(text);
        var nodes = answer.RootElement.GetProperty("nodes").EnumerateObject();
        return TimeSpan.FromMilliseconds(nodes.Sum(node => node.Value.GetProperty("process").GetProperty("cpu").GetProperty("total_in_millis").GetInt64()));
    }
}
