using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 3: a feed is built while changes to it arrive, in every order of their steps.</summary>
public sealed class RebuildRaceTests(Servers servers)
{
    private static readonly (string Operation, bool After)[] Points =
        [("timeline-begin", false), ("timeline-begin", true), ("timeline-finish", false), ("timeline-finish", true)];

    /// <summary>When a change is committed and applied, seen from the builder that is held at a point.</summary>
    public enum Delivery
    {
        CommittedAndAppliedThere,
        CommittedBeforeAppliedThere,
        CommittedThereAppliedAfter,
        BegunThereEndedAfter,
        BegunBeforeEndedThere,
        BegunBeforeEndedAfter,
    }

    public enum Event
    {
        Post,
        Delete,
        Follow,
        Unfollow,
        Block,
    }

    [Theory]
    [EveryEventAndDelivery]
    public async Task A_feed_built_during_a_change_is_exact(Event what, Delivery delivery)
    {
        await using var world = await servers.CreateAsync();
        var (writer, reader) = (world.Start(), world.Start());
        foreach (var point in Points)
        {
            await RunAsync(world, writer, reader, what, delivery, point);
            writer.Hook.Clear();
            reader.Hook.Clear();
        }
    }

    private static async Task RunAsync(
        World world, Instance writer, Instance reader, Event what, Delivery delivery, (string Operation, bool After) point)
    {
        var (viewer, commit) = await PrepareAsync(world, what);
        var feed = RedisKeys.Feed(viewer);
        var slow = new HoldPoint();
        if (delivery >= Delivery.BegunThereEndedAfter) slow = writer.Hook.HoldBefore(OperationOf(what), feed);
        var held = point.After ? reader.Hook.HoldAfter(point.Operation, feed) : reader.Hook.HoldBefore(point.Operation, feed);

        // Before the reader comes.
        var applying = Task.CompletedTask;
        if (delivery is Delivery.CommittedBeforeAppliedThere) await commit();
        if (delivery >= Delivery.BegunBeforeEndedThere) applying = await BeginAsync();

        // While it is held at the point.
        var reading = reader.FeedAsync(viewer, pageSize: 3);
        await held.ReachedAsync(reading);
        if (delivery is Delivery.CommittedAndAppliedThere or Delivery.CommittedThereAppliedAfter) await commit();
        if (delivery is Delivery.CommittedAndAppliedThere or Delivery.CommittedBeforeAppliedThere) await ApplyAsync();
        if (delivery is Delivery.BegunThereEndedAfter) applying = await BeginAsync();
        if (delivery is Delivery.BegunBeforeEndedThere) await EndAsync();

        // After it has answered.
        held.Open();
        await reading;
        await EndAsync();
        await ApplyAsync();
        if (await world.HasFeedAsync(viewer)) Assert.Equal(await world.ExpectedFeedAsync(viewer), await world.FeedEntriesAsync(viewer));
        Assert.Equal(await world.ExpectedFeedAsync(viewer), await reader.FeedAsync(viewer, pageSize: 2));

        async Task ApplyAsync() => await writer.ApplyAsync(await world.Slot.NextAsync());

        async Task<Task> BeginAsync()
        {
            await commit();
            var begun = ApplyAsync();
            await slow.ReachedAsync(begun);
            return begun;
        }

        Task EndAsync()
        {
            slow.Open();
            return applying;
        }
    }

    private static async Task<(long Viewer, Func<Task> Commit)> PrepareAsync(World world, Event what)
    {
        var users = await world.AddUsersAsync(3);
        var (viewer, author, other) = (users[0], users[1], users[2]);
        var posts = await world.PostManyAsync(author, 2);
        await world.PostManyAsync(other, 2);
        await world.FollowAsync(viewer, other);
        if (what != Event.Follow) await world.FollowAsync(viewer, author);
        await world.CatchUpAsync();
        return (viewer, () => what switch
        {
            Event.Post => world.PostAsync(author),
            Event.Delete => world.DeletePostAsync(posts[0]),
            Event.Follow => world.FollowAsync(viewer, author),
            Event.Unfollow => world.UnfollowAsync(viewer, author),
            _ => world.BlockAsync(author, viewer),
        });
    }

    private static string OperationOf(Event what) => what switch
    {
        Event.Post => "timeline-push",
        Event.Delete => "timeline-remove",
        _ => "timeline-settle",
    };

    private sealed class EveryEventAndDeliveryAttribute : MatrixAttribute<Event, Delivery>;
}
