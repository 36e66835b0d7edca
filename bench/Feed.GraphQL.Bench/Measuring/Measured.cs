using Feed.GraphQL.Bench.Load;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>One run of one server.</summary>
/// <param name="Load">What its clients saw.</param>
/// <param name="Microseconds">Processor time of the server for a request.</param>
/// <param name="Allocated">Bytes that the server allocated for a request; not a number where it does not tell.</param>
internal sealed record Measured(LoadResult Load, double Microseconds, double Allocated)
{
    /// <summary>The run in the middle.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs) => runs.OrderBy(run => run.Load.PerSecond).ElementAt(runs.Count / 2);
}
