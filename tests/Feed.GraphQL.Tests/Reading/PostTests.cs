using Feed.Contracts;

namespace Feed.GraphQL.Tests.Reading;

public sealed class PostTests(World world) : IClassFixture<World>
{
    private const string ById = """
        query ($id: ID!) {
          post(id: $id) { __typename id text imageUrl createdAt editedAt likeCount commentCount likedByMe author { id handle } }
        }
        """;

    private const string Node = "query ($id: ID!) { node(id: $id) { __typename id ... on Comment { text post { id } author { id } } } }";

    [Fact]
    public async Task Post_by_id_has_every_field()
    {
        var (author, fan) = (await world.Rows.UserAsync(), await world.Rows.UserAsync());
        var editedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, 901, TimeSpan.Zero);
        var id = await world.Rows.PostAsync(author, "to the #moon", "https://example.org/moon.jpg", editedAt);
        await world.Rows.LikeAsync(id, fan);
        await world.Rows.CommentAsync(id, fan);
        await world.Rows.CommentAsync(id, author);
        var post = (await world.AskAsync(ById, new { id = id.ToString() }, fan)).Data.At("post");
        Assert.Equal("Post", post.Text("__typename"));
        Assert.Equal(id.ToString(), post.Text("id"));
        Assert.Equal("to the #moon", post.Text("text"));
        Assert.Equal("https://example.org/moon.jpg", post.Text("imageUrl"));
        Assert.Equal(FeedId.CreatedAt(id), post.At("createdAt").GetDateTimeOffset());
        Assert.Equal(editedAt, post.At("editedAt").GetDateTimeOffset());
        Assert.Equal((1, 2), (post.At("likeCount").GetInt32(), post.At("commentCount").GetInt32()));
        Assert.True(post.At("likedByMe").GetBoolean());
        Assert.Equal(author.ToString(), post.Text("author.id"));
    }

    [Fact]
    public async Task Post_without_image_edit_or_viewer_has_nulls()
    {
        var id = await world.Rows.PostAsync(await world.Rows.UserAsync());
        var post = (await world.AskAsync(ById, new { id = id.ToString() })).Data.At("post");
        Assert.True(post.IsNull("imageUrl"));
        Assert.True(post.IsNull("editedAt"));
        Assert.True(post.IsNull("likedByMe"));
        Assert.Equal(0, post.At("likeCount").GetInt32());
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦🏳️‍🌈")]
    [InlineData("שלום \u200Fעולם")]
    [InlineData("line\r\n\ttab \"quotes\" \\ </script> \u2028")]
    public async Task Texts_in_any_script_come_back_as_they_are(string text)
    {
        var id = await world.Rows.PostAsync(await world.Rows.UserAsync(), text);
        Assert.Equal(text, (await world.AskAsync(ById, new { id = id.ToString() })).Data.Text("post.text"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("12")]
    [InlineData("")]
    public async Task Post_by_an_id_that_nothing_has_is_null(string id)
    {
        Assert.True((await world.AskAsync(ById, new { id })).Data.IsNull("post"));
        Assert.True((await world.AskAsync(Node, new { id })).Data.IsNull("node"));
    }

    [Fact]
    public async Task Post_of_a_deleted_author_is_null()
    {
        var author = await world.Rows.UserAsync();
        var id = await world.Rows.PostAsync(author);
        await world.Rows.DeleteUserAsync(author);
        Assert.True((await world.AskAsync(ById, new { id = id.ToString() })).Data.IsNull("post"));
    }

    [Fact]
    public async Task Node_is_whatever_has_the_id()
    {
        var user = await world.Rows.UserAsync();
        var post = await world.Rows.PostAsync(user);
        var comment = await world.Rows.CommentAsync(post, user, "well said");
        foreach (var (id, type) in new[] { (user, "User"), (post, "Post"), (comment, "Comment") })
        {
            var node = (await world.AskAsync(Node, new { id = id.ToString() })).Data.At("node");
            Assert.Equal((type, id.ToString()), (node.Text("__typename"), node.Text("id")));
        }

        var found = (await world.AskAsync(Node, new { id = comment.ToString() })).Data.At("node");
        Assert.Equal(("well said", post.ToString(), user.ToString()), (found.Text("text"), found.Text("post.id"), found.Text("author.id")));
    }
}
