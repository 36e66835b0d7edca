using Feed.Contracts;
using FeedBuilder.Tests.Support;

namespace FeedBuilder.Tests;

/// <summary>Each kind of change, once, in order.</summary>
public sealed class PipelineTests(Servers servers)
{
    [Fact]
    public async Task A_post_reaches_existing_feeds_of_author_and_followers()
    {
        await using var world = await servers.CreateAsync(cap: 50);
        var users = await world.AddUsersAsync(4);
        await world.FollowAsync(users[1], users[0]);
        await world.FollowAsync(users[2], users[0]);
        await world.CatchUpAsync();
        foreach (var viewer in users[..3]) Assert.Empty(await world.Main.FeedAsync(viewer));

        var post = await world.PostAsync(users[0]);
        await world.CatchUpAsync();

        foreach (var viewer in users[..3]) Assert.Equal([post], await world.FeedEntriesAsync(viewer));
        Assert.False(await world.HasFeedAsync(users[3]));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_deleted_post_is_gone_from_every_timeline()
    {
        await using var world = await servers.CreateAsync();
        var (author, viewer) = (await world.AddUserAsync(), await world.AddUserAsync());
        await world.FollowAsync(viewer, author);
        var posts = await world.PostManyAsync(author, 4);
        await world.AssertExactAsync();

        await world.DeletePostAsync(posts[1]);
        await world.CatchUpAsync();

        Assert.Equal([posts[3], posts[2], posts[0]], await world.FeedEntriesAsync(viewer));
        Assert.Equal([posts[3], posts[2], posts[0]], await world.AuthorEntriesAsync(author));
        Assert.Empty(await world.Main.Cards.GetPostsAsync([posts[1]], CancellationToken.None));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task An_edit_and_a_rename_show_in_cards()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var post = await world.PostAsync(author, "before");
        await world.AssertExactAsync();

        await world.EditAsync(post, "after | 'quoted' \n and more");
        await world.RenameAsync(author, "Renamed");
        await world.CatchUpAsync();

        await world.AssertExactAsync();
        Assert.Equal("Renamed", (await world.Main.Cards.GetUsersAsync([author], CancellationToken.None))[author].DisplayName);
    }

    [Fact]
    public async Task An_edit_that_does_not_carry_its_large_text_keeps_it()
    {
        await using var world = await servers.CreateAsync();
        var author = await world.AddUserAsync();
        var text = string.Concat(Enumerable.Range(0, 9_000).Select(i => (char)('a' + (i * 7919 % 26))));
        var post = await world.PostAsync(author, text);
        await world.ExecuteAsync("ALTER TABLE posts ALTER COLUMN text SET STORAGE EXTERNAL");
        await world.ExecuteAsync("UPDATE posts SET text = text || 'x' WHERE id = $1", post);
        await world.AssertExactAsync();

        await world.ExecuteAsync("UPDATE posts SET image_url = 'https://example.org/1.png' WHERE id = $1", post);
        await world.CatchUpAsync();

        Assert.False(PostRow.IsWhole(world.Slot.All[^1].After!));
        var card = (await world.Main.Cards.GetPostsAsync([post], CancellationToken.None))[post];
        Assert.Equal(text + "x", card.Text);
        Assert.Equal("https://example.org/1.png", card.ImageUrl);
    }

    [Fact]
    public async Task Following_adds_the_authors_posts_and_unfollowing_removes_them()
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var users = await world.AddUsersAsync(3);
        foreach (var author in users) await world.PostManyAsync(author, 3);
        await world.FollowAsync(users[0], users[1]);
        await world.AssertExactAsync();

        await world.FollowAsync(users[0], users[2]);
        await world.UnfollowAsync(users[0], users[1]);
        await world.CatchUpAsync();

        Assert.Equal(await world.ExpectedFeedAsync(users[0]), await world.FeedEntriesAsync(users[0]));
        await world.AssertExactAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_block_hides_posts_both_ways_and_its_end_brings_those_followed_back(bool byViewer)
    {
        await using var world = await servers.CreateAsync(cap: 10);
        var users = await world.AddUsersAsync(2);
        var (viewer, author) = (users[0], users[1]);
        await world.FollowAsync(viewer, author);
        await world.PostManyAsync(author, 3);
        await world.AssertExactAsync();
        var (blocker, blocked) = byViewer ? (viewer, author) : (author, viewer);

        await world.BlockAsync(blocker, blocked);
        await world.CatchUpAsync();
        Assert.Empty(await world.FeedEntriesAsync(viewer));
        await world.PostAsync(author);
        await world.CatchUpAsync();
        Assert.Empty(await world.FeedEntriesAsync(viewer));
        await world.AssertExactAsync();

        await world.UnblockAsync(blocker, blocked);
        await world.CatchUpAsync();
        Assert.Equal(4, (await world.FeedEntriesAsync(viewer)).Length);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Counters_follow_every_change()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(3);
        var post = await world.PostAsync(users[0]);
        await world.AssertExactAsync();

        await world.LikeAsync(post, users[1]);
        await world.LikeAsync(post, users[2]);
        await world.UnlikeAsync(post, users[1]);
        var comment = await world.CommentAsync(post, users[1]);
        await world.CommentAsync(post, users[1]);
        await world.ExecuteAsync("DELETE FROM comments WHERE id = $1", comment);
        await world.FollowAsync(users[1], users[0]);
        await world.FollowAsync(users[2], users[0]);
        await world.UnfollowAsync(users[2], users[0]);
        await world.PostAsync(users[0]);
        await world.CatchUpAsync();

        Assert.Contains("|1,1|", (await world.DumpAsync())[RedisKeys.Counts(post)], StringComparison.Ordinal);
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task Deleting_an_account_takes_its_posts_everywhere()
    {
        await using var world = await servers.CreateAsync();
        var users = await world.AddUsersAsync(3);
        foreach (var author in users) await world.PostManyAsync(author, 2);
        await world.FollowAsync(users[1], users[0]);
        await world.FollowAsync(users[0], users[2]);
        await world.AssertExactAsync();

        await world.DeleteUserAsync(users[0]);
        await world.CatchUpAsync();

        Assert.Empty(await world.Main.FeedAsync(users[0]));
        Assert.Empty(await world.Main.AuthorAsync(users[0]));
        await world.AssertExactAsync();
    }

    [Fact]
    public async Task A_page_of_a_user_who_does_not_exist_is_empty()
    {
        await using var world = await servers.CreateAsync();
        Assert.Empty(await world.Main.FeedAsync(12345));
        Assert.Empty(await world.Main.AuthorAsync(12345));
        Assert.Empty(await world.Main.Cards.GetUsersAsync([12345], CancellationToken.None));
        Assert.Equal(default, (await world.Main.Cards.GetPostCountsAsync([12345], CancellationToken.None))[12345]);
    }
}
