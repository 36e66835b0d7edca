using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class SessionTests(Stack stack)
{
    private const string Password = "correct horse";

    private readonly ApiServer _api = stack.Api;

    private static async Task<string> SignUpAsync(ApiClient client)
    {
        var handle = ApiServer.NewHandle();
        (await client.PostAsync("/v1/users", new { handle, displayName = "Ann", email = $"{handle}@example.org", password = Password })).Is(201);
        return handle;
    }

    [Fact]
    public async Task SignIn_with_the_right_password_in_whatever_case_of_the_handle_gives_a_token_that_works()
    {
        var client = _api.Anonymous();
        var handle = await SignUpAsync(client);
        var session = (await client.PostAsync("/v1/sessions", new { handle = handle.ToLowerInvariant(), password = Password })).Is(200);
        Assert.Equal(handle, session.Json.GetProperty("user").GetProperty("handle").GetString());
        Assert.True(session.Time("expiresAt") - DateTimeOffset.UtcNow > TimeSpan.FromMinutes(15));
        Assert.True(session.Headers.CacheControl!.NoStore);
        var post = await _api.WithToken(session.Text("accessToken")).PostAsync("/v1/posts", new { text = "hello" });
        Assert.Equal(handle, post.Is(201).Json.GetProperty("author").GetProperty("handle").GetString());
    }

    [Fact]
    public async Task SignIn_with_a_wrong_password_or_an_unknown_handle_answers_the_same_401()
    {
        var client = _api.Anonymous();
        var handle = await SignUpAsync(client);
        var wrong = (await client.PostAsync("/v1/sessions", new { handle, password = "wrong horse" })).IsProblem(401, "wrong_credentials");
        var unknown = (await client.PostAsync("/v1/sessions", new { handle = ApiServer.NewHandle(), password = Password })).IsProblem(401, "wrong_credentials");
        var impossible = (await client.PostAsync("/v1/sessions", new { handle = "no such \0 handle", password = "" })).IsProblem(401, "wrong_credentials");
        Assert.Equal(wrong.Text("detail"), unknown.Text("detail"));
        Assert.Equal(wrong.Text("detail"), impossible.Text("detail"));
    }

    [Fact]
    public async Task SignIn_without_a_field_answers_400() =>
        (await _api.Anonymous().PostAsync("/v1/sessions", new { })).IsProblem(400, "invalid").Blames("handle").Blames("password");

    [Fact]
    public async Task SignIn_with_a_hash_of_an_older_rule_stores_it_anew()
    {
        var user = await _api.UserAsync();
        var weak = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(this, Password);
        await _api.ScalarAsync<long>("UPDATE private.accounts SET password_hash = $2 WHERE user_id = $1 RETURNING user_id", user.Id, weak);
        (await _api.Anonymous().PostAsync("/v1/sessions", new { handle = user.Handle, password = Password })).Is(200);
        var stored = await _api.ScalarAsync<string>("SELECT password_hash FROM private.accounts WHERE user_id = $1", user.Id);
        Assert.NotEqual(weak, stored);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<object>().VerifyHashedPassword(this, stored, Password));
    }

    [Fact]
    public async Task ChangePassword_ends_the_old_password_and_the_old_tokens()
    {
        var client = _api.Anonymous();
        var handle = await SignUpAsync(client);
        var me = _api.WithToken((await client.PostAsync("/v1/sessions", new { handle, password = Password })).Is(200).Text("accessToken"));
        (await me.PutAsync("/v1/users/me/password", new { currentPassword = "wrong horse", newPassword = "a new horse" })).IsProblem(403, "wrong_password").Blames("currentPassword");
        (await me.PutAsync("/v1/users/me/password", new { currentPassword = Password, newPassword = "short" })).IsProblem(400, "invalid").Blames("newPassword");
        (await me.PutAsync("/v1/users/me/password", new { currentPassword = Password, newPassword = "a new horse" })).Is(204);
        (await me.PostAsync("/v1/posts", new { text = "still me?" })).IsProblem(401, "token_revoked");
        (await client.PostAsync("/v1/sessions", new { handle, password = Password })).IsProblem(401, "wrong_credentials");
        var session = (await client.PostAsync("/v1/sessions", new { handle, password = "a new horse" })).Is(200);
        (await _api.WithToken(session.Text("accessToken")).PostAsync("/v1/posts", new { text = "me again" })).Is(201);
    }
}
