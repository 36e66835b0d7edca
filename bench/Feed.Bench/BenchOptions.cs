namespace Feed.Bench;

/// <summary>What to measure.</summary>
/// <param name="Feeds">Feeds that are pushed to.</param>
/// <param name="Held">Entries that each holds before.</param>
/// <param name="Runs">How often each way is measured; the median counts.</param>
/// <param name="Posts">Posts pushed to all feeds in one run, and how often each page is read.</param>
/// <param name="Postgres">A server for the comparison with a feed that is only a query.</param>
internal sealed record BenchOptions(int Feeds, int Held, int Runs, int Posts, string? Postgres);
