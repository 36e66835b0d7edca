namespace Feed.Bench;

/// <summary>One run of one thing.</summary>
/// <param name="PerSecond">How often it happened in a second: deliveries, or pages read.</param>
/// <param name="RedisMicroseconds">Processor time of Redis for each.</param>
/// <param name="ClientMicroseconds">Processor time of this process for each.</param>
internal sealed record Measured(double PerSecond, double RedisMicroseconds, double ClientMicroseconds)
{
    /// <summary>The run in the middle.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs) => runs.OrderBy(run => run.PerSecond).ElementAt(runs.Count / 2);
}

/// <summary>What came out for one design.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Held">Entries of a full feed.</param>
/// <param name="Push">Pushes into full feeds.</param>
/// <param name="Read">Reads of the first page.</param>
/// <param name="BytesPerFeed">Memory of a full feed.</param>
/// <param name="Members">Members that it then had: some more than it holds, where a push does not always trim.</param>
internal sealed record DesignResult(string Name, int Held, Measured Push, Measured Read, double BytesPerFeed, long Members)
{
    public double BytesPerEntry => BytesPerFeed / Members;
}
