using Feed.Load.Clients;
using Feed.Load.CommandLine;
using Feed.Load.Graph;
using Feed.Load.Measure;
using Feed.Load.Population;
using Feed.Load.Schedule;

namespace Feed.Load.Run;

/// <summary>What the users of a run do, each kind of action on its own schedule.</summary>
internal sealed class Traffic(
    CommandsClient commands,
    FeedClient feeds,
    LoadClock clock,
    LoadOptions options,
    Member[] members,
    FollowGraph graph,
    Lookout lookout,
    Measurement measured)
{
    private readonly OpenLoop _loop = new(clock);
    private readonly RecentPosts _recent = new();

    /// <summary>Runs all of it.</summary>
    public Task RunAsync(TimeSpan start, CancellationToken cancellationToken)
    {
        var (authors, readers, others) = (Users(0), Users(1), Users(2));
        var strangers = new Strangers(graph, others);
        return Task.WhenAll(
            LoopAsync(start, options.PostsPerSecond, (number, due) => PostAsync(number, due, authors.Next(), cancellationToken), cancellationToken),
            LoopAsync(start, options.CelebrityPostsPerSecond, (number, due) => PostAsync(number, due, number % graph.Celebrities, cancellationToken), cancellationToken),
            LoopAsync(start, options.ReadsPerSecond, (_, due) => ReadAsync(due, members[readers.Next()], cancellationToken), cancellationToken),
            LoopAsync(start, options.LikesPerSecond, (_, due) => LikeAsync(due, members[others.Next()], cancellationToken), cancellationToken),
            LoopAsync(start, options.FollowsPerSecond, (number, due) => FollowAsync(due, strangers, number, cancellationToken), cancellationToken));
    }

    private Choice Users(int kind) => new(members.Length, options.ActivitySkew, options.Seed + kind, options.Seed);

    private Task LoopAsync(TimeSpan start, double perSecond, Func<int, TimeSpan, Task> work, CancellationToken cancellationToken) =>
        _loop.RunAsync(start, OpenLoop.Times(perSecond, TimeSpan.FromSeconds(options.Seconds)), work, cancellationToken);

    private Task PostAsync(int number, TimeSpan due, int author, CancellationToken cancellationToken) =>
        CountedAsync("post", measured.Writes, due, async () =>
        {
            var sent = clock.Now;
            var (id, createdAt) = await commands.PostAsync(members[author].Token, Text(number), cancellationToken);
            measured.Delivers(graph.Followers[author].Length + 1);
            _recent.Add(id);
            lookout.Expect(author, Awaited.Of(id, clock.Of(createdAt), sent, clock.Now, lookout.SightingOf(author)));
        });

    private Task ReadAsync(TimeSpan due, Member reader, CancellationToken cancellationToken) =>
        CountedAsync("read a feed", measured.Reads, due, () => feeds.HomeAsync(reader.Token, cancellationToken));

    private Task LikeAsync(TimeSpan due, Member liker, CancellationToken cancellationToken) => _recent.Any() is { } post
        ? CountedAsync("like", measured.Likes, due, () => commands.LikeAsync(liker.Token, post, cancellationToken))
        : Task.CompletedTask;

    private Task FollowAsync(TimeSpan due, Strangers strangers, int number, CancellationToken cancellationToken) => strangers.Next(number) is { } edge
        ? CountedAsync("follow", measured.Follows, due, () => edge.Follow
            ? MakeAsync(strangers, edge.Follower, edge.Followee, cancellationToken)
            : commands.UnfollowAsync(members[edge.Follower].Token, members[edge.Followee].Id, cancellationToken))
        : Task.CompletedTask;

    private async Task MakeAsync(Strangers strangers, int follower, int followee, CancellationToken cancellationToken)
    {
        await commands.FollowAsync(members[follower].Token, members[followee].Id, cancellationToken);
        strangers.Made(follower, followee);
    }

    private async Task CountedAsync(string what, Delays delays, TimeSpan due, Func<Task> request)
    {
        try
        {
            await request();
            delays.Add(clock.Now - due);
        }
        catch (Exception e) when (ErrorCounts.IsRequest(e))
        {
            measured.Errors.Add(what, e);
        }
    }

    private static string Text(int number) =>
        $"Post {number} of a load run: about as long as what people write on a train, with a #load{number % 10} hashtag and a smile 🙂";
}
