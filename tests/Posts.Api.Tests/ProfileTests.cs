using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class ProfileTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    [Fact]
    public async Task Patch_of_the_display_name_leaves_the_handle()
    {
        var user = await _api.UserAsync();
        var answer = (await user.PatchAsync("/v1/users/me", new { displayName = "Anna" })).Is(200);
        Assert.Equal((user.Handle, "Anna"), (answer.Text("handle"), answer.Text("displayName")));
        Assert.Equal("Anna", await _api.ScalarAsync<string>("SELECT display_name FROM users WHERE id = $1", user.Id));
    }

    [Fact]
    public async Task Patch_of_the_handle_renames_and_frees_the_old_one()
    {
        var (user, other) = (await _api.UserAsync(), await _api.UserAsync());
        var handle = ApiServer.NewHandle();
        Assert.Equal(handle, (await user.PatchAsync("/v1/users/me", new { handle })).Is(200).Text("handle"));
        (await other.PatchAsync("/v1/users/me", new { handle = user.Handle })).Is(200);
        (await other.PatchAsync("/v1/users/me", new { handle })).IsProblem(409, "handle_taken");
    }

    [Fact]
    public async Task Patch_of_ones_own_handle_in_another_case_is_allowed()
    {
        var user = await _api.UserAsync();
        Assert.Equal(user.Handle.ToUpperInvariant(),
            (await user.PatchAsync("/v1/users/me", new { handle = user.Handle.ToUpperInvariant() })).Is(200).Text("handle"));
    }

    [Fact]
    public async Task Patch_to_one_handle_by_many_at_once_succeeds_for_one()
    {
        var handle = ApiServer.NewHandle();
        var users = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _api.UserAsync()));
        var answers = await Task.WhenAll(users.Select(u => u.PatchAsync("/v1/users/me", new { handle })));
        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => a.IsProblem(409, "handle_taken"));
    }

    [Fact]
    public async Task Patch_without_members_changes_nothing_and_writes_nothing()
    {
        var user = await _api.UserAsync();
        var before = await _api.ScalarAsync<string>("SELECT xmin::text FROM users WHERE id = $1", user.Id);
        Assert.Equal(user.Handle, (await user.PatchAsync("/v1/users/me", new { })).Is(200).Text("handle"));
        Assert.Equal(before, await _api.ScalarAsync<string>("SELECT xmin::text FROM users WHERE id = $1", user.Id));
    }

    [Theory]
    [InlineData("displayName", null)]
    [InlineData("displayName", "  ")]
    [InlineData("handle", null)]
    [InlineData("handle", "a b")]
    public async Task Patch_to_a_bad_value_answers_400(string field, string? value)
    {
        var user = await _api.UserAsync();
        (await user.PatchAsync("/v1/users/me", new Dictionary<string, string?> { [field] = value })).IsProblem(400, "invalid").Blames(field);
    }

    [Fact]
    public async Task Delete_takes_everything_of_the_user_along()
    {
        var (user, other) = (await _api.UserAsync(), await _api.UserAsync());
        var mine = (await user.PostAsync("/v1/posts", new { text = "mine" }, key: "k")).Is(201).Text("id");
        var theirs = await other.WriteAsync();
        (await other.PostAsync($"/v1/posts/{mine}/comments", new { text = "on mine" })).Is(201);
        (await user.PostAsync($"/v1/posts/{theirs}/comments", new { text = "on theirs" })).Is(201);
        (await other.PutAsync($"/v1/posts/{mine}/like")).Is(204);
        (await user.PutAsync($"/v1/posts/{theirs}/like")).Is(204);
        (await user.PutAsync($"/v1/users/{other.Id}/follow")).Is(204);
        (await other.PutAsync($"/v1/users/{user.Id}/follow")).Is(204);

        (await user.DeleteAsync("/v1/users/me")).Is(204);

        Assert.Equal(0, await _api.ScalarAsync<long>("""
            SELECT (SELECT count(*) FROM users WHERE id = $1) + (SELECT count(*) FROM private.accounts WHERE user_id = $1)
                 + (SELECT count(*) FROM posts WHERE author_id = $1) + (SELECT count(*) FROM comments WHERE author_id = $1 OR post_id = $2)
                 + (SELECT count(*) FROM likes WHERE user_id = $1 OR post_id = $2) + (SELECT count(*) FROM follows WHERE $1 IN (follower_id, followee_id))
                 + (SELECT count(*) FROM private.idempotency_keys WHERE caller = $1::text)
            """, user.Id, long.Parse(mine)));
        Assert.Equal(1, await _api.ScalarAsync<long>("SELECT count(*) FROM posts WHERE id = $1", long.Parse(theirs)));
    }

    [Fact]
    public async Task Delete_while_posting_leaves_nothing_behind()
    {
        var user = await _api.UserAsync();
        var posting = Enumerable.Range(0, 20).Select(_ => user.PostAsync("/v1/posts", new { text = "x" })).ToList();
        (await user.DeleteAsync("/v1/users/me")).Is(204);
        Assert.All(await Task.WhenAll(posting), a => Assert.True(a.Status is 201 or 401, a.Body));
        Assert.Equal(0, await _api.ScalarAsync<long>("SELECT count(*) FROM posts WHERE author_id = $1", user.Id));
    }
}
