using Feed.Contracts;

namespace Feed.Changes.Tests;

/// <summary>Keeps the mark in the same store.</summary>
public sealed class RecordingMarks(RecordingStore store) : IProjectionMarks
{
    public TimeSpan DurableAfter => store.DurableAfter;

    public Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken) => Task.FromResult(store.Mark);

    public async Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken)
    {
        await store.BeforeMark(position, cancellationToken);
        store.Mark = position;
    }

    public Task<string> GenerationAsync(CancellationToken cancellationToken) => Task.FromResult(store.Generation);
}
