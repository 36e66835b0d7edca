using Feed.Changes;
using Feed.Contracts;
using Feed.Timelines;
using FeedBuilder.Announcing;
using FeedBuilder.Tests.Support;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedBuilder.Tests;

/// <summary>What those who serve subscriptions are told.</summary>
public sealed class AnnouncementTests(Servers servers)
{
    [Fact]
    public async Task New_posts_are_logged_once_in_the_order_of_their_delivery()
    {
        await using var world = await servers.CreateAsync();
        var projection = Announcing(world);
        var author = await world.AddUserAsync();
        var late = await world.PostAsync(author);
        var posts = await world.PostManyAsync(author, 3);
        var changes = await world.Slot.NextAsync();
        Change[] ordered = [.. changes.Where(c => !IsPost(c, late)), .. changes.Where(c => IsPost(c, late))];

        await ApplyAsync(projection, [.. ordered, .. ordered.Reverse()]);
        await ApplyAsync(projection, changes);

        Assert.Equal([.. posts.Select(post => $"p {post} a {author}"), $"p {late} a {author}"], (await LogAsync(world)).Skip(1));
    }

    [Fact]
    public async Task Edits_likes_comments_and_deletes_name_their_post()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var posts = await world.PostManyAsync(author, 4);
        await world.Slot.NextAsync();
        await world.EditAsync(posts[0], "edited");
        await world.LikeAsync(posts[1], author);
        await world.CommentAsync(posts[2], author);
        await world.DeletePostAsync(posts[3]);

        var announcement = Announcement.Of(await world.Slot.NextAsync());

        Assert.Empty(announcement.NewPosts);
        Assert.Equal(posts.Order(), announcement.ChangedPosts.Order());
        Assert.Equal(announcement.ChangedPosts, PostLog.ChangedPosts(PostLog.Changed(announcement.ChangedPosts)));
    }

    private static AnnouncingProjection Announcing(World world) => new(
        world.Main.Projection, new PostAnnouncer(world.Redis.Multiplexer, Options.Create(new TimelineOptions()), TimeProvider.System));

    private static Task ApplyAsync(AnnouncingProjection projection, IReadOnlyList<Change> changes) =>
        projection.ApplyAsync(new ChangeBatch(changes, new PgSnapshot(0, 0, [])), CancellationToken.None);

    private static bool IsPost(Change change, long id) => change.Table == Tables.Posts && change.Row.Int64("id") == id;

    private static async Task<string[]> LogAsync(World world)
    {
        var entries = (RedisResult[])(await world.Redis.ExecuteAsync("XRANGE", (RedisKey)PostLog.Key, "-", "+"))!;
        return [.. entries.Select(entry => string.Join(' ', (string[])((RedisResult[])entry!)[1]!))];
    }
}
