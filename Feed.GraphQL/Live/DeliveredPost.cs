using Feed.GraphQL.Schema;

namespace Feed.GraphQL.Live;

/// <summary>A post that is new in a feed.</summary>
/// <param name="Post">The post.</param>
/// <param name="Position">Where it stands in the log.</param>
internal sealed record DeliveredPost(Post Post, LogPosition Position);
