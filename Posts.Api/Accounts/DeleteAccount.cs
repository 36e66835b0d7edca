using Microsoft.AspNetCore.Http.HttpResults;
using Feed.Contracts;
using Posts.Api.Callers;
using Posts.Api.Storage;

namespace Posts.Api.Accounts;

/// <summary><c>DELETE /users/me</c></summary>
internal static class DeleteAccount
{
    /// <summary>Everything hangs on the user's row by cascade, but the stored answers, which hold what the user wrote.</summary>
    private const string Sql = """
        WITH answers AS (DELETE FROM private.idempotency_keys WHERE caller = $2)
        DELETE FROM public.users WHERE id = $1
        """;

    /// <summary>A hundred thousand rows may hang on it.</summary>
    private const int LongestSeconds = 300;

    public static async Task<NoContent> HandleAsync(Caller caller, Database database, CancellationToken cancellationToken)
    {
        await database.TransactAsync(async (connection, cancellation) =>
        {
            await using var command = connection.Command(Sql, caller.Id, FeedId.Format(caller.Id));
            command.CommandTimeout = LongestSeconds;
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellationToken);
        return TypedResults.NoContent();
    }
}
