using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Contracts;
using Feed.Kafka;

namespace Feed.StreamBench;

/// <summary>
/// Posts of one statement: first the connector writes them into Kafka while the workers stand still (SIGSTOP), then FeedBuilders alone apply them.
/// </summary>
internal sealed class CatchUpRound : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly BenchStack _stack;
    private readonly IAdminClient _admin;
    private readonly int _posts;
    private readonly int _followers;

    public CatchUpRound(BenchStack stack, int posts, int followers)
    {
        KafkaLibrary.Require();
        (_stack, _posts, _followers) = (stack, posts, followers);
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = stack.Stack.KafkaConnectionString }).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>Waits until so many share the partitions.</summary>
    public async Task ShareAsync(int builders, CancellationToken cancellationToken)
    {
        for (var calm = 0; calm < 3; await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken))
        {
            var described = await _admin.DescribeConsumerGroupsAsync(["feed-builder"]);
            var group = described.ConsumerGroupDescriptions[0];
            calm = group.State == ConsumerGroupState.Stable && group.Members.Count == builders ? calm + 1 : 0;
        }
    }

    public async Task<string> RunAsync(int[] builders, CancellationToken cancellationToken)
    {
        int[] all = [.. builders, Pid("search-indexer")];
        try
        {
            Signal("-STOP", all);
            var written = await WriteAsync(cancellationToken);
            var (before, committed) = (Times(builders), await CommittedAsync());
            Signal("-CONT", builders);
            var applied = await ApplyAsync(committed, cancellationToken);
            var after = Times(builders);
            return Text(written, applied, after.ToDictionary(one => one.Key, one => one.Value - before[one.Key]));
        }
        finally
        {
            Signal("-CONT", all);
        }
    }

    public void Dispose() => _admin.Dispose();

    private string Text(double written, double applied, Dictionary<string, TimeSpan> times)
    {
        // With followers there are too few posts to tell how fast the connector is.
        var (count, unit, least, format) = _followers == 0 ? (_posts, "change", 1, "0") : ((double)_posts * (_followers + 1), "delivery", 0.05, "0.00");
        var costs = times.Select(one => (Name: one.Key, Cost: one.Value.TotalMicroseconds / count))
            .Where(one => one.Cost >= least).OrderByDescending(one => one.Cost)
            .Select(one => $"{one.Name} {one.Cost.ToString(format, CultureInfo.InvariantCulture)}");
        var rates = _followers == 0
            ? FormattableString.Invariant($"the connector wrote {written:N0}/s, FeedBuilder applied {applied:N0}/s alone: {applied / written:0.00} of it")
            : FormattableString.Invariant($"{applied:N0} posts/s, {applied * (_followers + 1):N0} deliveries/s");
        return $"{rates}; µs of processor time a {unit}: {string.Join(", ", costs)}";
    }

    // Of the stack's processes, all FeedBuilders as one.
    private Dictionary<string, TimeSpan> Times(int[] builders)
    {
        var times = _stack.ProcessorTimes();
        foreach (var pid in builders.Except([Pid("feed-builder")])) times["feed-builder"] += ProcessorTime.Of(pid);
        return times;
    }

    private async Task<double> WriteAsync(CancellationToken cancellationToken)
    {
        var before = await EndAsync();
        var progress = new Progress(_posts);
        var inserting = _stack.ExecuteAsync(
            $"""
            INSERT INTO posts (author_id, text)
            SELECT a.ids[1 + i % cardinality(a.ids)], 'A post of which nobody hears, number ' || i || ', with as many words as a post has that somebody thought about'
            FROM generate_series(1, {_posts}) i, (SELECT array_agg(id) ids FROM users) a
            """,
            cancellationToken);
        var watch = Stopwatch.StartNew();
        for (; !progress.IsOver; await Task.Delay(Poll, cancellationToken)) progress.Add(watch.Elapsed, await EndAsync() - before);
        await inserting;
        return progress.Rate;
    }

    // What is committed is some seconds behind what is applied, always as many.
    private async Task<double> ApplyAsync(long before, CancellationToken cancellationToken)
    {
        var progress = new Progress(_posts);
        var watch = Stopwatch.StartNew();
        for (; !progress.IsOver; await Task.Delay(Poll, cancellationToken)) progress.Add(watch.Elapsed, await CommittedAsync() - before);
        return progress.Rate;
    }

    private async Task<long> CommittedAsync()
    {
        var answer = await _admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions("feed-builder", await PartitionsAsync())]);
        return answer[0].Partitions.Sum(one => Math.Max(0, one.Offset.Value));
    }

    private async Task<long> EndAsync()
    {
        var ends = await _admin.ListOffsetsAsync(
            (await PartitionsAsync()).Select(p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Latest() }));
        return ends.ResultInfos.Sum(one => one.TopicPartitionOffsetError.Offset.Value);
    }

    private async Task<List<TopicPartition>> PartitionsAsync()
    {
        var topic = Topics.Of(Tables.Posts);
        var described = await _admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]));
        return [.. described.TopicDescriptions[0].Partitions.Select(p => new TopicPartition(topic, p.Partition))];
    }

    private int Pid(string name) => _stack.Stack.PidOf(name) ?? throw new InvalidOperationException($"{name} does not run.");

    private static void Signal(string signal, params int[] pids)
    {
        using var kill = Process.Start("kill", [signal, .. pids.Select(pid => pid.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }
}
