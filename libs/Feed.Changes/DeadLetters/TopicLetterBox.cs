using System.Runtime.CompilerServices;
using Confluent.Kafka;
using Feed.Changes.Postgres;
using Feed.Contracts;
using Feed.Kafka;
using Npgsql;

namespace Feed.Changes;

/// <summary>All groups' dead letters in topics.</summary>
internal sealed class TopicLetterBox(string bootstrapServers, NpgsqlDataSource database, TimeProvider time) : ILetterBox
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    // The record leaves the topic before a worker tries the change, even if the worker's pauses are set to nothing.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredLetter> ListAsync(LetterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KafkaLibrary.Require();
        foreach (var group in filter.Group is { } one ? [one] : await Task.Run(Groups, cancellationToken))
        {
            var reader = new LetterReader(bootstrapServers, group);
            // Twice, so that only one record at a time is in memory.
            var present = await Task.Run(() => reader.Present(cancellationToken), cancellationToken);
            if (present.Count == 0) continue;
            foreach (var record in reader.Read(cancellationToken))
                if (present.Contains(record.TopicPartitionOffset) && LetterRecord.Parse(group, record) is var letter && filter.Matches(letter)) yield return letter;
        }
    }

    /// <inheritdoc />
    public async Task ReplayAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken)
    {
        if (letters.Count == 0) return;
        var due = time.GetUtcNow() + Ahead;
        var rows = letters.Select(letter => new StoredChange(letter.Lane, letter.Change!, 0, due, null)).ToArray();
        await new RetryTable(letters.First().Group, database).StoreAsync(rows, cancellationToken);
        await DropAsync(letters, cancellationToken);
    }

    /// <inheritdoc />
    public async Task DropAsync(IReadOnlyCollection<StoredLetter> letters, CancellationToken cancellationToken)
    {
        foreach (var group in letters.GroupBy(letter => letter.Group))
        {
            using var topic = new DeadLetterTopic(group.Key, bootstrapServers, time);
            await topic.RemoveAsync(group.Select(LetterRecord.KeyOf), cancellationToken);
        }
    }

    private List<string> Groups()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        var prefix = Topics.DeadLetters("");
        return [.. admin.GetMetadata(AnswerTimeout).Topics.Select(topic => topic.Topic)
            .Where(topic => topic.StartsWith(prefix, StringComparison.Ordinal)).Select(topic => topic[prefix.Length..]).Order(StringComparer.Ordinal)];
    }
}
