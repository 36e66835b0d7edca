using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rule 17: what a process knows of the cards that it keeps, when fills, losses, epochs or readers come in between; and how many it keeps.</summary>
public sealed class KeptCardTests(Servers servers)
{
    private static readonly Dictionary<string, string?> Long = new() { ["Feed:CardCacheFor"] = "00:10:00" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_whose_fill_is_older_than_an_edit_shows_the_edit(bool afterFill)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.CatchUpAsync();
        await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None);
        await world.Redis.KeyDeleteAsync(RedisKeys.Post(post));
        var reader = world.Start(Long);
        var fill = afterFill ? reader.Hook.HoldAfter("card-fill", RedisKeys.Post(post)) : reader.Hook.HoldBefore("card-fill", RedisKeys.Post(post));
        var reading = reader.Cards.GetPostsAsync([post], CancellationToken.None);
        await fill.ReachedAsync(reading);

        await world.EditAsync(post, "two");
        await world.CatchUpAsync();
        fill.Open();
        await reading;

        for (var time = 0; time < 3; time++)
            Assert.Equal("two", (await reader.Cards.GetPostsAsync([post], CancellationToken.None))[post].Text);
    }

    [Theory]
    [InlineData("card")]
    [InlineData("counters")]
    [InlineData("both")]
    public async Task What_redis_lost_is_no_proof_of_a_version(string lost)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.CatchUpAsync();
        var reader = world.Start(Long);
        await ReadAsync(reader, post);
        await ReadAsync(reader, post);
        if (lost != "counters") await world.Redis.KeyDeleteAsync(RedisKeys.Post(post));
        if (lost != "card") await world.Redis.KeyDeleteAsync(RedisKeys.Counts(post));

        await world.EditAsync(post, "two");
        await world.CatchUpAsync();
        Assert.Equal("two", await ReadAsync(reader, post));
        await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        Assert.Null(await ReadAsync(reader, post));
    }

    [Fact]
    public async Task A_new_epoch_shows_what_the_stream_did_not_tell()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var (edited, deleted) = (await world.PostAsync(author, "one"), await world.PostAsync(author, "one"));
        await world.CatchUpAsync();
        var reader = world.Start(Long);
        foreach (var post in new[] { edited, deleted, edited, deleted }) Assert.Equal("one", await ReadAsync(reader, post));
        await world.EditAsync(edited, "two");
        await world.DeletePostAsync(deleted);

        await world.BeginEpochAsync();

        Assert.Equal("two", await ReadAsync(reader, edited));
        Assert.Null(await ReadAsync(reader, deleted));
    }

    [Fact]
    public async Task Readers_under_load_never_show_a_text_older_than_the_last_that_was_applied()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "0");
        await world.CatchUpAsync();
        var applied = 0;
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 6).Select(async lane =>
        {
            var reader = lane < 3 ? world.Main : world.Start(Long);
            while (!ended.IsCancellationRequested)
            {
                var least = Volatile.Read(ref applied);
                Assert.InRange(int.Parse((await ReadAsync(reader, post))!, null), least, 1_000);
                if (lane == 0) await world.Redis.KeyDeleteAsync(least % 2 == 0 ? RedisKeys.Post(post) : RedisKeys.Counts(post));
            }
        }).ToArray();

        for (var edit = 1; edit <= 60; edit++)
        {
            await world.EditAsync(post, $"{edit}");
            await world.CatchUpAsync();
            Volatile.Write(ref applied, edit);
        }

        await ended.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task No_more_cards_are_kept_than_are_allowed_and_none_when_none_may_be()
    {
        await using var world = await servers.CreateAsync(cap: 200);
        var author = await world.AddUserAsync();
        await world.PostManyAsync(author, 100);
        await world.CatchUpAsync();
        foreach (var size in new[] { 0, 10 })
        {
            var reader = world.Start(new Dictionary<string, string?>(Long) { ["Feed:CardCacheSize"] = $"{size}" });
            for (var time = 0; time < 2; time++) Assert.Equal(100, (await reader.FeedAsync(author)).Length);
            Assert.InRange(reader.RecentPosts.Count, 0, size + 1);
        }
    }

    private static async Task<string?> ReadAsync(Instance reader, long post)
    {
        await reader.Cards.GetPostCountsAsync([post], CancellationToken.None);
        return (await reader.Cards.GetPostsAsync([post], CancellationToken.None)).GetValueOrDefault(post)?.Text;
    }
}
