namespace Feed.Bench;

/// <summary>One run of one thing.</summary>
/// <param name="PerSecond">How often it happened in a second: deliveries, or pages read.</param>
/// <param name="RedisMicroseconds">Processor time of Redis for each.</param>
/// <param name="ClientMicroseconds">Processor time of this process for each.</param>
internal sealed record Measured(double PerSecond, double RedisMicroseconds, double ClientMicroseconds)
{
    /// <summary>The run in the middle.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs) => runs.OrderBy(run => run.PerSecond).ElementAt(runs.Count / 2);

    /// <summary>How fast one was by another's speed in the same run, in the middle of all runs: machines are not always alike fast.</summary>
    public static double Ratio(IReadOnlyList<Measured> runs, IReadOnlyList<Measured> others) =>
        runs.Zip(others, (run, other) => run.PerSecond / other.PerSecond).Order().ElementAt(runs.Count / 2);
}

/// <summary>What came out for one design.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Held">Entries of a full feed.</param>
/// <param name="Pushes">Pushes into full feeds, run by run.</param>
/// <param name="Reads">Reads of the first page, run by run.</param>
/// <param name="BytesPerFeed">Memory of a full feed.</param>
/// <param name="Members">Members that it then had: some more than it holds, where a push does not always trim.</param>
internal sealed record DesignResult(
    string Name, int Held, IReadOnlyList<Measured> Pushes, IReadOnlyList<Measured> Reads, double BytesPerFeed, long Members)
{
    public double BytesPerEntry => BytesPerFeed / Members;
}
