using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Posts.Api.Callers;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Accounts;

internal sealed record PasswordChange([property: Required] string? CurrentPassword = null, [property: Required] string? NewPassword = null);

/// <summary><c>PUT /users/me/password</c></summary>
internal static class ChangePassword
{
    private const string FindSql = "SELECT password_hash FROM private.accounts WHERE user_id = $1";

    // Only if nobody changed it meanwhile: of two who know the old password, one sets the new.
    private const string ChangeSql = """
        UPDATE private.accounts SET password_hash = $3, session_version = session_version + 1
        WHERE user_id = $1 AND password_hash = $2 RETURNING true
        """;

    public static FieldErrors Check(PasswordChange change) => new FieldErrors()
        .Add("currentPassword", change.CurrentPassword is null ? TextRules.Missing : null)
        .Add("newPassword", AccountRules.Password(change.NewPassword));

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        PasswordChange change, Caller caller, Database database, Passwords passwords, CancellationToken cancellationToken)
    {
        var errors = Check(change);
        if (errors.Any) return Problems.Invalid(errors);
        var current = await database.FirstAsync(FindSql, [caller.Id], row => row.GetString(0), cancellationToken);
        var verdict = await passwords.VerifyAsync(current, change.CurrentPassword!, cancellationToken);
        if (verdict is PasswordVerdict.Busy) return Problems.Busy();
        if (verdict is PasswordVerdict.Wrong) return Problems.WrongPassword();
        if (await passwords.HashAsync(change.NewPassword!, cancellationToken) is not { } hash) return Problems.Busy();
        return await database.FirstAsync(ChangeSql, [caller.Id, current, hash], row => row.GetBoolean(0), cancellationToken)
            ? TypedResults.NoContent()
            : Problems.WrongPassword();
    }
}
