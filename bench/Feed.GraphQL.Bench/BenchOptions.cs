namespace Feed.GraphQL.Bench;

/// <summary>What to measure.</summary>
/// <param name="Rounds">How often each server is measured; the median counts.</param>
/// <param name="Seconds">How long each time.</param>
/// <param name="Warmup">How long each is warmed up.</param>
/// <param name="Connections">Requests under way at once.</param>
/// <param name="Peers">Whether to measure the servers of npm too.</param>
internal sealed record BenchOptions(int Rounds, int Seconds, int Warmup, int Connections, bool Peers);
