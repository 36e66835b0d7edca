using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>
/// Posts, follows and blocks reach FeedBuilder through different partitions. What happens to an edge or a post races the author's post, one of both held back at its
/// write on another instance, whether the author is pushed or pulled: it ends right, and nothing leaks.
/// </summary>
public sealed class RaceTests(Servers servers)
{
    private const int Threshold = 3;

    public enum Event
    {
        Follow,
        Unfollow,
        Block,
        Delete,
    }

    public enum HeldBack
    {
        PostOfAPushedAuthor,
        EventOfAPushedAuthor,
        PostOfACelebrity,
        EventOfACelebrity,
    }

    [Theory]
    [EveryEventAndOrder]
    public async Task An_event_that_races_the_authors_post_ends_right(Event what, HeldBack held)
    {
        var isPulled = held is HeldBack.PostOfACelebrity or HeldBack.EventOfACelebrity;
        await using var world = await servers.CreateAsync(page: 2, threshold: isPulled ? Threshold : 1_000_000);
        var (viewer, author) = await PrepareAsync(world, what, isPulled);
        long raced;
        if (held is HeldBack.PostOfAPushedAuthor or HeldBack.PostOfACelebrity)
        {
            raced = await world.PostAsync(author);
            await RaceAsync(world, PushOf(what, isPulled, viewer, author), await world.Slot.NextAsync(), async () =>
            {
                await CommitAsync(world, what, viewer, author, raced);
                return await world.Slot.NextAsync();
            });
        }
        else
        {
            raced = what == Event.Delete ? await world.PostAsync(author) : 0;
            var posted = await world.Slot.NextAsync();
            await CommitAsync(world, what, viewer, author, raced);
            await RaceAsync(world, WriteOf(what, isPulled, viewer, author), await world.Slot.NextAsync(), async () =>
            {
                if (what != Event.Delete) raced = await world.PostAsync(author);
                return [.. posted, .. await world.Slot.NextAsync()];
            });
        }

        await world.AssertExactAsync(pageSize: 2);
        var shown = await world.Main.FeedAsync(viewer);
        Assert.Equal(what == Event.Follow, shown.Contains(raced));
        Assert.DoesNotContain(what is Event.Follow && !isPulled ? 0 : raced, await world.FeedEntriesAsync(viewer));
        Assert.Equal(isPulled && what is Event.Follow or Event.Delete && isPulled ? [author] : [], await world.PulledAsync(viewer));
    }

    private static async Task RaceAsync(World world, (string Operation, string Key) at, IReadOnlyList<Change> first, Func<Task<IReadOnlyList<Change>>> then)
    {
        var slow = world.Start();
        var point = slow.Hook.HoldBefore(at.Operation, at.Key);
        var working = WorkAsync();
        await point.ReachedAsync(working);
        await world.Main.ApplyAsync(await then());
        await world.Main.DrainAsync();
        point.Open();
        await working;
        await world.EndLeasesAsync();
        await world.Main.DrainAsync();

        async Task WorkAsync()
        {
            await slow.ApplyAsync(first);
            await slow.DrainAsync();
        }
    }

    private static Task CommitAsync(World world, Event what, long viewer, long author, long post) => what switch
    {
        Event.Follow => world.FollowAsync(viewer, author),
        Event.Unfollow => world.UnfollowAsync(viewer, author),
        Event.Block => world.BlockAsync(author, viewer),
        _ => world.DeletePostAsync(post),
    };

    // Who does not follow yet is not listed, so there it is the author's timeline that the post has not reached.
    private static (string Operation, string Key) PushOf(Event what, bool isPulled, long viewer, long author) =>
        ("timeline-push", isPulled || what == Event.Follow ? RedisKeys.Author(author) : RedisKeys.Feed(viewer));

    private static (string Operation, string Key) WriteOf(Event what, bool isPulled, long viewer, long author) => what == Event.Delete
        ? ("timeline-remove", isPulled ? RedisKeys.Author(author) : RedisKeys.Feed(viewer))
        : ("timeline-settle", RedisKeys.Feed(viewer));

    // The viewer is the last of four followers: the lane's, not the batch's.
    private static async Task<(long Viewer, long Author)> PrepareAsync(World world, Event what, bool isPulled)
    {
        var users = await world.AddUsersAsync(5);
        var (author, viewer) = (users[0], users[4]);
        foreach (var follower in users[1..4]) await world.FollowAsync(follower, author);
        if (what != Event.Follow) await world.FollowAsync(viewer, author);
        await world.CatchUpAsync();
        foreach (var user in users) await world.Main.FeedAsync(user);
        await world.Main.AuthorAsync(author);
        if (!isPulled) return (viewer, author);
        await world.PostAsync(author);
        await world.CatchUpAsync();
        await world.Main.DrainAsync();
        Assert.Equal([author], await world.PulledAsync(users[1]));
        return (viewer, author);
    }

    private sealed class EveryEventAndOrderAttribute : MatrixAttribute<Event, HeldBack>;
}
