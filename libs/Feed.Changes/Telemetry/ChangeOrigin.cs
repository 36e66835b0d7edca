using System.Diagnostics;
using Feed.Contracts;

namespace Feed.Changes;

/// <summary>Where changes come from, as far as it is the same for all of them: so the messaging conventions want it told.</summary>
/// <param name="Destination">The publication, or a topic.</param>
/// <param name="Partition">Of the topic.</param>
internal readonly record struct ChangeOrigin(string? Destination, string? Partition)
{
    /// <summary>Of one change.</summary>
    public static ChangeOrigin Of(Change change) => change.Source.LastIndexOf('/') is > 0 and var at
        ? new(change.Source[..at], change.Source[(at + 1)..])
        : new(Tables.Publication, null);

    /// <summary>What is common to the changes of a batch.</summary>
    public static ChangeOrigin OfAll(IReadOnlyList<Change> changes)
    {
        var common = Of(changes[0]);
        foreach (var source in changes.Select(change => change.Source).Distinct(StringComparer.Ordinal).Skip(1))
        {
            var isSame = common.Destination is { } topic && source.StartsWith($"{topic}/", StringComparison.Ordinal);
            common = new(isSame ? common.Destination : null, null);
        }

        return common;
    }

    /// <summary>Tags a span.</summary>
    public void Tag(Activity? span)
    {
        if (Destination is not null) span?.SetTag("messaging.destination.name", Destination);
        if (Partition is not null) span?.SetTag("messaging.destination.partition.id", Partition);
    }
}
