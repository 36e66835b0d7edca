using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Contracts;
using Feed.Kafka;

namespace Feed.Changes;

/// <summary>
/// Dead letters in the topic <c>feed.dead-letters.{group}</c>. A record's key names the change, so that adding it again replaces it; a record
/// without a value takes it away. A change is JSON; a message that could not be decoded is kept byte for byte, its error in the headers.
/// </summary>
internal sealed class DeadLetterTopic(
    string group, string bootstrapServers, TimeProvider time, Func<IProducer<string, byte[]?>>? producers = null) : IDeadLetters, IDisposable
{
    private const int LargestMessage = 100_000_000;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IProducer<string, byte[]?>? _producer;

    /// <summary>The topic's name.</summary>
    public string Name => Topics.DeadLetters(group);

    /// <inheritdoc />
    public Task AddAsync(IReadOnlyCollection<DeadLetter> letters, CancellationToken cancellationToken) =>
        ProduceAsync([.. letters.Select(Record)], cancellationToken);

    /// <summary>Stores a message that cannot be decoded, durably; again is the same as once.</summary>
    public Task AddAsync(UndecodableMessage message, string error, CancellationToken cancellationToken) =>
        ProduceAsync([Record(message, error)], cancellationToken);

    /// <summary>Takes letters away.</summary>
    public Task RemoveAsync(IEnumerable<string> keys, CancellationToken cancellationToken) =>
        ProduceAsync([.. keys.Select(key => new Message<string, byte[]?> { Key = key, Value = null })], cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        _producer?.Dispose();
        _gate.Dispose();
    }

    private Message<string, byte[]?> Record(DeadLetter letter) => new()
    {
        Key = LetterRecord.KeyOf(letter.Lane, letter.Change.Position),
        Value = ChangeJson.Write(letter.Change),
        Headers = Headers(LetterHeaders.Change, letter.Lane, letter.Error, letter.Attempts),
    };

    private Message<string, byte[]?> Record(UndecodableMessage message, string error)
    {
        var headers = Headers(LetterHeaders.Message, message.Lane, error, attempts: 1);
        headers.Add(LetterHeaders.Topic, message.Topic);
        headers.Add(LetterHeaders.Partition, message.Partition);
        headers.Add(LetterHeaders.Offset, message.Offset);
        if (message.Key is { } key) headers.Add(LetterHeaders.Key, key);
        return new() { Key = LetterRecord.KeyOf(message), Value = message.Value, Headers = headers };
    }

    private Headers Headers(string kind, string lane, string error, int attempts)
    {
        var headers = new Headers();
        headers.Add(LetterHeaders.Kind, kind);
        headers.Add(LetterHeaders.Lane, lane);
        headers.Add(LetterHeaders.Error, error);
        headers.Add(LetterHeaders.Attempts, attempts);
        headers.Add(LetterHeaders.FailedAt, time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        return headers;
    }

    private async Task ProduceAsync(IReadOnlyCollection<Message<string, byte[]?>> records, CancellationToken cancellationToken)
    {
        var producer = await ProducerAsync(cancellationToken);
        await Task.WhenAll(records.Select(record => ProduceAsync(producer, record, cancellationToken)));
    }

    private async Task ProduceAsync(IProducer<string, byte[]?> producer, Message<string, byte[]?> record, CancellationToken cancellationToken)
    {
        try
        {
            await producer.ProduceAsync(Name, record, cancellationToken);
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.MsgSizeTooLarge && record.Value is { Length: > 0 })
        {
            record.Headers.Add(LetterHeaders.Truncated, record.Value.Length);
            record.Value = [];
            await producer.ProduceAsync(Name, record, cancellationToken);
        }
    }

    private async Task<IProducer<string, byte[]?>> ProducerAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_producer is not null) return _producer;
            KafkaLibrary.Require();
            await EnsureAsync();
            return _producer = producers?.Invoke() ?? Build();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What a producer of letters needs: none may get lost.</summary>
    public static void Configure(ProducerConfig settings, string group) =>
        (settings.ClientId, settings.Acks, settings.EnableIdempotence, settings.MessageMaxBytes) = ($"feed-dead-letters {group}", Acks.All, true, LargestMessage);

    private IProducer<string, byte[]?> Build()
    {
        var settings = new ProducerConfig { BootstrapServers = bootstrapServers };
        Configure(settings, group);
        return new ProducerBuilder<string, byte[]?>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    /// <summary>Where the group's topic was not made beforehand, it is now: with one partition, and for ever.</summary>
    private async Task EnsureAsync()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var topic = new TopicSpecification
        {
            Name = Name, NumPartitions = 1, ReplicationFactor = -1, Configs = new() { ["cleanup.policy"] = "delete", ["retention.ms"] = "-1" },
        };
        try
        {
            await admin.CreateTopicsAsync([topic]);
        }
        catch (CreateTopicsException e) when (e.Results.All(r => r.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists
            or ErrorCode.TopicAuthorizationFailed))
        {
            // It is there, or it has to be made by somebody who may: then producing says so.
        }
    }
}
