using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Posts.Api.Http;
using Posts.Api.Idempotency;
using Posts.Api.Storage;

namespace Posts.Api.Accounts;

internal sealed record NewAccount(
    [property: Required, Description("3 to 30 letters A-Z, digits or underscores; unique whatever the case.")] string? Handle = null,
    [property: Required, Description("1 to 50 characters.")] string? DisplayName = null,
    [property: Required, Description("Never shown to others.")] string? Email = null,
    [property: Required, Description("8 to 128 characters.")] string? Password = null);

/// <summary><c>POST /users</c></summary>
internal static class SignUp
{
    private const string TakenSql = """
        SELECT EXISTS (SELECT FROM public.users WHERE lower(handle) = lower($1)),
               EXISTS (SELECT FROM private.accounts WHERE lower(email) = lower($2))
        """;

    private const string InsertSql = """
        WITH created AS (INSERT INTO public.users (handle, display_name, traceparent) VALUES ($1, $2, $3) RETURNING id)
        INSERT INTO private.accounts (user_id, email, password_hash) SELECT id, $4, $5 FROM created RETURNING user_id
        """;

    public static FieldErrors Check(NewAccount account) => new FieldErrors()
        .Add("handle", AccountRules.Handle(account.Handle))
        .Add("displayName", AccountRules.DisplayName(account.DisplayName))
        .Add("email", AccountRules.Email(account.Email))
        .Add("password", AccountRules.Password(account.Password));

    public static async Task<Results<Created<UserAnswer>, ProblemHttpResult, StoredAnswer>> HandleAsync(
        NewAccount account, HttpRequest request, Passwords passwords, Once once, CancellationToken cancellationToken)
    {
        var errors = Check(account);
        if (errors.Any) return Problems.Invalid(errors);
        // Before the transaction: a hash takes longer than all the rest.
        if (await passwords.HashAsync(account.Password!, cancellationToken) is not { } hash) return Problems.Busy();
        var caller = $"anonymous {request.HttpContext.Connection.RemoteIpAddress}";
        return await once.RunAsync(request, caller, account,
            (connection, cancellation) => InsertAsync(connection, account, hash, cancellation), cancellationToken);
    }

    /// <summary>Who is quicker between the look and the write makes the write fail, and this run again.</summary>
    private static async Task<Results<Created<UserAnswer>, ProblemHttpResult>> InsertAsync(
        NpgsqlConnection connection, NewAccount account, string hash, CancellationToken cancellationToken)
    {
        var taken = await connection.FirstAsync(TakenSql, [account.Handle, account.Email],
            row => (Handle: row.GetBoolean(0), Email: row.GetBoolean(1)), cancellationToken);
        if (taken.Handle) return Problems.Taken("handle");
        if (taken.Email) return Problems.Taken("email");
        var id = await connection.FirstAsync(InsertSql,
            [account.Handle, account.DisplayName, Database.Traceparent, account.Email, hash], row => row.GetInt64(0), cancellationToken);
        return TypedResults.Created((string?)null, UserAnswer.Of(id, account.Handle!, account.DisplayName!));
    }
}
