using Feed.Contracts;

namespace Feed.Changes;

/// <summary>
/// Where a projection keeps how far it got: beside its data, so that no mark survives the data it speaks of. Calls may come while a batch
/// is being applied. Before each write the stream reads the mark back: one that is gone or older than what was written means lost data.
/// </summary>
public interface IProjectionMarks
{
    // A store may have fewer connections than there are marks.
    private const int AtOnce = 8;

    /// <summary>
    /// How long after an answered write the store may still lose it in a crash: zero for Postgres, some seconds for Redis with
    /// <c>appendfsync everysec</c>. The source is acknowledged only past what is older than this.
    /// </summary>
    TimeSpan DurableAfter { get; }

    /// <summary>Reads the mark, or null when the store has none: it is new, or it lost its data.</summary>
    Task<ChangePosition?> ReadAsync(string group, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a mark: all changes whose position is at or below it are applied. It need not be a change's own position. Called after the
    /// writes of those changes were answered.
    /// </summary>
    Task WriteAsync(string group, ChangePosition position, CancellationToken cancellationToken);

    /// <summary>Reads several marks, in the order of their groups. A store that can do so in one request should.</summary>
    async Task<IReadOnlyList<ChangePosition?>> ReadAsync(IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var marks = new List<ChangePosition?>(groups.Count);
        foreach (var some in groups.Chunk(AtOnce)) marks.AddRange(await Task.WhenAll(some.Select(group => ReadAsync(group, cancellationToken))));
        return marks;
    }

    /// <summary>Stores several marks. A store that can do so in one request should; each of them may be stored without the others.</summary>
    async Task WriteAsync(IReadOnlyDictionary<string, ChangePosition> marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marks);
        foreach (var some in marks.Chunk(AtOnce)) await Task.WhenAll(some.Select(mark => WriteAsync(mark.Key, mark.Value, cancellationToken)));
    }

    /// <summary>
    /// Names this life of the store (Redis' <c>run_id</c>). When it differs from the one before, answered writes may be gone, and the
    /// stream goes back to the oldest position that it can still read.
    /// </summary>
    Task<string> GenerationAsync(CancellationToken cancellationToken);
}
