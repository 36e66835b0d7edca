namespace Feed.Load.Run;

/// <summary>An acknowledged post that is to become visible.</summary>
/// <param name="Id">The post.</param>
/// <param name="Committed">When it was committed at the earliest, on the run's clock.</param>
/// <param name="Acknowledged">When the answer came.</param>
/// <param name="Sighting">Is told when a feed shows it.</param>
internal sealed record Awaited(string Id, TimeSpan Committed, TimeSpan Acknowledged, Sighting Sighting)
{
    /// <summary>
    /// The post's own time is that of its insertion, just before the commit; it is taken as long as it lies between request and answer,
    /// as it does when both clocks agree. So the delay is rather over- than underestimated, by the commit itself.
    /// </summary>
    public static Awaited Of(string id, TimeSpan created, TimeSpan sent, TimeSpan acknowledged, Sighting sighting) =>
        new(id, created < sent ? sent : created > acknowledged ? acknowledged : created, acknowledged, sighting);
}
