using Feed.GraphQL.Paging;

namespace Feed.GraphQL.Tests.Live;

public sealed class PostUpdatedTests(World world) : IClassFixture<World>
{
    private const string Subscription = "subscription($id: ID!, $after: String) { postUpdated(id: $id, after: $after) { text likeCount commentCount } }";

    [Fact]
    public async Task Likes_and_edits_arrive_and_what_changes_nothing_does_not()
    {
        var (author, post) = await PostAsync();
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(null);
        await subscriber.SubscribeAsync(Subscription, new { id = $"{post}", after = Other(post) });
        await subscriber.EventAsync(); // It is watched from here on.

        await host.ChangeAsync(post);
        await world.Rows.LikeAsync(post, author);
        await host.ChangeAsync(post);
        var liked = await subscriber.EventAsync();
        await world.Rows.ExecuteAsync("UPDATE posts SET text = 'edited', edited_at = now() WHERE id = $1", post);
        await host.ChangeAsync(post);
        var edited = await subscriber.EventAsync();

        Assert.Equal(1, liked.At("data.postUpdated.likeCount").GetInt32());
        Assert.Equal("edited", edited.Text("data.postUpdated.text"));
    }

    [Fact]
    public async Task Subscription_ends_with_its_post()
    {
        var (_, post) = await PostAsync();
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(null);
        await subscriber.SubscribeAsync(Subscription, new { id = $"{post}", after = Other(post) });
        await subscriber.EventAsync(); // It is watched from here on.

        await world.Rows.DeletePostAsync(post);
        await host.ChangeAsync(post);

        Assert.Equal("complete", (await subscriber.ReadAsync()).Text("type"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("17")]
    public async Task Post_that_is_none_has_no_events(string id)
    {
        await using var host = new LiveHost(world);
        await using var subscriber = await host.ConnectAsync(null);
        await subscriber.SubscribeAsync(Subscription, new { id });
        Assert.Equal("complete", (await subscriber.ReadAsync()).Text("type"));
    }

    [Fact]
    public async Task Returning_subscriber_is_told_at_once_when_the_post_has_changed_and_only_then()
    {
        var (author, post) = await PostAsync();
        await using var host = new LiveHost(world);
        string? cursor;
        await using (var subscriber = await host.ConnectAsync(null))
        {
            await subscriber.SubscribeAsync(Subscription, new { id = $"{post}", after = Other(post) });
        await subscriber.EventAsync(); // It is watched from here on.
            await world.Rows.LikeAsync(post, author);
            await host.ChangeAsync(post);
            cursor = (await subscriber.EventAsync()).Text("extensions.cursor");
        }

        await using var unchanged = await host.ConnectAsync(null);
        await unchanged.SubscribeAsync(Subscription, new { id = $"{post}", after = cursor });
        await unchanged.SendAsync(new { id = "q", type = "subscribe", payload = new { query = "{ __typename }" } });
        Assert.Equal("Query", (await unchanged.EventAsync()).Text("data.__typename"));
        await unchanged.ReadAsync();
        await world.Rows.CommentAsync(post, author);
        await host.ChangeAsync(post);
        await using var changed = await host.ConnectAsync(null);
        await changed.SubscribeAsync(Subscription, new { id = $"{post}", after = cursor });

        Assert.Equal(1, (await unchanged.EventAsync()).At("data.postUpdated.commentCount").GetInt32());
        Assert.Equal(1, (await changed.EventAsync()).At("data.postUpdated.commentCount").GetInt32());
    }

    /// <summary>The cursor of a state that the post has never had.</summary>
    private static string Other(long post) => new CursorScope(CursorKind.PostUpdates, post).Encode("other");

    private async Task<(long Author, long Post)> PostAsync()
    {
        var author = await world.Rows.UserAsync();
        return (author, await world.Rows.PostAsync(author, "as written"));
    }
}
