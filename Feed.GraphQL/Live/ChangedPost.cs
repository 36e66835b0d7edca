using Feed.GraphQL.Schema;

namespace Feed.GraphQL.Live;

/// <summary>A post that has changed.</summary>
/// <param name="Post">The post as it is now.</param>
/// <param name="State">What tells this state from others.</param>
internal sealed record ChangedPost(Post Post, string State);
