using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Rules 12, 17 and 18: a card is never older than the last change applied, whoever loads it and however long that takes.</summary>
public sealed class CardTests(Servers servers)
{
    public enum Change
    {
        Edit,
        Delete,
        EditAndDelete,
    }

    [Theory]
    [InlineData(Change.Edit)]
    [InlineData(Change.Delete)]
    [InlineData(Change.EditAndDelete)]
    public async Task A_fill_that_was_paused_across_a_change_is_not_taken(Change change)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.Slot.NextAsync();
        var reader = world.Start();
        var fill = reader.Hook.HoldBefore("card-fill", RedisKeys.Post(post));
        var reading = reader.Cards.GetPostsAsync([post], CancellationToken.None);
        await fill.ReachedAsync(reading);

        if (change is not Change.Delete) await world.EditAsync(post, "two");
        if (change is not Change.Edit) await world.DeletePostAsync(post);
        await world.CatchUpAsync();
        fill.Open();
        await reading;

        var cards = await world.Main.Cards.GetPostsAsync([post], CancellationToken.None);
        Assert.Equal(change is Change.Edit ? "two" : null, cards.GetValueOrDefault(post)?.Text);
    }

    // The instance has lost its partition, and adds what it read before the change that the partition's next owner has applied.
    [Theory]
    [InlineData(Change.Edit, false)]
    [InlineData(Change.Delete, false)]
    [InlineData(Change.EditAndDelete, false)]
    [InlineData(Change.Edit, true)]
    [InlineData(Change.Delete, true)]
    public async Task A_new_posts_card_that_was_held_back_across_a_change_is_not_taken(Change change, bool untilAllHasExpired)
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        var created = await world.Slot.NextAsync();
        var slow = world.Start();
        var adding = slow.Hook.HoldBefore("card-add", RedisKeys.Post(post));
        var applying = slow.ApplyAsync(created);
        await adding.ReachedAsync(applying);

        if (change is not Change.Delete) await world.EditAsync(post, "two");
        if (change is not Change.Edit) await world.DeletePostAsync(post);
        await world.Main.ApplyAsync([.. created, .. await world.Slot.NextAsync()]);
        if (untilAllHasExpired)
        {
            foreach (var key in world.Keys().Where(key => key == RedisKeys.Post(post) || ((string)key!).StartsWith("loading:", StringComparison.Ordinal)))
                await world.Redis.KeyDeleteAsync(key);
        }

        adding.Open();
        await applying;

        var cards = await world.Main.Cards.GetPostsAsync([post], CancellationToken.None);
        Assert.Equal(change is Change.Edit ? "two" : null, cards.GetValueOrDefault(post)?.Text);
    }

    [Fact]
    public async Task A_new_posts_card_that_counters_wait_for_is_named_by_them()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "one");
        await world.Main.Cards.GetPostCountsAsync([post], CancellationToken.None);
        Assert.False(await world.Redis.KeyExistsAsync(RedisKeys.Post(post)));

        await world.CatchUpAsync();

        var version = ((string)(await world.Redis.StringGetAsync(RedisKeys.Post(post)))!).Split('|')[1];
        Assert.Equal(version, ((string)(await world.Redis.StringGetAsync(RedisKeys.Counts(post)))!).Split('|')[1]);
    }

    [Fact]
    public async Task A_dead_letter_applied_a_week_later_reads_the_row_again()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var (edited, deleted) = (await world.PostAsync(author, "one"), await world.PostAsync(author, "one"));
        var letters = await world.Slot.NextAsync();
        await world.EditAsync(edited, "two");
        await world.DeletePostAsync(deleted);
        await world.CatchUpAsync();
        await world.AssertExactAsync();
        foreach (var key in world.Keys().Where(key => ((string)key!).StartsWith("post:", StringComparison.Ordinal))) await world.Redis.KeyDeleteAsync(key);

        await world.Main.ApplyAsync(letters);

        await world.AssertExactAsync();
        Assert.Equal([edited], await world.FeedEntriesAsync(author));
    }

    [Fact]
    public async Task An_id_that_was_asked_for_before_its_post_existed_is_found_afterwards()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var next = await world.ScalarAsync<long>("SELECT private.next_id()");
        Assert.Empty(await world.Main.Cards.GetPostsAsync([next], CancellationToken.None));

        await world.ExecuteAsync("INSERT INTO posts (id, author_id, text) VALUES ($1, $2, 'here')", next, author);
        await world.CatchUpAsync();

        Assert.Single(await world.Main.Cards.GetPostsAsync([next], CancellationToken.None));
    }

    [Fact]
    public async Task Two_readers_stop_showing_a_deleted_post_together()
    {
        await using var world = await servers.CreateAsync();
        var (viewer, author) = (await world.AddUserAsync(), await world.AddUserAsync());
        await world.FollowAsync(viewer, author);
        var posts = await world.PostManyAsync(author, 3);
        await world.CatchUpAsync();
        var (one, two) = (world.Start(), world.Start());
        foreach (var reader in new[] { one, two, one }) Assert.Equal(3, (await reader.FeedAsync(viewer)).Length);

        await world.DeletePostAsync(posts[1]);
        await world.CatchUpAsync();

        foreach (var reader in new[] { one, two, one, two }) Assert.Equal([posts[2], posts[0]], await reader.FeedAsync(viewer));
    }

    [Fact]
    public async Task A_deleted_account_is_gone_at_once_though_its_rows_take_a_while()
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var (viewer, author, other) = (await world.AddUserAsync(), await world.AddUserAsync(), await world.AddUserAsync());
        await world.FollowAsync(viewer, author);
        await world.FollowAsync(viewer, other);
        await world.PostManyAsync(author, 10);
        var kept = await world.PostManyAsync(other, 2);
        await world.CatchUpAsync();
        Assert.Equal(12, (await world.Main.FeedAsync(viewer)).Length);

        await world.PostManyAsync(author, 5);
        await world.DeleteUserAsync(author);
        var changes = await world.Slot.NextAsync();
        var first = changes.TakeWhile(change => change.Table != Tables.Users).Count() + 1;
        await world.Main.ApplyAsync([.. changes.Take(first)]);

        Assert.Equal(kept.Reverse(), await world.Main.FeedAsync(viewer, 2));
        foreach (var change in changes.Skip(first)) await world.Main.ApplyAsync(change);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task An_account_with_many_rows_that_is_deleted_while_it_posts_does_not_hold_up_others()
    {
        await using var world = await servers.CreateAsync(cap: 20);
        var users = await world.AddUsersAsync(50);
        var author = users[0];
        foreach (var viewer in users[1..]) await world.FollowAsync(viewer, author);
        var posts = await world.PostManyAsync(author, 5_000);
        await world.ExecuteAsync("INSERT INTO likes (post_id, user_id) SELECT p, u FROM unnest($1) p, unnest($2) u", posts[..500], users[1..11]);
        await world.CatchUpAsync();
        foreach (var viewer in users[..10]) await world.Main.FeedAsync(viewer);

        await world.PostAsync(author);
        await world.DeleteUserAsync(author);
        var other = await world.PostAsync(users[1]);
        foreach (var piece in (await world.Slot.NextAsync()).Chunk(1_000)) await world.Main.ApplyAsync(piece);

        Assert.Equal([other], await world.Main.FeedAsync(users[1]));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Many_readers_of_a_new_card_load_it_once()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author);
        var fills = 0;
        var reader = world.Start();
        reader.Hook.Before = async (operation, key) =>
        {
            if (operation != "card-fill" || key == RedisKeys.Counts(post)) return;
            Interlocked.Increment(ref fills);
            await Task.Delay(20);
        };

        var cards = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.Cards.GetPostsAsync([post], CancellationToken.None)));

        Assert.All(cards, found => Assert.Equal("hello", found[post].Text));
        Assert.Equal(2, fills); // the post's and its author's
    }
}
