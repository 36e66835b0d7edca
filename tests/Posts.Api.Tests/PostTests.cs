using Feed.Contracts;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class PostTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    [Theory]
    [InlineData("x")]
    [InlineData("שלום עולם ‏RTL")]
    [InlineData("👨‍👩‍👧‍👦🇩🇪 #moon @ann \"quoted\" \\ <b>&amp;</b>\n\ttabs and lines\u2028")]
    [InlineData("'; DROP TABLE users; --")]
    public async Task Post_is_answered_and_stored_as_written(string text)
    {
        var user = await _api.UserAsync();
        var answer = (await user.PostAsync("/v1/posts", new { text, imageUrl = "https://example.org/a.png?x=1#y" })).Is(201);
        Assert.Equal(text, answer.Text("text"));
        Assert.Equal("https://example.org/a.png?x=1#y", answer.Text("imageUrl"));
        Assert.Null(answer.TextOrNull("editedAt"));
        Assert.True(FeedId.TryParse(answer.Text("id"), out var id));
        Assert.Equal(FeedId.CreatedAt(id), answer.Time("createdAt"));
        var author = answer.Json.GetProperty("author");
        Assert.Equal((FeedId.Format(user.Id), user.Handle), (author.GetProperty("id").GetString(), author.GetProperty("handle").GetString()));
        Assert.Equal(text, await _api.ScalarAsync<string>("SELECT text FROM posts WHERE id = $1", id));
        Assert.Equal(FeedId.CreatedAt(id), await _api.ScalarAsync<DateTimeOffset>("SELECT created_at FROM posts WHERE id = $1", id));
    }

    [Fact]
    public async Task Post_without_a_picture_has_none()
    {
        var user = await _api.UserAsync();
        Assert.Null((await user.PostAsync("/v1/posts", new { text = "x" })).Is(201).TextOrNull("imageUrl"));
        Assert.Null((await user.PostAsync("/v1/posts", new { text = "x", imageUrl = (string?)null })).Is(201).TextOrNull("imageUrl"));
    }

    [Theory]
    [InlineData("a", 2200, 201)]
    [InlineData("a", 2201, 400)]
    [InlineData("👍🏽", 2200, 201)]
    [InlineData("👍🏽", 2201, 400)]
    [InlineData("e\u0301", 2200, 201)] // e and a combining accent
    [InlineData("a", 60_000, 400)]
    public async Task Post_length_counts_characters_as_people_do(string character, int times, int status)
    {
        var user = await _api.UserAsync();
        var answer = (await user.PostAsync("/v1/posts", new { text = string.Concat(Enumerable.Repeat(character, times)) })).Is(status);
        if (status == 400) answer.IsProblem(400, "invalid").Blames("text");
    }

    [Fact]
    public async Task Post_of_a_hundred_thousand_characters_answers_413()
    {
        var user = await _api.UserAsync();
        (await user.PostAsync("/v1/posts", new { text = new string('x', 100_000) })).IsProblem(413, "too_large");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n\t\u00a0\u200b\ufeff")]
    [InlineData("nul \0")]
    [InlineData(null)]
    public async Task Post_of_a_text_that_shows_nothing_answers_400(string? text)
    {
        var user = await _api.UserAsync();
        (await user.PostAsync("/v1/posts", new { text })).IsProblem(400, "invalid").Blames("text");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.png")]
    [InlineData("/a.png")]
    [InlineData("//example.org/a.png")]
    [InlineData("ftp://example.org/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:image/png;base64,AA")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData(" https://example.org/a.png")]
    [InlineData("https://example.org/a b.png")]
    [InlineData("https://example.org/\0")]
    [InlineData("https://user:secret@example.org/a.png")]
    public async Task Post_with_a_picture_that_is_no_web_address_answers_400(string imageUrl)
    {
        var user = await _api.UserAsync();
        (await user.PostAsync("/v1/posts", new { text = "x", imageUrl })).IsProblem(400, "invalid").Blames("imageUrl");
    }

    [Fact]
    public async Task Post_with_a_picture_address_at_the_limit_is_taken_and_one_over_it_is_400()
    {
        var user = await _api.UserAsync();
        var longest = "https://example.org/".PadRight(2048, 'a');
        (await user.PostAsync("/v1/posts", new { text = "x", imageUrl = longest })).Is(201);
        (await user.PostAsync("/v1/posts", new { text = "x", imageUrl = longest + "a" })).IsProblem(400, "invalid").Blames("imageUrl");
    }

    [Fact]
    public async Task Patch_changes_what_it_names_and_says_when()
    {
        var user = await _api.UserAsync();
        var id = (await user.PostAsync("/v1/posts", new { text = "one", imageUrl = "http://example.org/a" })).Is(201).Text("id");
        var edited = (await user.PatchAsync($"/v1/posts/{id}", new { text = "two" })).Is(200);
        Assert.Equal(("two", "http://example.org/a", id), (edited.Text("text"), edited.Text("imageUrl"), edited.Text("id")));
        Assert.True(edited.Time("editedAt") >= edited.Time("createdAt"));
        var bare = (await user.PatchAsync($"/v1/posts/{id}", new { imageUrl = (string?)null })).Is(200);
        Assert.Equal(("two", null), (bare.Text("text"), bare.TextOrNull("imageUrl")));
        Assert.Equal(bare.Time("editedAt"), await _api.ScalarAsync<DateTimeOffset>("SELECT edited_at FROM posts WHERE id = $1", long.Parse(id)));
    }

    [Fact]
    public async Task Patch_that_changes_nothing_is_no_edit()
    {
        var user = await _api.UserAsync();
        var id = await user.WriteAsync("one");
        Assert.Null((await user.PatchAsync($"/v1/posts/{id}", new { })).Is(200).TextOrNull("editedAt"));
        Assert.Null((await user.PatchAsync($"/v1/posts/{id}", new { text = "one", imageUrl = (string?)null })).Is(200).TextOrNull("editedAt"));
    }

    [Fact]
    public async Task Patch_with_a_bad_value_answers_400()
    {
        var user = await _api.UserAsync();
        var id = await user.WriteAsync();
        (await user.PatchAsync($"/v1/posts/{id}", new { text = (string?)null })).IsProblem(400, "invalid").Blames("text");
        (await user.PatchAsync($"/v1/posts/{id}", new { text = " " })).IsProblem(400, "invalid").Blames("text");
        (await user.PatchAsync($"/v1/posts/{id}", new { imageUrl = "x" })).IsProblem(400, "invalid").Blames("imageUrl");
        (await user.PatchAsync($"/v1/posts/{id}", new { author = "x" })).IsProblem(400, "invalid").Blames("author");
    }

    [Fact]
    public async Task Anothers_post_can_be_neither_edited_nor_deleted()
    {
        var (user, other) = (await _api.UserAsync(), await _api.UserAsync());
        var id = await user.WriteAsync("mine");
        (await other.PatchAsync($"/v1/posts/{id}", new { text = "yours" })).IsProblem(403, "not_yours");
        (await other.DeleteAsync($"/v1/posts/{id}")).IsProblem(403, "not_yours");
        Assert.Equal("mine", await _api.ScalarAsync<string>("SELECT text FROM posts WHERE id = $1", long.Parse(id)));
    }

    [Fact]
    public async Task Deleted_post_is_404_for_every_command()
    {
        var user = await _api.UserAsync();
        var id = await user.WriteAsync();
        (await user.DeleteAsync($"/v1/posts/{id}")).Is(204);
        (await user.DeleteAsync($"/v1/posts/{id}")).IsProblem(404, "not_found");
        (await user.PatchAsync($"/v1/posts/{id}", new { text = "x" })).IsProblem(404, "not_found");
        (await user.PutAsync($"/v1/posts/{id}/like")).IsProblem(404, "not_found");
        (await user.DeleteAsync($"/v1/posts/{id}/like")).IsProblem(404, "not_found");
        (await user.PostAsync($"/v1/posts/{id}/comments", new { text = "x" })).IsProblem(404, "not_found");
    }

    [Fact]
    public async Task Posts_of_one_after_another_have_rising_ids()
    {
        var user = await _api.UserAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++) ids.Add(await user.WriteAsync());
        Assert.Equal(ids.OrderBy(long.Parse), ids);
    }

    [Fact]
    public async Task Trace_of_the_request_is_written_beside_the_row()
    {
        var user = await _api.UserAsync();
        var trace = Guid.NewGuid().ToString("N");
        user.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-0123456789abcdef-01");
        var id = await user.WriteAsync();
        Assert.StartsWith($"00-{trace}-", await _api.ScalarAsync<string>("SELECT traceparent FROM posts WHERE id = $1", long.Parse(id)), StringComparison.Ordinal);
    }
}
