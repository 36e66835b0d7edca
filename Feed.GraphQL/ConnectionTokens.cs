using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Feed.GraphQL;

/// <summary>
/// Signs WebSocket connections in: browsers cannot send headers with them, so the token comes with <c>connection_init</c>, as
/// <c>{"Authorization": "Bearer …"}</c> or <c>{"accessToken": "…"}</c>. It is checked by the same handler as a header's.
/// </summary>
internal sealed class ConnectionTokens(IServiceScopeFactory scopes) : ISocketSessionInterceptor
{
    private static readonly string[] Names = ["Authorization", "accessToken"];

    public async ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken)
    {
        if (TokenOf(connectionInitMessage.Payload) is not { } token) return ConnectionStatus.Accept();
        var context = session.HttpContext;
        context.Request.Headers.Authorization = $"Bearer {token}";
        // A handler remembers what it found in a request: this one, from a scope of its own, has not looked yet.
        await using var scope = scopes.CreateAsyncScope();
        var handlers = scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler = await handlers.GetHandlerAsync(context, JwtBearerDefaults.AuthenticationScheme);
        if (await handler!.AuthenticateAsync() is not { Succeeded: true } result)
        {
            return ConnectionStatus.Reject("The access token is expired or not valid: sign in again.");
        }

        context.User = result.Principal;
        return ConnectionStatus.Accept();
    }

    private static string? TokenOf(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object) return null;
        var value = payload.EnumerateObject()
            .FirstOrDefault(property => Names.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).Value;
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 } text) return null;
        return text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text["Bearer ".Length..].Trim() : text;
    }
}
