namespace Feed.GraphQL.Tests.Reading;

public sealed class ConnectionTests(World world) : IClassFixture<World>
{
    private const string Feed = "query ($first: Int, $after: String) { c: feed(first: $first, after: $after) { " + Pages.Selection + " } }";

    private static string OfUser(long id, string field) =>
        $$"""query ($first: Int, $after: String) { user(id: "{{id}}") { c: {{field}}(first: $first, after: $after) { {{Pages.Selection}} } } }""";

    private static string OfPost(long id) =>
        $$"""query ($first: Int, $after: String) { post(id: "{{id}}") { c: comments(first: $first, after: $after) { {{Pages.Selection}} } } }""";

    [Theory]
    [InlineData(0, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(12, 1)]
    [InlineData(60, 50)]
    public async Task Pages_concatenated_are_the_whole_list(int count, int first)
    {
        var (owner, others) = (await world.Rows.UserAsync(), await world.Rows.UsersAsync(count));
        var posts = await world.Rows.PostsAsync(owner, count);
        var commented = await world.Rows.PostAsync(await world.Rows.UserAsync());
        var comments = new List<long>();
        foreach (var other in others)
        {
            await world.Rows.FollowAsync(other, owner);
            await world.Rows.FollowAsync(owner, other);
            comments.Insert(0, await world.Rows.CommentAsync(commented, other));
        }

        await AssertPagesAsync(posts, Feed, "c", first, owner);
        await AssertPagesAsync(posts, OfUser(owner, "posts"), "user.c", first);
        await AssertPagesAsync(others.Reverse(), OfUser(owner, "followers"), "user.c", first);
        await AssertPagesAsync(others.Reverse(), OfUser(owner, "following"), "user.c", first);
        await AssertPagesAsync(comments, OfPost(commented), "post.c", first);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(51)]
    [InlineData(1_000_000)]
    public async Task Page_size_out_of_range_is_bad_input(int first)
    {
        var user = await world.Rows.UserAsync();
        foreach (var field in new[] { "posts", "followers", "following" })
        {
            Assert.Equal("BAD_USER_INPUT", (await world.AskAsync(OfUser(user, field), new { first })).Code);
        }

        Assert.Equal("BAD_USER_INPUT", (await world.AskAsync(Feed, new { first }, user)).Code);
        Assert.Equal("BAD_USER_INPUT", (await world.AskAsync("query ($first: Int) { search(text: \"x\", first: $first) { pageInfo { endCursor } } }", new { first })).Code);
    }

    [Fact]
    public async Task Page_size_that_no_Int_holds_is_refused() =>
        Assert.NotEmpty((await world.AskAsync("{ feed(first: 9999999999) { nodes { id } } }")).Errors);

    [Fact]
    public async Task Page_has_20_items_unless_told_otherwise()
    {
        var user = await world.Rows.UserAsync();
        await world.Rows.PostsAsync(user, 21);
        Assert.Equal(20, (await world.AskAsync("{ feed { nodes { id } } }", viewer: user)).Data.At("feed").Ids().Length);
        Assert.Equal(20, (await world.AskAsync("{ feed(first: null, after: null) { nodes { id } } }", viewer: user)).Data.At("feed").Ids().Length);
    }

    [Fact]
    public async Task Cursor_of_another_connection_is_a_bad_cursor()
    {
        var users = await world.Rows.UsersAsync(2);
        foreach (var user in users)
        {
            await world.Rows.PostsAsync(user, 3);
        }

        var feed = await CursorAsync(Feed, "c", users[0]);
        var posts = await CursorAsync(OfUser(users[0], "posts"), "user.c", null);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Feed, new { after = feed }, users[1])).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Feed, new { after = posts }, users[0])).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(OfUser(users[1], "posts"), new { after = posts })).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(OfUser(users[0], "followers"), new { after = posts })).Code);
        Assert.Equal(2, (await world.AskAsync(Feed, new { after = feed }, users[0])).Data.At("c").Ids().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("Zg")]
    [InlineData("مرحبا")]
    public async Task Malformed_cursor_is_a_bad_cursor(string after)
    {
        var user = await world.Rows.UserAsync();
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(Feed, new { after }, user)).Code);
        Assert.Equal("BAD_CURSOR", (await world.AskAsync(OfUser(user, "followers"), new { after })).Code);
    }

    [Fact]
    public async Task Cursor_whose_item_is_gone_leads_on()
    {
        var (user, fans) = (await world.Rows.UserAsync(), await world.Rows.UsersAsync(3));
        foreach (var fan in fans)
        {
            await world.Rows.FollowAsync(fan, user);
        }

        var after = await CursorAsync(OfUser(user, "followers"), "user.c", null);
        await world.Rows.ExecuteAsync("DELETE FROM follows WHERE follower_id = $1", fans[2]);
        Assert.Equal([fans[1], fans[0]], (await world.AskAsync(OfUser(user, "followers"), new { after })).Data.At("user.c").Ids());
    }

    private async Task<string?> CursorAsync(string query, string path, long? viewer) =>
        (await world.AskAsync(query, new { first = 1 }, viewer)).Data.Text($"{path}.pageInfo.endCursor");

    private async Task AssertPagesAsync(IEnumerable<long> expected, string query, string path, int first, long? viewer = null) =>
        Assert.Equal(expected, (await Pages.ReadAsync(world, query, path, first, viewer)).SelectMany(page => page));
}
