using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Posts.Api.Idempotency;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class IdempotencyTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    private static string NewKey() => Guid.NewGuid().ToString();

    private Task<long> PostsOfAsync(ApiClient user) => _api.ScalarAsync<long>("SELECT count(*) FROM posts WHERE author_id = $1", user.Id);

    [Fact]
    public async Task Same_key_and_request_replays_the_first_answer_byte_by_byte()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var first = (await user.PostAsync("/v1/posts", new { text = "once 🙂" }, key)).Is(201);
        var second = (await user.PostAsync("/v1/posts", new { text = "once 🙂" }, key)).Is(201);
        Assert.Equal((first.Body, first.MediaType), (second.Body, second.MediaType));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(1, await PostsOfAsync(user));
    }

    [Fact]
    public async Task Same_key_replays_also_after_what_it_made_was_edited_and_deleted()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var first = (await user.PostAsync("/v1/posts", new { text = "once" }, key)).Is(201);
        (await user.PatchAsync($"/v1/posts/{first.Text("id")}", new { text = "twice" })).Is(200);
        (await user.DeleteAsync($"/v1/posts/{first.Text("id")}")).Is(204);
        Assert.Equal(first.Body, (await user.PostAsync("/v1/posts", new { text = "once" }, key)).Is(201).Body);
        Assert.Equal(0, await PostsOfAsync(user));
    }

    [Fact]
    public async Task Many_requests_with_one_key_at_once_write_once_and_all_get_that_answer()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => user.PostAsync("/v1/posts", new { text = "once" }, key)));
        Assert.All(answers, a => a.Is(201));
        Assert.Single(answers.Select(a => a.Body).Distinct());
        Assert.Equal(1, await PostsOfAsync(user));
    }

    [Fact]
    public async Task Key_with_another_body_or_path_answers_422()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var post = (await user.PostAsync("/v1/posts", new { text = "one" }, key)).Is(201).Text("id");
        (await user.PostAsync("/v1/posts", new { text = "two" }, key)).IsProblem(422, "idempotency_key_reused");
        (await user.PostAsync($"/v1/posts/{post}/comments", new { text = "one" }, key)).IsProblem(422, "idempotency_key_reused");
        Assert.Equal(1, await PostsOfAsync(user));
    }

    [Fact]
    public async Task Key_of_another_caller_is_another_key()
    {
        var (ann, bob, key) = (await _api.UserAsync(), await _api.UserAsync(), NewKey());
        var first = (await ann.PostAsync("/v1/posts", new { text = "one" }, key)).Is(201);
        Assert.NotEqual(first.Text("id"), (await bob.PostAsync("/v1/posts", new { text = "two" }, key)).Is(201).Text("id"));
    }

    [Fact]
    public async Task Same_request_written_differently_is_the_same()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var first = (await user.PostAsync("/v1/posts", new { text = "é", imageUrl = (string?)null }, key)).Is(201);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/posts")
        {
            Content = new StringContent("""{ "imageUrl": null,  "text": "\u00e9" }""", System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", key } },
        };
        Assert.Equal(first.Body, (await user.SendAsync(request)).Is(201).Body);
    }

    [Fact]
    public async Task Refusal_is_replayed_as_problem_too()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        var first = (await user.PostAsync("/v1/posts/42/comments", new { text = "x" }, key)).IsProblem(404, "not_found");
        Assert.Equal(first.Body, (await user.PostAsync("/v1/posts/42/comments", new { text = "x" }, key)).IsProblem(404, "not_found").Body);
    }

    [Fact]
    public async Task Invalid_request_does_not_use_the_key_up()
    {
        var (user, key) = (await _api.UserAsync(), NewKey());
        (await user.PostAsync("/v1/posts", new { text = "" }, key)).IsProblem(400, "invalid");
        (await user.PostAsync("/v1/posts", new { text = "better" }, key)).Is(201);
    }

    [Fact]
    public async Task SignUp_is_replayed_to_the_same_caller_and_hashes_of_requests_are_keyed()
    {
        var (client, key, handle) = (_api.Anonymous(), NewKey(), ApiServer.NewHandle());
        var account = new { handle, displayName = "Ann", email = $"{handle}@example.org", password = "correct horse" };
        var first = (await client.PostAsync("/v1/users", account, key)).Is(201);
        Assert.Equal(first.Body, (await client.PostAsync("/v1/users", account, key)).Is(201).Body);
        (await client.PostAsync("/v1/users", account with { password = "another horse" }, key)).IsProblem(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task SignUp_by_many_with_one_key_at_once_makes_one_account()
    {
        var (client, key, handle) = (_api.Anonymous(), NewKey(), ApiServer.NewHandle());
        var account = new { handle, displayName = "Ann", email = $"{handle}@example.org", password = "correct horse" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsync("/v1/users", account, key)));
        Assert.All(answers, a => a.Is(201));
        Assert.Single(answers.Select(a => a.Body).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Bad_key_answers_400(string key)
    {
        var user = await _api.UserAsync();
        (await user.PostAsync("/v1/posts", new { text = "x" }, key)).Is(400);
        using var two = new HttpRequestMessage(HttpMethod.Post, "/v1/posts") { Content = JsonContent.Create(new { text = "x" }) };
        two.Headers.Add("Idempotency-Key", ["one", new string('k', 256)]);
        (await user.SendAsync(two)).IsProblem(400, "invalid").Blames("Idempotency-Key");
        Assert.Equal(0, await PostsOfAsync(user));
    }

    [Fact]
    public async Task Key_that_expired_is_new_again_and_is_swept()
    {
        var api = stack.StartApi(stack.Database, settings => settings["Feed:IdempotencyRetention"] = "1.00:00:00");
        var (user, key) = (await api.UserAsync(), NewKey());
        var first = (await user.PostAsync("/v1/posts", new { text = "one" }, key)).Is(201);
        await AgeAsync(api, user, "25 hours");
        var second = (await user.PostAsync("/v1/posts", new { text = "two" }, key)).Is(201);
        Assert.NotEqual(first.Text("id"), second.Text("id"));
        await user.PostAsync("/v1/posts", new { text = "three" }, NewKey());
        await AgeAsync(api, user, "25 hours");
        var fresh = (await user.PostAsync("/v1/posts", new { text = "four" }, NewKey())).Is(201);
        await api.Services.GetServices<IHostedService>().OfType<ExpiredKeys>().Single().SweepAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await api.ScalarAsync<long>("SELECT count(*) FROM private.idempotency_keys WHERE caller = $1::text", user.Id));
        Assert.NotEmpty(fresh.Body);
    }

    private static Task<long> AgeAsync(ApiServer api, ApiClient user, string by) => api.ScalarAsync<long>("""
        WITH aged AS (UPDATE private.idempotency_keys SET created_at = created_at - $2::interval WHERE caller = $1::text RETURNING 1)
        SELECT count(*) FROM aged
        """, user.Id, by);
}
