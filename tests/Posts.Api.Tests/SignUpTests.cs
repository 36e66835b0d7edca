using Feed.Contracts;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class SignUpTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    private static object Account(string? handle = null, object? displayName = null, object? email = null, object? password = null) => new
    {
        handle = handle ?? ApiServer.NewHandle(),
        displayName = displayName ?? "Ann",
        email = email ?? $"{Guid.NewGuid():N}@example.org",
        password = password ?? "correct horse",
    };

    [Fact]
    public async Task SignUp_of_a_new_handle_answers_201_with_the_user()
    {
        var handle = ApiServer.NewHandle();
        var answer = (await _api.Anonymous().PostAsync("/v1/users", Account(handle, "Ann 👩‍🚀"))).Is(201);
        Assert.Equal(handle, answer.Text("handle"));
        Assert.Equal("Ann 👩‍🚀", answer.Text("displayName"));
        Assert.True(FeedId.TryParse(answer.Text("id"), out var id));
        Assert.Equal(FeedId.CreatedAt(id), answer.Time("createdAt"));
        Assert.EndsWith("Z", answer.Text("createdAt"), StringComparison.Ordinal);
        Assert.Equal(16, answer.Text("id").Length);
        Assert.Equal(4, answer.Json.EnumerateObject().Count()); // no e-mail
    }

    [Fact]
    public async Task SignUp_of_a_handle_that_differs_by_case_answers_409_handle_taken()
    {
        var user = await _api.UserAsync();
        (await _api.Anonymous().PostAsync("/v1/users", Account(user.Handle.ToUpperInvariant()))).IsProblem(409, "handle_taken").Blames("handle");
    }

    [Fact]
    public async Task SignUp_with_an_email_that_differs_by_case_answers_409_email_taken_and_leaves_no_user()
    {
        var user = await _api.UserAsync();
        var handle = ApiServer.NewHandle();
        (await _api.Anonymous().PostAsync("/v1/users", Account(handle, email: $"{user.Handle}@EXAMPLE.org"))).IsProblem(409, "email_taken").Blames("email");
        Assert.Equal(0, await _api.ScalarAsync<long>("SELECT count(*) FROM users WHERE handle = $1", handle));
    }

    [Fact]
    public async Task SignUp_of_one_handle_by_many_at_once_succeeds_for_one()
    {
        var handle = ApiServer.NewHandle();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _api.Anonymous().PostAsync("/v1/users", Account(handle))));
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.IsProblem(409, "handle_taken"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("a234567890123456789012345678901")]
    [InlineData("with space")]
    [InlineData("hyphen-ated")]
    [InlineData("müller")]
    [InlineData("аbc")] // a Cyrillic а
    [InlineData("nul\0")]
    [InlineData("line\n")]
    [InlineData("")]
    public async Task SignUp_with_a_handle_outside_the_rule_answers_400(string handle) =>
        (await _api.Anonymous().PostAsync("/v1/users", Account(handle))).IsProblem(400, "invalid").Blames("handle");

    [Theory]
    [InlineData("displayName", "")]
    [InlineData("displayName", " \t\u200b")]
    [InlineData("displayName", "two\nlines")]
    [InlineData("displayName", "nul\0")]
    [InlineData("email", "")]
    [InlineData("email", "nobody")]
    [InlineData("email", "a@b@c")]
    [InlineData("email", "a b@c.org")]
    [InlineData("email", "@c.org")]
    [InlineData("email", "a@.org")]
    [InlineData("email", "a@b..org")]
    [InlineData("email", "a\0@b.org")]
    [InlineData("password", "1234567")]
    [InlineData("password", "👍👍👍👍👍👍👍")]
    public async Task SignUp_with_a_bad_field_answers_400_and_names_it(string field, string value)
    {
        var account = field switch
        {
            "displayName" => Account(displayName: value),
            "email" => Account(email: value),
            _ => Account(password: value),
        };
        (await _api.Anonymous().PostAsync("/v1/users", account)).IsProblem(400, "invalid").Blames(field);
    }

    [Fact]
    public async Task SignUp_with_fields_one_character_too_long_answers_400_and_at_the_limit_201()
    {
        var longest = Account(displayName: string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 50)), password: new string('p', 128), email: new string('e', 248) + "@e.org");
        (await _api.Anonymous().PostAsync("/v1/users", longest)).Is(201);
        var tooLong = Account(displayName: new string('n', 51), password: new string('p', 129), email: new string('e', 249) + "@e.org");
        (await _api.Anonymous().PostAsync("/v1/users", tooLong)).IsProblem(400, "invalid").Blames("displayName").Blames("password").Blames("email");
    }

    [Fact]
    public async Task SignUp_without_any_field_names_all_of_them() =>
        (await _api.Anonymous().PostAsync("/v1/users", new { })).IsProblem(400, "invalid")
            .Blames("handle").Blames("displayName").Blames("email").Blames("password");

    [Fact]
    public async Task SignUp_stores_the_password_as_a_hash_only()
    {
        var handle = ApiServer.NewHandle();
        const string password = "hunter2-hunter2";
        (await _api.Anonymous().PostAsync("/v1/users", Account(handle, password: password), key: Guid.NewGuid().ToString())).Is(201);
        var stored = await _api.ScalarAsync<string>("SELECT password_hash FROM private.accounts a JOIN users u ON u.id = user_id WHERE handle = $1", handle);
        Assert.DoesNotContain(password, stored, StringComparison.Ordinal);
        Assert.Equal(0, await _api.ScalarAsync<long>("SELECT count(*) FROM private.idempotency_keys WHERE position($1 in encode(body, 'escape')) > 0", password));
    }
}
