using System.Security.Claims;
using System.Text.Json;

namespace GraphQL.Engine;

/// <summary>A GraphQL request, whatever transport it came by.</summary>
public sealed class OperationRequest
{
    /// <summary>The text of the document; null when it is named by <see cref="DocumentId"/> or <see cref="DocumentHash"/>.</summary>
    public string? Document { get; init; }

    /// <summary>The id of a document that was given with the server (<see cref="DocumentOptions.TrustedSources"/>), or null.</summary>
    public string? DocumentId { get; init; }

    /// <summary>
    /// The SHA-256, in hexadecimal digits, of a document that this or another request has sent (automatic persisted queries), or null.
    /// </summary>
    public string? DocumentHash { get; init; }

    /// <summary>Which operation of the document to execute; null when there is only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: a JSON object, or undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>
    /// The services of the request's scope; null: the executor makes a scope of its own. One operation at a time may use a scope.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Who asks; null is anonymous.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>Values for resolvers, by [GlobalState] or <see cref="IResolverContext.ContextData"/>.</summary>
    public IDictionary<string, object?> ContextData { get; init; } = new Dictionary<string, object?>();

    /// <summary>Whether mutations may run; false for HTTP GET.</summary>
    public bool AllowMutations { get; init; } = true;

    /// <summary>Whether the server itself asks: it may use any document.</summary>
    internal bool IsOwn { get; init; }
}
