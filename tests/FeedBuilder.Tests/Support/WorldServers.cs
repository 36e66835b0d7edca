using Feed.Testing;
using Npgsql;

namespace FeedBuilder.Tests.Support;

/// <summary>The servers of one world.</summary>
/// <param name="Owner">Who takes them back.</param>
/// <param name="Postgres">The database's connection string.</param>
/// <param name="Source">Its connections, which outlive a world: making one is dearer than most statements.</param>
/// <param name="RedisConnection">How to reach Redis.</param>
/// <param name="Redis">The server, unless it is a cluster.</param>
public sealed record WorldServers(Servers Owner, string Postgres, NpgsqlDataSource Source, string RedisConnection, RedisServer? Redis);
