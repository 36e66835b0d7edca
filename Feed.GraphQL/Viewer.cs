using Feed.GraphQL.Live;
using Feed.ServiceDefaults;

namespace Feed.GraphQL;

/// <summary>Who asks.</summary>
internal sealed class Viewer(IHttpContextAccessor http, LiveFeeds feeds)
{
    /// <summary>The signed-in user, who may have been deleted since; null for an anonymous request.</summary>
    public long? Id { get; } = http.HttpContext?.User.TryGetUserId(out var id) == true ? id : null;

    /// <summary>The signed-in user.</summary>
    /// <exception cref="GraphQLException">The request is anonymous.</exception>
    public long RequiredId => Id ?? throw Errors.Unauthenticated();

    /// <summary>
    /// Up to where new posts had been delivered before anything was read for this operation: events after it, together with what the
    /// operation reads, leave nothing out. Null when that is not known now.
    /// </summary>
    public LogPosition? Since { get; } = feeds.Position;
}
