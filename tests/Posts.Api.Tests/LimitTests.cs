using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class LimitTests(Stack stack)
{
    private ApiServer StartStrict() => stack.StartApi(stack.Database, settings =>
    {
        settings["Feed:SignInsPerMinute"] = "3";
        settings["Feed:SignUpsPerMinute"] = "3";
        settings["Feed:CommandsPerSecond"] = "1";
    });

    [Theory]
    [InlineData("/v1/sessions")]
    [InlineData("/v1/users")]
    public async Task More_than_allowed_from_one_address_answers_429_with_seconds_to_wait(string path)
    {
        var strict = StartStrict();
        for (var i = 0; i < 3; i++) (await strict.Anonymous().PostAsync(path, new { })).Is(400);
        var refused = (await strict.Anonymous().PostAsync(path, new { })).IsProblem(429, "rate_limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task More_than_allowed_from_one_user_answers_429_and_leaves_others_alone()
    {
        var strict = StartStrict();
        var (ann, bob) = (await strict.UserAsync(), await strict.UserAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => ann.PostAsync("/v1/posts", new { text = "x" })));
        Assert.All(answers.Where(a => a.Status != 201), a => a.IsProblem(429, "rate_limited"));
        Assert.Contains(answers, a => a.Status == 429);
        (await bob.PostAsync("/v1/posts", new { text = "x" })).Is(201);
    }

    [Fact]
    public async Task Default_limits_allow_what_local_profiles_promise()
    {
        var api = stack.StartApi(stack.Database, _ => { });
        foreach (var path in new[] { "/v1/sessions", "/v1/users" })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => api.Anonymous().PostAsync(path, new { })));
            Assert.All(answers, a => a.Is(400));
        }
        var user = await api.UserAsync();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => user.DeleteAsync("/v1/posts/42"))), a => a.Is(404));
    }
}
