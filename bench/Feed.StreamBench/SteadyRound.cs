using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Feed.StreamBench;

/// <summary>A steady rate of posts, and what each process needs for it. Where nobody follows, that is the price of the stream itself.</summary>
internal sealed class SteadyRound(BenchStack stack, int rate, TimeSpan duration)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(WarmUp, cancellationToken);
        var (before, bulks) = (stack.ProcessorTimes(), await BulkRequestsAsync(cancellationToken));
        var watch = Stopwatch.StartNew();
        await WriteAsync(duration, cancellationToken);
        var elapsed = watch.Elapsed;
        var after = stack.ProcessorTimes();
        Console.WriteLine($"{rate} posts/s for {elapsed.TotalSeconds:0} s, of one core:");
        foreach (var (name, time) in after.OrderByDescending(one => one.Value - before[one.Key]))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16}{(time - before[name]) / elapsed,7:0.0 %}"));
        if (await BulkRequestsAsync(cancellationToken) is { } now)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Elasticsearch had {(now - bulks) / elapsed.TotalSeconds:0.0} bulk requests a second"));
    }

    private async Task WriteAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        await using var insert = stack.Database.CreateCommand(
            "INSERT INTO posts (author_id, text) SELECT id, 'One of many posts at a steady rate #steady' FROM users OFFSET floor(random() * 1000) LIMIT 1");
        var watch = Stopwatch.StartNew();
        for (var i = 1; watch.Elapsed < span; i++)
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
            if (TimeSpan.FromSeconds((double)i / rate) - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early, cancellationToken);
        }
    }

    /// <summary>Of all indexes' shards; null without Elasticsearch.</summary>
    private async Task<long?> BulkRequestsAsync(CancellationToken cancellationToken)
    {
        if (!stack.HasKafka) return null;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var text = await http.GetStringAsync(
            new Uri($"{stack.Stack.ElasticsearchConnectionString}/_stats/bulk?filter_path=_all.primaries.bulk.total_operations"), cancellationToken);
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.GetProperty("_all").GetProperty("primaries").GetProperty("bulk").GetProperty("total_operations").GetInt64();
    }
}
