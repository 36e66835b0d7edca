using Feed.Contracts;

namespace Feed.GraphQL.Tests.Reading;

public sealed class UserTests(World world) : IClassFixture<World>
{
    private const string ById = """
        query ($id: ID) { user(id: $id) { __typename id handle displayName createdAt postCount followerCount followingCount followedByMe } }
        """;

    private const string ByHandle = "query ($handle: String) { user(handle: $handle) { id handle } }";

    [Fact]
    public async Task User_by_id_has_every_field()
    {
        var id = await world.Rows.UserAsync("Ada_L", "Ada Lovelace");
        var others = await world.Rows.UsersAsync(3);
        await world.Rows.FollowAsync(others[0], id);
        await world.Rows.FollowAsync(others[1], id);
        await world.Rows.FollowAsync(id, others[2]);
        await world.Rows.PostsAsync(id, 4);
        var user = (await world.AskAsync(ById, new { id = id.ToString() }, viewer: others[0])).Data.At("user");
        Assert.Equal("User", user.Text("__typename"));
        Assert.Equal(id.ToString(), user.Text("id"));
        Assert.Equal(16, user.Text("id")!.Length);
        Assert.Equal("Ada_L", user.Text("handle"));
        Assert.Equal("Ada Lovelace", user.Text("displayName"));
        Assert.Equal(FeedId.CreatedAt(id), user.At("createdAt").GetDateTimeOffset());
        Assert.Equal((4, 2, 1), (user.At("postCount").GetInt32(), user.At("followerCount").GetInt32(), user.At("followingCount").GetInt32()));
        Assert.True(user.At("followedByMe").GetBoolean());
    }

    [Fact]
    public async Task FollowedByMe_is_false_for_a_stranger_and_null_for_an_anonymous_request()
    {
        var (id, stranger) = (await world.Rows.UserAsync(), await world.Rows.UserAsync());
        Assert.False((await world.AskAsync(ById, new { id = id.ToString() }, stranger)).Data.At("user.followedByMe").GetBoolean());
        Assert.True((await world.AskAsync(ById, new { id = id.ToString() })).Data.IsNull("user.followedByMe"));
    }

    [Theory]
    [InlineData("grace_hopper")]
    [InlineData("GRACE_HOPPER")]
    [InlineData("Grace_Hopper")]
    public async Task User_is_found_by_handle_whatever_its_case(string handle)
    {
        await world.Rows.ExecuteAsync("INSERT INTO users(handle, display_name) VALUES ('Grace_Hopper', 'Grace') ON CONFLICT DO NOTHING");
        Assert.Equal("Grace_Hopper", (await world.AskAsync(ByHandle, new { handle })).Data.Text("user.handle"));
    }

    [Theory]
    [InlineData("no_such_user")]
    [InlineData("")]
    [InlineData("İstanbul")]
    [InlineData("' OR 1=1 --")]
    [InlineData("👩‍🚀")]
    public async Task User_by_a_handle_that_nobody_has_is_null(string handle) =>
        Assert.True((await world.AskAsync(ByHandle, new { handle })).Data.IsNull("user"));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("9007199254740991")]
    [InlineData("99999999999999999999999")]
    public async Task User_by_an_id_that_nothing_has_is_null(string id) =>
        Assert.True((await world.AskAsync(ById, new { id })).Data.IsNull("user"));

    [Fact]
    public async Task Id_of_a_post_is_no_user()
    {
        var post = await world.Rows.PostAsync(await world.Rows.UserAsync());
        Assert.True((await world.AskAsync(ById, new { id = post.ToString() })).Data.IsNull("user"));
    }

    [Theory]
    [InlineData("{ user { id } }")]
    [InlineData("{ user(id: null, handle: null) { id } }")]
    [InlineData("""{ user(id: "1", handle: "ada") { id } }""")]
    public async Task User_by_neither_or_both_is_bad_input(string query)
    {
        var answer = await world.AskAsync(query);
        Assert.Equal("BAD_USER_INPUT", answer.Code);
        Assert.True(answer.Root.IsNull("data.user"));
    }

    [Theory]
    [InlineData("👩‍👩‍👧‍👦 family")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("עברית \u202Eltr\u202C")]
    [InlineData("\"quoted\" \\ back\u0001slash\n")]
    [InlineData("e\u0301 \uFFFD 𝒳")]
    public async Task Names_in_any_script_come_back_as_they_are(string name)
    {
        var id = await world.Rows.UserAsync(displayName: name);
        Assert.Equal(name, (await world.AskAsync(ById, new { id = id.ToString() })).Data.Text("user.displayName"));
    }

    [Fact]
    public async Task Deleted_user_is_null()
    {
        var id = await world.Rows.UserAsync();
        await world.Rows.DeleteUserAsync(id);
        Assert.True((await world.AskAsync(ById, new { id = id.ToString() })).Data.IsNull("user"));
    }

    [Fact]
    public async Task Me_is_the_token_s_user_and_null_without_one()
    {
        var id = await world.Rows.UserAsync();
        Assert.Equal(id.ToString(), (await world.AskAsync("{ me { id } }", viewer: id)).Data.Text("me.id"));
        Assert.True((await world.AskAsync("{ me { id } }")).Data.IsNull("me"));
    }

    [Fact]
    public async Task Me_of_a_deleted_account_is_null()
    {
        var id = await world.Rows.UserAsync();
        await world.Rows.DeleteUserAsync(id);
        Assert.True((await world.AskAsync("{ me { id } }", viewer: id)).Data.IsNull("me"));
    }

    [Fact]
    public async Task Email_is_no_field() =>
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", (await world.AskAsync("{ me { email } }")).Code);
}
