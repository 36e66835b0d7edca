namespace Feed.Load.Measure;

/// <summary>What one second of a run was like.</summary>
/// <param name="Second">Since the beginning.</param>
/// <param name="Posts">Acknowledged in it.</param>
/// <param name="Reads">Answered in it.</param>
/// <param name="Deliveries">Feeds that its posts belong in.</param>
/// <param name="Awaited">Acknowledged posts that no feed showed at its end.</param>
/// <param name="LagMs">How long the oldest of them had been committed.</param>
/// <param name="RedisBytes">Memory of the read model; 0 when it is not known.</param>
internal sealed record Sample(int Second, int Posts, int Reads, long Deliveries, int Awaited, double LagMs, long RedisBytes)
{
    public string Text => FormattableString.Invariant(
        $"{Posts} posts/s, {Reads} reads/s, {Deliveries:N0} deliveries/s, {Awaited} awaited for up to {LagMs:0} ms");
}
