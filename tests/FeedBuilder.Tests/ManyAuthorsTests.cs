using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>A batch with posts of many authors first asks which of their timelines, feeds and counters Redis holds.</summary>
public sealed class ManyAuthorsTests(Servers servers)
{
    private const int Authors = 30;

    [Fact]
    public async Task Some_of_whom_redis_holds_are_all_exact()
    {
        await using var world = await servers.CreateAsync();
        var authors = await PrepareAsync(world, read: Authors / 2);

        await PostAsync(world, authors);
        await world.CatchUpAsync();

        foreach (var (author, i) in authors.Select((author, i) => (author, i)))
            Assert.Equal(i < Authors / 2, await world.Redis.KeyExistsAsync(RedisKeys.Author(author)));
        await world.AssertExactAsync();
    }

    [Theory]
    [InlineData("author")]
    [InlineData("feed")]
    [InlineData("counters")]
    public async Task What_a_reader_builds_right_after_the_look_is_exact(string what)
    {
        await using var world = await servers.CreateAsync();
        var authors = await PrepareAsync(world, read: 0);
        await PostAsync(world, authors);
        var key = $"{what}:{{{authors[0]}}}";
        var look = world.Main.Hook.HoldAfter("existing", key);
        var applying = world.CatchUpAsync();
        await look.ReachedAsync(applying);

        await ReadAsync(world.Start(), authors[0]);
        look.Open();
        await applying;

        Assert.True(await world.Redis.KeyExistsAsync(key));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task What_ends_right_after_the_look_is_not_made_again()
    {
        await using var world = await servers.CreateAsync();
        var authors = await PrepareAsync(world, read: Authors);
        await PostAsync(world, authors);
        var looks = 0;
        world.Main.Hook.After = async (operation, key) =>
        {
            if (operation != "existing") return;
            Interlocked.Increment(ref looks);
            await world.Redis.KeyDeleteAsync(key);
        };

        await world.CatchUpAsync();

        Assert.Equal(3 * Authors, looks);
        foreach (var author in authors)
            Assert.DoesNotContain(world.Keys(), key => key == RedisKeys.Author(author) || key == RedisKeys.Feed(author) || key == RedisKeys.Counts(author));
        await world.AssertExactAsync();
    }

    private static async Task<long[]> PrepareAsync(World world, int read)
    {
        var authors = await world.AddUsersAsync(Authors);
        await PostAsync(world, authors);
        await world.CatchUpAsync();
        foreach (var author in authors[..read]) await ReadAsync(world.Main, author);
        return authors;
    }

    private static Task PostAsync(World world, long[] authors) =>
        world.ExecuteAsync("INSERT INTO posts (author_id, text) SELECT unnest($1), 'hello'", authors);

    private static async Task ReadAsync(Instance reader, long author)
    {
        await reader.AuthorAsync(author);
        await reader.FeedAsync(author);
        await reader.Cards.GetUserCountsAsync([author], CancellationToken.None);
    }
}
