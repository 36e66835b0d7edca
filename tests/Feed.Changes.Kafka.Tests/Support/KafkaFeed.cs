using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Changes.Tests;
using Feed.Contracts;
using Feed.Testing;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(KafkaServer))]

namespace Feed.Changes.Kafka.Tests;

/// <summary>A migrated database, topics of a test's own on a real Kafka, and consumers of them.</summary>
internal sealed class KafkaFeed : IAsyncDisposable
{
    private readonly IProducer<byte[], byte[]> _producer;
    private long _lsn = 50_000_000;

    private KafkaFeed(TestFeed feed, string brokers, string prefix)
    {
        (Feed, Brokers, Prefix) = (feed, brokers, prefix);
        Admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = brokers }).SetLogHandler((_, _) => { }).Build();
        _producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = brokers, LingerMs = 5, MessageMaxBytes = 20_000_000 })
            .SetLogHandler((_, _) => { }).Build();
    }

    public TestFeed Feed { get; }

    public string Brokers { get; }

    public string Prefix { get; }

    public IAdminClient Admin { get; }

    public RecordingStore Store { get; } = new();

    public static async Task<KafkaFeed> StartAsync(FeedServer server, KafkaServer kafka, int partitions = 3)
    {
        NeedsKafka.Library();
        var feed = Of(await server.CreateAsync(), kafka.BootstrapServers, $"p{Guid.NewGuid():N}");
        await feed.CreateTopicsAsync(partitions);
        return feed;
    }

    /// <summary>Consumers of topics that somebody else makes.</summary>
    public static KafkaFeed Of(TestFeed feed, string brokers, string prefix) => new(feed, brokers, prefix);

    public string Topic(string table) => $"{Prefix}.public.{table}";

    public Task CreateTopicsAsync(int partitions) => Admin.CreateTopicsAsync(
    [
        .. TableContract.WriteModel.Keys.Select(table => Specification(Topic(table), partitions)), Specification($"{Prefix}.notifications", 1),
    ]);

    public Task CreateTopicAsync(string table, int partitions = 3) => Admin.CreateTopicsAsync([Specification(Topic(table), partitions)]);

    /// <summary>Starts an instance of the consumer.</summary>
    public Task<IHost> StartAsync(Action<Dictionary<string, string?>>? settings = null) => Feed.StartAsync(Store, values =>
    {
        values["ConnectionStrings:kafka"] = Brokers;
        values["Feed:Changes:Kafka:TopicPrefix"] = Prefix;
        settings?.Invoke(values);
    });

    /// <summary>Writes a change as Debezium would, of a transaction that is visible.</summary>
    public async Task<DeliveryResult<byte[], byte[]>> PostAsync(long author, long id, string text = "hello", string op = "c", int? partition = null)
    {
        var row = op == "d" ? "null" : $$"""{"id":{{id}},"author_id":{{author}},"text":"{{text}}","image_url":null,"edited_at":null,"traceparent":null}""";
        var before = op == "d" ? $$"""{"id":{{id}},"author_id":{{author}},"text":"","image_url":null,"edited_at":null,"traceparent":null}""" : "null";
        return await SendAsync("posts", $$"""{"author_id":{{author}}}""", Envelope(op, before, row), partition);
    }

    /// <summary>Writes anything.</summary>
    public Task<DeliveryResult<byte[], byte[]>> SendAsync(string table, string? key, string? value, int? partition = null)
    {
        var message = new Message<byte[], byte[]> { Key = Bytes(key)!, Value = Bytes(value)! };
        return partition is { } p
            ? _producer.ProduceAsync(new TopicPartition(Topic(table), p), message)
            : _producer.ProduceAsync(Topic(table), message);
    }

    /// <summary>Writes a notification of the connector.</summary>
    public Task NotifyAsync(string aggregate, string type) => _producer.ProduceAsync(
        $"{Prefix}.notifications",
        new Message<byte[], byte[]> { Key = null!, Value = Bytes($$"""{"id":"x","aggregate_type":"{{aggregate}}","type":"{{type}}","additional_data":{},"timestamp":1}""")! });

    /// <summary>What the group committed, by partition; partitions without are absent.</summary>
    public async Task<Dictionary<int, long>> CommittedAsync(string table, int partitions = 3)
    {
        var result = await Admin.ListConsumerGroupOffsetsAsync(
            [new ConsumerGroupTopicPartitions(Feed.Group, [.. Enumerable.Range(0, partitions).Select(p => new TopicPartition(Topic(table), p))])]);
        return result[0].Partitions.Where(p => p.Offset != Offset.Unset).ToDictionary(p => p.Partition.Value, p => p.Offset.Value);
    }

    public Task UntilAppliedAsync(int posts) => Poll.UntilAsync(
        () => Store.Changes.Where(c => c.Table == Tables.Posts && c.Op == ChangeOp.Create).Select(c => c.Row.Int64("id")).Distinct().Count() >= posts,
        $"{posts} posts are applied");

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        _producer.Dispose();
        Admin.Dispose();
    }

    private static TopicSpecification Specification(string name, int partitions) =>
        new() { Name = name, NumPartitions = partitions, ReplicationFactor = 1, Configs = new() { ["max.message.bytes"] = "20000000" } };

    private static byte[]? Bytes(string? text) => text is null ? null : System.Text.Encoding.UTF8.GetBytes(text);

    private string Envelope(string op, string before, string after)
    {
        var lsn = Interlocked.Add(ref _lsn, 100);
        var source = $$"""{"snapshot":"false","sequence":"[\"{{lsn}}\",\"{{lsn}}\"]","ts_us":1795272234915229,"table":"posts","txId":3,"lsn":{{lsn}}}""";
        return $$"""{"before":{{before}},"after":{{after}},"source":{{source}},"transaction":{"total_order":1},"op":"{{op}}","ts_ms":1}""";
    }
}
