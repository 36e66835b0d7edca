using Feed.Testing;
using StackExchange.Redis;

namespace AppHost.Tests.Servers;

public sealed class RedisServerTests
{
    [Fact]
    public async Task Killed_server_comes_back_with_what_was_written()
    {
        await using var server = await RedisServer.StartAsync();
        using (var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString))
        {
            await connection.GetDatabase().StringSetAsync("key", "value");
        }

        await server.KillAsync();
        await server.RestartAsync();

        using var again = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        Assert.Equal("value", (string?)await again.GetDatabase().StringGetAsync("key"));
    }
}
