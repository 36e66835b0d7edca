using System.Globalization;
using Feed.Contracts;

namespace AppHost.Resources;

/// <summary>A topic as it should be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">How many partitions it gets when it is made.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record TopicDeclaration(string Name, int Partitions, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>On how many brokers each partition lies; -1 for what the brokers' default says.</summary>
    public short Replicas { get; init; } = -1;

    private static readonly string[] Published = [Tables.Users, Tables.Posts, Tables.Follows, Tables.Likes, Tables.Comments, Tables.Blocks];
    private static readonly string[] Groups = [ResourceNames.FeedBuilder, ResourceNames.SearchIndexer];

    private const string Forever = "-1";
    private const string TenMinutes = "600000";

    /// <summary>Every topic of Feed's, but Connect's own, which it makes itself.</summary>
    /// <param name="retention">How long changes are kept: a consumer that was away for longer starts over with a snapshot.</param>
    /// <param name="partitions">How many consumers of a group can share a table's changes.</param>
    public static IReadOnlyList<TopicDeclaration> All(TimeSpan retention, int partitions) =>
    [
        // Never compacted: the key of a record is not that of its row.
        .. Published.Select(table => new TopicDeclaration(
            Topics.Of(table), partitions, Deleted(((long)retention.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)))),
        new(Topics.Notifications, 1, Deleted(Forever)),
        .. Groups.Select(group => new TopicDeclaration(Topics.DeadLetters(group), 1, Deleted(Forever))),
        // A record a second, of which nobody needs the old ones.
        new(Topics.Heartbeat, 1, Brief()),
    ];

    private static Dictionary<string, string> Deleted(string retention) => new() { ["cleanup.policy"] = "delete", ["retention.ms"] = retention };

    private static Dictionary<string, string> Brief() => new(Deleted(TenMinutes)) { ["segment.ms"] = TenMinutes };
}
