using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Accounts;

internal sealed record Credentials([property: Required] string? Handle = null, [property: Required] string? Password = null);

internal sealed record SessionAnswer(string AccessToken, DateTimeOffset ExpiresAt, UserAnswer User);

/// <summary><c>POST /sessions</c></summary>
internal static class SignIn
{
    private const string FindSql = """
        SELECT u.id, u.handle, u.display_name, a.password_hash, a.session_version
        FROM public.users u JOIN private.accounts a ON a.user_id = u.id
        WHERE lower(u.handle) = lower($1)
        """;

    private const string RehashSql = "UPDATE private.accounts SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2 RETURNING 1";

    public static FieldErrors Check(Credentials credentials) => new FieldErrors()
        .Add("handle", credentials.Handle is null ? TextRules.Missing : null)
        .Add("password", credentials.Password is null ? TextRules.Missing : null);

    public static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> HandleAsync(
        Credentials credentials, HttpResponse response, Database database, Passwords passwords, AccessTokens tokens,
        CancellationToken cancellationToken)
    {
        var errors = Check(credentials);
        if (errors.Any) return Problems.Invalid(errors);
        var account = AccountRules.Handle(credentials.Handle) is null
            ? await database.FirstAsync(FindSql, [credentials.Handle], row => new Account(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)), cancellationToken)
            : null;
        var verdict = await passwords.VerifyAsync(account?.PasswordHash, credentials.Password!, cancellationToken);
        if (verdict is PasswordVerdict.Busy) return Problems.Busy();
        if (verdict is PasswordVerdict.Wrong || account is null) return Problems.WrongCredentials();
        if (verdict is PasswordVerdict.RightButOutdated && await passwords.HashAsync(credentials.Password!, cancellationToken) is { } hash)
            await database.FirstAsync(RehashSql, [account.Id, account.PasswordHash, hash], _ => true, cancellationToken);

        response.Headers.CacheControl = "no-store"; // RFC 6749: nobody keeps tokens on the way
        var token = tokens.Issue(account.Id, account.SessionVersion);
        var user = UserAnswer.Of(account.Id, account.Handle, account.DisplayName);
        return TypedResults.Ok(new SessionAnswer(token.Text, token.ExpiresAt, user));
    }

    private sealed record Account(long Id, string Handle, string DisplayName, string PasswordHash, int SessionVersion);
}
