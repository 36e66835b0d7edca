using Feed.Contracts;

namespace Feed.Changes.Kafka;

/// <summary>
/// Writes the store's marks of partitions, and looks before each write whether the last ones are still there: a store that was emptied under a
/// running stream would otherwise get new marks that say nothing is missing.
/// </summary>
/// <param name="group">The group's own mark, which came with the epoch's snapshot: the store must still have it to be given a partition's first.</param>
/// <param name="marks">The store.</param>
internal sealed class PartitionMarks(MarkKeeper group, IProjectionMarks marks)
{
    /// <summary>Writes how far partitions got.</summary>
    /// <exception cref="StoreLostException">An earlier mark is gone. Nothing was written, so the next session sees it too.</exception>
    public async Task WriteAsync(IReadOnlyDictionary<Partition, ChangePosition> reached, CancellationToken cancellationToken)
    {
        if (reached.Count == 0) return;
        if (reached.Keys.Any(partition => partition.Mark is null)) await group.CheckAsync(cancellationToken);
        await CheckPartitionsAsync(reached.Keys, cancellationToken);
        await marks.WriteAsync(reached.ToDictionary(r => r.Key.MarkName, r => r.Value, StringComparer.Ordinal), cancellationToken);
        foreach (var (partition, mark) in reached) partition.Mark = mark;
    }

    /// <summary>Looks whether the last marks are still there.</summary>
    /// <exception cref="StoreLostException">One is not.</exception>
    public async Task CheckAsync(IEnumerable<Partition> partitions, CancellationToken cancellationToken)
    {
        await group.CheckAsync(cancellationToken);
        await CheckPartitionsAsync(partitions, cancellationToken);
    }

    private async Task CheckPartitionsAsync(IEnumerable<Partition> partitions, CancellationToken cancellationToken)
    {
        var known = partitions.Where(partition => partition.Mark is not null).ToList();
        if (known.Count == 0) return;
        var found = await marks.ReadAsync([.. known.Select(partition => partition.MarkName)], cancellationToken);
        for (var i = 0; i < known.Count; i++)
            if (found[i] is not { } mark || mark < known[i].Mark)
                throw new StoreLostException($"its mark of {known[i].Lane} was {known[i].Mark} and is {found[i]?.ToString() ?? "gone"}");
    }
}
