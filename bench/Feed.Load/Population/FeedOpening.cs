using Feed.Load.Clients;

namespace Feed.Load.Population;

/// <summary>Reads every feed once: posts are pushed to feeds that somebody has read.</summary>
internal sealed class FeedOpening(FeedClient feeds, Preparation preparation)
{
    public Task OpenAsync(IReadOnlyList<Member> members, CancellationToken cancellationToken) =>
        preparation.ForEachAsync(
            "read every feed once",
            members.Count,
            (number, token) => Retries.RunAsync(() => feeds.HomeAsync(members[number].Token, token), token),
            cancellationToken);
}
