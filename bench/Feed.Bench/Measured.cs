namespace Feed.Bench;

/// <summary>One run of one way to push.</summary>
/// <param name="PerSecond">Deliveries a second.</param>
/// <param name="RedisMicroseconds">Processor time of Redis for each.</param>
/// <param name="ClientMicroseconds">Processor time of this process for each.</param>
internal sealed record Measured(double PerSecond, double RedisMicroseconds, double ClientMicroseconds)
{
    /// <summary>The run in the middle.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs) => runs.OrderBy(run => run.PerSecond).ElementAt(runs.Count / 2);
}

/// <summary>What came out.</summary>
/// <param name="Raw">The raw client.</param>
/// <param name="Push">This platform.</param>
/// <param name="OneByOne">This platform with one script call a feed.</param>
/// <param name="BytesPerEntry">Of the platform's feeds.</param>
internal sealed record BenchResult(Measured Raw, Measured Push, Measured OneByOne, double BytesPerEntry);
