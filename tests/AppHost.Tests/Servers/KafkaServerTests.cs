using System.Net;
using AppHost.Resources;
using Feed.Testing;

namespace AppHost.Tests.Servers;

public sealed class KafkaServerTests
{
    [Fact]
    public async Task Killed_server_comes_back_on_the_same_port()
    {
        await using var server = await KafkaServer.StartAsync();
        Assert.True(await AnswersAsync(server));

        await server.KillAsync();
        Assert.False(await AnswersAsync(server));
        await server.RestartAsync();

        Assert.True(await AnswersAsync(server));
    }

    [Fact]
    public async Task Cleanly_stopped_server_comes_back_on_the_same_port()
    {
        await using var server = await KafkaServer.StartAsync();

        await server.RestartAsync();

        Assert.True(await AnswersAsync(server));
    }

    private static Task<bool> AnswersAsync(KafkaServer server) => KafkaProbe.AnswersAsync(
        IPEndPoint.Parse(server.BootstrapServers).Address.ToString(), IPEndPoint.Parse(server.BootstrapServers).Port, TestContext.Current.CancellationToken);
}
