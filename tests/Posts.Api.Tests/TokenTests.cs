using System.Text;
using Feed.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class TokenTests(Stack stack)
{
    private readonly ApiServer _api = stack.Api;

    private static string Token(long user, Action<SecurityTokenDescriptor>? change = null, byte[]? key = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = "feed",
            Audience = "feed",
            IssuedAt = DateTime.UtcNow.AddHours(-2),
            NotBefore = DateTime.UtcNow.AddHours(-2),
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(key ?? Convert.FromBase64String(ApiServer.SigningKey)), SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = FeedId.Format(user) },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    private async Task<Answer> PostWithAsync(string token) => await _api.WithToken(token).PostAsync("/v1/posts", new { text = "x" });

    [Fact]
    public async Task Command_without_a_token_answers_401_unauthenticated()
    {
        var answer = (await _api.Anonymous().PostAsync("/v1/posts", new { text = "x" })).IsProblem(401, "unauthenticated");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Command_with_an_expired_token_answers_401_token_expired() =>
        (await PostWithAsync(Token((await _api.UserAsync()).Id, t => t.Expires = DateTime.UtcNow.AddMinutes(-1)))).IsProblem(401, "token_expired");

    [Fact]
    public async Task Command_with_a_good_token_of_the_signing_key_is_taken() =>
        (await PostWithAsync(Token((await _api.UserAsync()).Id))).Is(201);

    [Fact]
    public async Task Command_with_a_token_of_another_key_audience_issuer_or_algorithm_answers_401_token_invalid()
    {
        var id = (await _api.UserAsync()).Id;
        (await PostWithAsync(Token(id, key: new byte[32]))).IsProblem(401, "token_invalid");
        (await PostWithAsync(Token(id, t => t.Audience = "others"))).IsProblem(401, "token_invalid");
        (await PostWithAsync(Token(id, t => t.Issuer = "others"))).IsProblem(401, "token_invalid");
        (await PostWithAsync(Token(id, t => t.SigningCredentials = null))).IsProblem(401, "token_invalid");
        (await PostWithAsync("garbage")).IsProblem(401, "token_invalid");
        (await PostWithAsync(Token(id)[..^2])).IsProblem(401, "token_invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1 OR 1=1")]
    public async Task Command_with_a_token_of_nobody_answers_401(string subject) =>
        (await PostWithAsync(Token(1, t => t.Claims["sub"] = subject))).IsProblem(401, "token_invalid");

    [Fact]
    public async Task Command_of_a_deleted_account_answers_401_account_deleted()
    {
        var user = await _api.UserAsync();
        (await user.DeleteAsync("/v1/users/me")).Is(204);
        (await user.PostAsync("/v1/posts", new { text = "a ghost" })).IsProblem(401, "account_deleted");
        (await user.DeleteAsync("/v1/users/me")).IsProblem(401, "account_deleted");
    }

    [Fact]
    public async Task Token_carries_no_name_and_no_email()
    {
        var user = await _api.UserAsync();
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(user.Token.Split('.')[1]));
        Assert.DoesNotContain(user.Handle, payload, StringComparison.OrdinalIgnoreCase);
    }
}
