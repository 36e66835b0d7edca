using Feed.Testing;

namespace FeedBuilder.Tests.Support;

/// <summary>The servers of one world.</summary>
public sealed record WorldServers(Servers Owner, string Postgres, string RedisConnection, RedisServer? Redis = null);
