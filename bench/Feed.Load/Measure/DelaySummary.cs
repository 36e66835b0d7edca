namespace Feed.Load.Measure;

/// <summary>Percentiles of delays in milliseconds, by nearest rank: each is a delay that really occurred. Zeros when there are none.</summary>
internal sealed record DelaySummary(int Count, double P50, double P95, double P99, double Max)
{
    public static DelaySummary Of(IEnumerable<TimeSpan> delays)
    {
        var sorted = delays.Select(delay => delay.TotalMilliseconds).Order().ToArray();
        return new DelaySummary(sorted.Length, At(sorted, 50), At(sorted, 95), At(sorted, 99), At(sorted, 100));
    }

    // In whole numbers: 0.95 * 20 is not 19 in floating point.
    internal static double At(double[] sorted, int percent) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Max(0, (int)(((long)sorted.Length * percent + 99) / 100) - 1)], 3);
}
