using Feed.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Posts.Api.Storage;

namespace Posts.Api.Callers;

/// <summary>
/// A token outlives what it stands for by up to its lifetime; a command must not. So every command looks the account up, and
/// one that is gone, or has had a new password since, is 401.
/// </summary>
internal sealed class ActiveAccounts(RequestDelegate next, Database database)
{
    private const string Sql = """
        SELECT u.handle, u.display_name, a.session_version
        FROM public.users u LEFT JOIN private.accounts a ON a.user_id = u.id
        WHERE u.id = $1
        """;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            await next(context);
            return;
        }
        if (!context.User.TryGetUserId(out var id))
        {
            await RefuseAsync(context, "token_invalid", "The access token names no user.");
            return;
        }
        var account = await database.FirstAsync(Sql, [id], row => new Account(
            new Caller(id, row.GetString(0), row.GetString(1)), row.IsDBNull(2) ? null : row.GetInt32(2)), context.RequestAborted);
        if (account is null)
            await RefuseAsync(context, "account_deleted", "This account no longer exists.");
        else if (SessionClaim.Of(context.User) is { } session && session != account.SessionVersion)
            await RefuseAsync(context, "token_revoked", "The password has changed since: sign in again.");
        else
            await ContinueAsync(context, account.Caller);
    }

    private async Task ContinueAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        try
        {
            await next(context);
        }
        catch (PostgresException gone) when (IsCaller(gone) && !context.Response.HasStarted)
        {
            await RefuseAsync(context, "account_deleted", "This account no longer exists.");
        }
    }

    /// <summary>The account was deleted while its command ran: the command's row refers to nobody.</summary>
    private static bool IsCaller(PostgresException exception) => exception is
    {
        SqlState: PostgresErrorCodes.ForeignKeyViolation,
        ConstraintName: "posts_author_id_fkey" or "comments_author_id_fkey" or "likes_user_id_fkey"
            or "follows_follower_id_fkey" or "blocks_blocker_id_fkey",
    };

    private static async Task RefuseAsync(HttpContext context, string code, string detail)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status401Unauthorized,
                Detail = detail,
                Extensions = { ["code"] = code },
            },
        });
    }

    private sealed record Account(Caller Caller, int? SessionVersion);
}
