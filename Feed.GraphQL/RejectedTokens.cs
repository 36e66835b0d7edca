using System.Net.Mime;
using Feed.ServiceDefaults;

namespace Feed.GraphQL;

/// <summary>
/// Answers 401 to a request whose token is expired or not ours. Served as anonymous it would get answers that look right and are not the
/// caller's. The body is a GraphQL answer, because GraphQL clients read it.
/// </summary>
internal static class RejectedTokens
{
    private const string GraphQLResponse = "application/graphql-response+json";

    public static IApplicationBuilder UseRejectedTokens(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Headers.ContainsKey("Authorization") && !context.User.TryGetUserId(out _)
            ? RejectAsync(context)
            : next(context));

    private static Task RejectAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        var accepts = context.Request.Headers.Accept.ToString();
        var contentType = accepts.Contains(GraphQLResponse, StringComparison.OrdinalIgnoreCase) ? GraphQLResponse : MediaTypeNames.Application.Json;
        var error = new { message = "The access token is expired or not valid: sign in again.", extensions = new { code = ErrorCodes.Unauthenticated } };
        return context.Response.WriteAsJsonAsync(new { errors = new[] { error } }, options: null, contentType, context.RequestAborted);
    }
}
