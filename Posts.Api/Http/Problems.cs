using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Posts.Api.Http;

/// <summary>Every expected refusal. docs/rest.md lists the codes.</summary>
internal static class Problems
{
    public static ProblemHttpResult Invalid(FieldErrors errors) => Of(400, "invalid", "The request is not valid.", errors);

    public static ProblemHttpResult Self(string what) => Of(400, "self", $"Nobody can {what} themselves.");

    public static ProblemHttpResult WrongCredentials() => Of(401, "wrong_credentials", "The handle or the password is wrong.");

    public static ProblemHttpResult WrongPassword() =>
        Of(403, "wrong_password", "The current password is wrong.", new FieldErrors().Add("currentPassword", "is wrong"));

    public static ProblemHttpResult NotYours(string what) => Of(403, "not_yours", $"Only its author can change this {what}.");

    public static ProblemHttpResult Blocked() => Of(403, "blocked", "One of the two users has blocked the other.");

    public static ProblemHttpResult NotFound(string what) => Of(404, "not_found", $"There is no such {what}.");

    public static ProblemHttpResult Taken(string field) =>
        Of(409, $"{field}_taken", $"Another account has this {field}.", new FieldErrors().Add(field, "is taken"));

    public static ProblemHttpResult KeyReused() => Of(422, "idempotency_key_reused", "This Idempotency-Key was used for another request.");

    public static ProblemHttpResult Busy() => Of(503, "busy", "Too many sign-ins are waiting. Try again shortly.");

    private static ProblemHttpResult Of(int status, string code, string detail, FieldErrors? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail, Extensions = { ["code"] = code } };
        if (errors is not null) problem.Extensions["errors"] = errors.ByField;
        var result = TypedResults.Problem(problem);
        problem.Type = null; // set by the framework; `code` says more
        return result;
    }
}
