using Feed.Contracts;

namespace Feed.Changes.Tests;

/// <summary>Keeps the mark in the same store.</summary>
public sealed class RecordingMarks(RecordingStore store) : IProjectionMarks
{
    public TimeSpan DurableAfter => store.DurableAfter;

    public Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken) => Task.FromResult(
        !IsPartition(group) ? store.Mark : store.PartitionMarks.TryGetValue(group, out var mark) ? mark : (ChangePosition?)null);

    public async Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken)
    {
        await store.BeforeMark(position, cancellationToken);
        if (IsPartition(group)) store.PartitionMarks[group] = position;
        else store.Mark = position;
    }

    private static bool IsPartition(string name) => name.Contains('.', StringComparison.Ordinal);

    public Task<string> GenerationAsync(CancellationToken cancellationToken) => Task.FromResult(store.Generation);
}
