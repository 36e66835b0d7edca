namespace Feed.GraphQL.Tests.Reading;

public sealed class FeedTests(World world) : IClassFixture<World>
{
    private const string Feed = "{ feed(first: 50) { nodes { id } } }";

    [Fact]
    public async Task Feed_is_own_posts_and_those_of_the_followed_newest_first()
    {
        var users = await world.Rows.UsersAsync(4);
        await world.Rows.FollowAsync(users[0], users[1]);
        await world.Rows.FollowAsync(users[0], users[2]);
        var posts = new List<long>();
        for (var i = 0; i < 8; i++)
        {
            posts.Insert(0, await world.Rows.PostAsync(users[i % 4]));
        }

        var strangers = posts.Where((_, place) => (7 - place) % 4 == 3);
        Assert.Equal(posts.Except(strangers), await FeedAsync(users[0]));
    }

    [Fact]
    public async Task Feed_leaves_out_whom_a_block_separates_in_either_direction()
    {
        var users = await world.Rows.UsersAsync(3);
        await world.Rows.FollowAsync(users[0], users[1]);
        await world.Rows.FollowAsync(users[0], users[2]);
        await world.Rows.BlockAsync(users[0], users[1]);
        await world.Rows.BlockAsync(users[2], users[0]);
        await world.Rows.PostAsync(users[1]);
        await world.Rows.PostAsync(users[2]);
        var own = await world.Rows.PostAsync(users[0]);
        Assert.Equal([own], await FeedAsync(users[0]));
    }

    [Fact]
    public async Task Feed_of_a_new_user_is_empty_and_not_null() => Assert.Empty(await FeedAsync(await world.Rows.UserAsync()));

    [Fact]
    public async Task Feed_without_a_token_is_null_and_unauthenticated()
    {
        var answer = await world.AskAsync("{ feed { nodes { id } } me { id } }");
        Assert.Equal("UNAUTHENTICATED", answer.Code);
        Assert.True(answer.Root.IsNull("data.feed"));
        Assert.Equal("feed", answer.Errors[0].At("path.0").GetString());
    }

    [Fact]
    public async Task Feed_of_a_deleted_account_is_unauthenticated()
    {
        var user = await world.Rows.UserAsync();
        await world.Rows.DeleteUserAsync(user);
        Assert.Equal("UNAUTHENTICATED", (await world.AskAsync(Feed, viewer: user)).Code);
    }

    [Fact]
    public async Task Largest_page_with_author_counts_and_likedByMe_is_within_the_limits()
    {
        var user = await world.Rows.UserAsync();
        var posts = await world.Rows.PostsAsync(user, 50);
        await world.Rows.LikeAsync(posts[7], user);
        var feed = (await world.AskAsync(
            """
            { feed(first: 50) {
                edges { cursor }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                nodes { id text imageUrl createdAt editedAt likeCount commentCount likedByMe
                        author { id handle displayName createdAt postCount followerCount followingCount followedByMe } } } }
            """,
            viewer: user)).Data.At("feed");
        Assert.Equal(posts, feed.Ids());
        Assert.True(feed.At("nodes.7.likedByMe").GetBoolean());
        Assert.Equal(1, feed.At("nodes.7.likeCount").GetInt32());
        Assert.False(feed.At("nodes.8.likedByMe").GetBoolean());
    }

    private async Task<long[]> FeedAsync(long viewer) => (await world.AskAsync(Feed, viewer: viewer)).Data.At("feed").Ids();
}
