namespace Feed.GraphQL.Live;

/// <summary>Decides which of some viewers get which entries of the log, in its order.</summary>
internal sealed class FeedDelivery(FollowerQuery followers, LivePosts posts)
{
    /// <summary>The posts that exist, each with the viewers who see it in their feed.</summary>
    public async Task<IReadOnlyList<(DeliveredPost Post, IEnumerable<long> Viewers)>> PlanAsync(
        IReadOnlyList<LogEntry> entries, IReadOnlyCollection<long> viewers, CancellationToken cancellationToken)
    {
        if (viewers.Count == 0) return [];
        var readers = await followers.ReadAsync([.. entries.Select(entry => entry.AuthorId).Distinct()], viewers, cancellationToken);
        var wanted = entries.Where(entry => readers.Contains(entry.AuthorId)).ToArray();
        if (wanted.Length == 0) return [];
        var existing = await posts.LoadAsync([.. wanted.Select(entry => entry.PostId)], cancellationToken);
        return
        [
            .. wanted.Where(entry => existing.ContainsKey(entry.PostId))
                .Select(entry => (new DeliveredPost(existing[entry.PostId], entry.Position), readers[entry.AuthorId])),
        ];
    }
}
