using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Accounts;

internal sealed record ProfilePatch
{
    public Optional<string> Handle { get; init; }

    public Optional<string> DisplayName { get; init; }
}

/// <summary><c>PATCH /users/me</c></summary>
internal static class EditProfile
{
    private const string TakenSql = "SELECT EXISTS (SELECT FROM public.users WHERE lower(handle) = lower($1) AND id <> $2)";

    // What changes nothing writes nothing: no projection has to hear of it.
    private const string UpdateSql = """
        UPDATE public.users SET handle = $2, display_name = $3, traceparent = $4
        WHERE id = $1 AND (handle, display_name) IS DISTINCT FROM ($2, $3)
        """;

    public static FieldErrors Check(ProfilePatch patch) => new FieldErrors()
        .Add("handle", patch.Handle.IsSet ? AccountRules.Handle(patch.Handle.Value) : null)
        .Add("displayName", patch.DisplayName.IsSet ? AccountRules.DisplayName(patch.DisplayName.Value) : null);

    public static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> HandleAsync(
        ProfilePatch patch, Caller caller, Database database, CancellationToken cancellationToken)
    {
        var errors = Check(patch);
        if (errors.Any) return Problems.Invalid(errors);
        return await database.TransactAsync(
            (connection, cancellation) => UpdateAsync(connection, patch, caller.Id, cancellation), cancellationToken);
    }

    private static async Task<Results<Ok<UserAnswer>, ProblemHttpResult>> UpdateAsync(
        NpgsqlConnection connection, ProfilePatch patch, long id, CancellationToken cancellationToken)
    {
        const string current = "SELECT handle, display_name FROM public.users WHERE id = $1 FOR NO KEY UPDATE";
        var user = await connection.FirstAsync(current, [id], row => new Profile(row.GetString(0), row.GetString(1)), cancellationToken);
        if (user is null) return Problems.NotFound("user");
        user = new Profile(patch.Handle.Or(user.Handle)!, patch.DisplayName.Or(user.DisplayName)!);
        if (await connection.FirstAsync(TakenSql, [user.Handle, id], row => row.GetBoolean(0), cancellationToken))
            return Problems.Taken("handle");
        await connection.WriteAsync(UpdateSql, [id, user.Handle, user.DisplayName, Database.Traceparent], cancellationToken);
        return TypedResults.Ok(UserAnswer.Of(id, user.Handle, user.DisplayName));
    }

    private sealed record Profile(string Handle, string DisplayName);
}
