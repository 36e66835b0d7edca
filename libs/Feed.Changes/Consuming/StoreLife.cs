namespace Feed.Changes;

/// <summary>The life of a projection's store in which a session began.</summary>
internal sealed class StoreLife
{
    private readonly IProjectionMarks _marks;
    private readonly string _generation;

    private StoreLife(IProjectionMarks marks, string generation) => (_marks, _generation) = (marks, generation);

    /// <summary>Asks a store for its life. Before its marks are read, so that a restart between the two is noticed.</summary>
    public static async Task<StoreLife> OfAsync(IProjectionMarks marks, CancellationToken cancellationToken) =>
        new(marks, await marks.GenerationAsync(cancellationToken));

    /// <summary>Looks whether it still lives that life.</summary>
    /// <exception cref="StoreLostException">It does not: it may have lost what it answered.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var current = await _marks.GenerationAsync(cancellationToken);
        if (!string.Equals(current, _generation, StringComparison.Ordinal))
            throw new StoreLostException($"it restarted ({_generation} became {current})");
    }
}
