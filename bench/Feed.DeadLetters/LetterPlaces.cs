using Feed.Changes;
using Npgsql;

namespace Feed.DeadLetters;

/// <summary>The stores to look into, under the names that the services read.</summary>
/// <param name="Database">Connection string of the write model: a role of <c>feed_stream</c>, or the owner.</param>
/// <param name="Kafka">Bootstrap servers; null in the embedded profile.</param>
internal sealed record LetterPlaces(string? Database, string? Kafka)
{
    public static LetterPlaces FromEnvironment() =>
        new(Value("ConnectionStrings__feeddb"), Value("ConnectionStrings__kafka"));

    /// <summary>All places; letters of the other profile may be left in the table.</summary>
    public IReadOnlyList<ILetterBox> Open(NpgsqlDataSource database) => Kafka is { } brokers
        ? [new TableLetterBox(database), new TopicLetterBox(brokers, database, TimeProvider.System)]
        : [new TableLetterBox(database)];

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
