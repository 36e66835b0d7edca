using System.Globalization;
using Feed.Contracts;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Feed.Timelines;

/// <summary>Timelines in Redis. <c>Scripts/timeline.lua</c> says how one is laid out; each method here is one script, so one step.</summary>
internal sealed class TimelineStore(RedisGateway redis, TimelineHints hints, IOptions<TimelineOptions> options)
{
    /// <summary>Edges that changed since a timeline was built; beyond that, building it anew is cheaper.</summary>
    private const int MaxSettledEdges = 200;

    // Entries have greater scores (timeline.lua).
    private const double NewestScore = -(1L << 53);

    // f's score is a floor below it, and an id is less than half of it.
    private const long FloorBound = 1L << 54;

    /// <summary>Feeds of one call: half a millisecond of Redis, and what a call costs by itself is shared by many.</summary>
    private const int FeedsAtOnce = 256;

    private readonly TimelineOptions _options = options.Value;

    /// <summary>Reads entries below an id, and puts off the timeline's expiry now and then.</summary>
    public async Task<TimelineView> ReadAsync(TimelineId timeline, long epoch, long? beforeId, int limit, CancellationToken cancellationToken)
    {
        var expiry = hints.IsExpiryOpen(timeline) ? redis.ExpiryAsync(timeline.Key, cancellationToken) : null;
        var (members, above, floor) = beforeId is { } id
            ? await ReadBelowAsync(timeline, id, limit, cancellationToken)
            : await ReadNewestAsync(timeline, limit, cancellationToken);
        var expiresIn = expiry is null ? null : await expiry;
        var state = TimelineHead.StateOf(members.Head, epoch);
        if (state != TimelineState.Ready) return TimelineView.Without(state);
        await NoteAsync(timeline, members.Pulled.Length, expiresIn, cancellationToken);
        return new TimelineView(state, members.Head!.Value.IsCut ? floor : 0, above, members.Ids, members.Pulled);
    }

    /// <summary>Reads the same range of some authors' timelines, in one round trip.</summary>
    /// <returns>Each author's; of those that cannot be read, only the state.</returns>
    public async Task<Dictionary<long, TimelineView>> ReadNewestAsync(
        long[] authors, long epoch, TimelineRange range, CancellationToken cancellationToken)
    {
        var names = authors.ToDictionary(author => TimelineId.Author(author).Key);
        RedisValue before = range.BeforeId is { } id ? id : "";
        var isOpen = Array.Exists(authors, author => hints.IsExpiryOpen(TimelineId.Author(author)));
        RedisValue[] arguments = [before, range.LeastId, range.Limit, isOpen ? 1 : 0];
        var answers = await redis.RunManyAsync(LuaScript.TimelineNewest, names.Keys, arguments, cancellationToken);
        var views = new Dictionary<long, TimelineView>(authors.Length);
        foreach (var answer in answers.SelectMany(answer => (RedisResult[])answer).Select(answer => (RedisResult[])answer))
        {
            var author = names[(string)answer[0]];
            var head = answer[1].IsNull ? null : TimelineHead.Parse((byte[])answer[1]);
            var state = TimelineHead.StateOf(head, epoch);
            views[author] = state == TimelineState.Ready
                ? new TimelineView(state, head!.Value.IsCut ? FloorBound + (long)answer[5] : 0, (int)answer[2], Array.ConvertAll((RedisResult[])answer[4], Id), [])
                : TimelineView.Without(TimelineState.Missing);
            if (state == TimelineState.Ready && !answer[3].IsNull)
                await NoteAsync(TimelineId.Author(author), 0, TimeSpan.FromMilliseconds((long)answer[3]), cancellationToken);
        }

        return views;
    }

    /// <summary>How many entries a timeline has.</summary>
    public Task<long> CountAsync(TimelineId timeline, CancellationToken cancellationToken) =>
        redis.CountScoresAsync(timeline.Key, NewestScore, 0, cancellationToken);

    /// <summary>Makes the caller the builder of a missing timeline, for the time of the lease.</summary>
    public async Task<TimelineState> BeginAsync(TimelineId timeline, long epoch, string token, CancellationToken cancellationToken) =>
        State((string)await redis.RunAsync(
            LuaScript.TimelineBegin, [timeline.Key], [epoch, token, Milliseconds(_options.BuildLease)], cancellationToken, Register(timeline.Kind)));

    /// <summary>Puts what Postgres had into a timeline that the caller has begun.</summary>
    /// <param name="timeline">Which.</param>
    /// <param name="epoch">The epoch that it was begun in.</param>
    /// <param name="token">The token that it was begun with.</param>
    /// <param name="slice">Its newest posts, one more than Redis holds when there are so many.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the build is no longer the caller's.</returns>
    public async Task<bool> FinishAsync(TimelineId timeline, long epoch, string token, TimelineSlice slice, CancellationToken cancellationToken)
    {
        var (kept, cut) = Cut(slice.Ids);
        RedisValue[] arguments =
        [
            epoch, token, slice.Snapshot, cut, Milliseconds(_options.FeedTtl), _options.Held, _options.Slack,
            slice.Pulled.Length, .. slice.Pulled.Select(id => (RedisValue)id), .. kept.Select(id => (RedisValue)id),
        ];
        return (long)await redis.RunAsync(LuaScript.TimelineFinish, [timeline.Key], arguments, cancellationToken, Register(timeline.Kind)) == 1;
    }

    /// <summary>Adds an author's new posts to the author's timeline if it exists.</summary>
    public Task PushToAuthorAsync(long epoch, AuthorPosts posts, CancellationToken cancellationToken) =>
        redis.RunAsync(LuaScript.TimelinePush, TimelineId.Author(posts.AuthorId).Key, Arguments(epoch, posts), cancellationToken);

    /// <summary>Leaves those out who certainly have no such timeline, in whatever state; of a few users it is not worth asking.</summary>
    public async Task<HashSet<long>> ExistingAsync(TimelineKind kind, IReadOnlyCollection<long> users, CancellationToken cancellationToken)
    {
        if (users.Count < RedisGateway.Many) return [.. users];
        var names = users.ToDictionary(user => new TimelineId(kind, user).Key, StringComparer.Ordinal);
        return [.. (await redis.ExistingAsync(names.Keys, cancellationToken)).Select(name => names[name])];
    }

    /// <summary>Adds an author's new posts to those of some feeds that exist.</summary>
    /// <returns>How many entries were added.</returns>
    public async Task<long> PushAsync(IEnumerable<long> viewers, long epoch, AuthorPosts posts, CancellationToken cancellationToken)
    {
        var added = await redis.RunManyAsync(
            LuaScript.TimelinePush, viewers.Select(RedisKeys.Feed), Arguments(epoch, posts), cancellationToken, Register(TimelineKind.Feed), FeedsAtOnce);
        return added.Sum(count => (long)count);
    }

    /// <summary>Removes deleted posts. Nothing brings them back, so when hardly matters: readers do not show them anyway.</summary>
    public Task RemoveAsync(TimelineId timeline, long epoch, IEnumerable<long> postIds, CancellationToken cancellationToken) =>
        redis.RunAsync(LuaScript.TimelineRemove, timeline.Key, [epoch, .. postIds.Select(id => (RedisValue)id)], cancellationToken);

    /// <summary>Brings one author's part of some feeds in line with an edge that changed for each of them.</summary>
    public Task SettleAsync(IEnumerable<long> viewers, long? epoch, SettledEdge edge, CancellationToken cancellationToken)
    {
        var isIn = edge.Belongs && !edge.Pulled;
        var (kept, cut) = isIn ? Cut(edge.PostIds) : (edge.PostIds, 0);
        RedisValue[] arguments =
        [
            Epoch(epoch), edge.AuthorId, edge.Snapshot, isIn ? "in" : edge.Belongs ? "pulled" : "out", cut, _options.Held, _options.Slack,
            MaxSettledEdges, edge.HasMore ? 1 : 0, edge.Xids.Count, .. edge.Xids.Select(xid => (RedisValue)Text(xid)),
            .. kept.Select(id => (RedisValue)id),
        ];
        return redis.RunManyAsync(LuaScript.TimelineSettle, viewers.Select(RedisKeys.Feed), arguments, cancellationToken, Register(TimelineKind.Feed));
    }

    /// <summary>The floor of a timeline, 0 while it is being built, null when there is none.</summary>
    public async Task<long?> FloorAsync(TimelineId timeline, long epoch, CancellationToken cancellationToken)
    {
        var floor = await redis.RunAsync(LuaScript.TimelineFloor, timeline.Key, [epoch], cancellationToken);
        return floor.IsNull ? null : Id(floor);
    }

    /// <summary>Forgets a timeline: the next reader builds it. Always right, since missing is not empty.</summary>
    public Task DropAsync(TimelineId timeline, CancellationToken cancellationToken) => redis.DeleteAsync(timeline.Key, cancellationToken);

    // One range holds all that is needed, unless more authors are pulled than when this process last looked, or a timeline that was cut has no entries left.
    private async Task<(TimelineMembers Members, int Above, long Floor)> ReadNewestAsync(TimelineId timeline, int limit, CancellationToken cancellationToken)
    {
        var most = limit + TimelineMembers.Front + hints.Pulled(timeline);
        while (true)
        {
            var answer = await redis.RangeAsync(timeline.Key, most, cancellationToken);
            var members = TimelineMembers.Parse(answer, limit);
            if (answer.Length < most || members.Ids.Length == limit || members.Head is not { IsBuilt: true })
            {
                return members is { Head.IsCut: true, Ids: [] }
                    ? await ReadBelowAsync(timeline, FloorBound / 2, limit, cancellationToken)
                    : (members, 0, members.Ids is [.., var last] ? last - 1 : 0);
            }

            most = limit + TimelineMembers.Front + Math.Max(members.Pulled.Length, most);
        }
    }

    private async Task<(TimelineMembers Members, int Above, long Floor)> ReadBelowAsync(
        TimelineId timeline, long id, int limit, CancellationToken cancellationToken)
    {
        var answer = (RedisResult[])await redis.RunAsync(LuaScript.TimelineRead, timeline.Key, [id, limit], cancellationToken);
        var front = TimelineMembers.Parse((RedisValue[])answer[0], 0);
        return (front with { Ids = Array.ConvertAll((RedisResult[])answer[2], Id) }, (int)answer[1], Id(answer[3]));
    }

    private async Task NoteAsync(TimelineId timeline, int pulled, TimeSpan? expiresIn, CancellationToken cancellationToken)
    {
        if (expiresIn is { } left && _options.UntilTouch(left) <= TimeSpan.Zero)
        {
            await redis.ExpireAsync(timeline.Key, _options.FeedTtl, cancellationToken);
            expiresIn = _options.FeedTtl;
        }

        hints.Note(timeline, pulled, expiresIn);
    }

    private RedisValue[] Arguments(long epoch, AuthorPosts posts)
    {
        var range = posts.Cut == 0 ? PushRange.Of(epoch, posts.Posts) : PushRange.None;
        return
        [
            epoch, posts.AuthorId, posts.Cut, _options.Held, _options.Slack, range.From, range.To, range.Floor, range.Latest,
            .. posts.Posts.SelectMany(post => new RedisValue[] { post.Id, Text(post.Xid) }),
        ];
    }

    // A cluster's servers have none: it would have to be in the slot of each feed.
    private string? Register(TimelineKind kind) => kind == TimelineKind.Feed && redis.IsOneServer ? RedisKeys.RecentTimelines : null;

    private (ArraySegment<long> Kept, long Cut) Cut(long[] newest) =>
        newest.Length <= _options.Held ? (newest, 0) : (new ArraySegment<long>(newest, 0, _options.Held), newest[_options.Held]);

    private static RedisValue Epoch(long? epoch) => epoch is { } one ? one : "";

    private static long Id(RedisResult result) => long.Parse((string)result, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(ulong xid) => xid.ToString(CultureInfo.InvariantCulture);

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static TimelineState State(string text) => text switch
    {
        "missing" => TimelineState.Missing,
        "building" => TimelineState.Building,
        "mine" => TimelineState.Mine,
        "ready" => TimelineState.Ready,
        _ => TimelineState.Newer,
    };
}
