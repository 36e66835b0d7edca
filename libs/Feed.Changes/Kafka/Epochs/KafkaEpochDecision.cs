using Feed.Changes.Postgres;
using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>Decides whether a group can go on reading, or everything must be read anew.</summary>
internal static class KafkaEpochDecision
{
    /// <summary>Why a new epoch is needed, in a sentence for people; null when the topics can be read on.</summary>
    /// <param name="last">The group's newest epoch.</param>
    /// <param name="server">The database.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="mark">The group's mark in the projection's store: it says that the store has an epoch's snapshot.</param>
    public static string? Reason(KafkaEpoch? last, ServerIdentity server, IReadOnlyList<TopicState> topics, ChangePosition? mark) =>
        last is null ? "first start of this group" : Epoch(last, server) ?? Topics(last, topics) ?? Mark(last, mark);

    private static string? Epoch(KafkaEpoch last, ServerIdentity server) =>
        !last.IsComplete ? $"the snapshot of epoch {last.Epoch} was interrupted"
        : last.SystemId != server.SystemId ? $"this is another database server (system {server.SystemId}, was {last.SystemId})"
        : last.Timeline != server.Timeline ? $"the database was restored or promoted (timeline {server.Timeline}, was {last.Timeline})"
        : null;

    private static string? Topics(KafkaEpoch last, IReadOnlyList<TopicState> topics)
    {
        if (last.TopicIds.Count == 0) return "the group read a replication slot before";
        foreach (var topic in topics)
        {
            if (!last.TopicIds.TryGetValue(topic.Name, out var id)) return $"topic {topic.Name} is new";
            if (id != topic.Id) return $"topic {topic.Name} was deleted and made again";
        }

        return null;
    }

    private static string? Mark(KafkaEpoch last, ChangePosition? mark) =>
        mark is not { } reached ? "the store has no mark: it is new or lost its data"
        : reached.Epoch < last.Epoch ? $"the store is still at epoch {reached.Epoch} and lost epoch {last.Epoch}"
        : reached.Epoch > last.Epoch ? $"the store is at epoch {reached.Epoch}, which this database does not know"
        : null;
}
