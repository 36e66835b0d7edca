using Feed.Contracts;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class LikeAndCommentTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    [Fact]
    public async Task Like_and_unlike_again_and_again_answer_204()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        var post = await ann.WriteAsync();
        for (var i = 0; i < 2; i++) (await bob.PutAsync($"/v1/posts/{post}/like")).Is(204);
        (await ann.PutAsync($"/v1/posts/{post}/like")).Is(204); // one's own, too
        Assert.Equal(2, await _api.ScalarAsync<long>("SELECT count(*) FROM likes WHERE post_id = $1", long.Parse(post)));
        for (var i = 0; i < 2; i++) (await bob.DeleteAsync($"/v1/posts/{post}/like")).Is(204);
        Assert.Equal(1, await _api.ScalarAsync<long>("SELECT count(*) FROM likes WHERE post_id = $1", long.Parse(post)));
    }

    [Fact]
    public async Task Like_by_one_user_many_times_at_once_is_one_like()
    {
        var ann = await _api.UserAsync();
        var post = await ann.WriteAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ann.PutAsync($"/v1/posts/{post}/like")));
        Assert.All(answers, a => a.Is(204));
        Assert.Equal(1, await _api.ScalarAsync<long>("SELECT count(*) FROM likes WHERE post_id = $1", long.Parse(post)));
    }

    [Fact]
    public async Task Comment_is_answered_and_stored()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        var post = await ann.WriteAsync();
        var answer = (await bob.PostAsync($"/v1/posts/{post}/comments", new { text = "nice 👏" })).Is(201);
        Assert.True(FeedId.TryParse(answer.Text("id"), out var id));
        Assert.Equal((post, "nice 👏"), (answer.Text("postId"), answer.Text("text")));
        Assert.Equal(bob.Handle, answer.Json.GetProperty("author").GetProperty("handle").GetString());
        Assert.Equal(FeedId.CreatedAt(id), answer.Time("createdAt"));
        Assert.Equal("nice 👏", await _api.ScalarAsync<string>("SELECT text FROM comments WHERE id = $1", id));
    }

    [Theory]
    [InlineData("", 1, 400)]
    [InlineData(" ", 3, 400)]
    [InlineData("\0", 1, 400)]
    [InlineData("👍🏽", 1000, 201)]
    [InlineData("👍🏽", 1001, 400)]
    public async Task Comment_length_counts_characters_as_people_do(string character, int times, int status)
    {
        var ann = await _api.UserAsync();
        var post = await ann.WriteAsync();
        var answer = (await ann.PostAsync($"/v1/posts/{post}/comments", new { text = string.Concat(Enumerable.Repeat(character, times)) })).Is(status);
        if (status == 400) answer.Blames("text");
    }

    [Fact]
    public async Task Comment_can_be_deleted_by_its_author_only_and_once()
    {
        var (ann, bob) = (await _api.UserAsync(), await _api.UserAsync());
        var post = await ann.WriteAsync();
        var comment = (await bob.PostAsync($"/v1/posts/{post}/comments", new { text = "x" })).Is(201).Text("id");
        (await ann.DeleteAsync($"/v1/comments/{comment}")).IsProblem(403, "not_yours");
        (await bob.DeleteAsync($"/v1/comments/{comment}")).Is(204);
        (await bob.DeleteAsync($"/v1/comments/{comment}")).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task Comments_of_a_deleted_post_are_gone()
    {
        var ann = await _api.UserAsync();
        var post = await ann.WriteAsync();
        var comment = (await ann.PostAsync($"/v1/posts/{post}/comments", new { text = "x" })).Is(201).Text("id");
        (await ann.DeleteAsync($"/v1/posts/{post}")).Is(204);
        (await ann.DeleteAsync($"/v1/comments/{comment}")).IsProblem(404, "not_found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Between_blocked_users_neither_like_nor_comment_is_taken(bool authorBlocks)
    {
        var (author, reader) = (await _api.UserAsync(), await _api.UserAsync());
        var post = await author.WriteAsync();
        (await reader.PutAsync($"/v1/posts/{post}/like")).Is(204);
        var (blocker, blocked) = authorBlocks ? (author, reader) : (reader, author);
        (await blocker.PutAsync($"/v1/users/{blocked.Id}/block")).Is(204);
        (await reader.PutAsync($"/v1/posts/{post}/like")).IsProblem(403, "blocked");
        (await reader.PostAsync($"/v1/posts/{post}/comments", new { text = "x" })).IsProblem(403, "blocked");
        (await reader.DeleteAsync($"/v1/posts/{post}/like")).Is(204); // taking back is always possible
    }
}
