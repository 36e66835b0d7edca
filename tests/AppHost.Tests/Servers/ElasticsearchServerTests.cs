using System.Net.Http.Json;
using System.Text.Json;
using AppHost.Resources;
using Feed.Testing;

namespace AppHost.Tests.Servers;

public sealed class ElasticsearchServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_server_comes_back_on_the_same_port_with_its_documents()
    {
        await using var server = await ElasticsearchServer.StartAsync();
        using var put = await LocalHttp.Client.PutAsJsonAsync($"{server.Url}/things/_doc/1", new { name = "kept" }, Stop);
        put.EnsureSuccessStatusCode();

        await server.KillAsync();
        Assert.False(await ElasticsearchResource.AnswersAsync(new Uri(server.Url), Stop));
        await server.RestartAsync();

        var got = await LocalHttp.Client.GetFromJsonAsync<JsonElement>($"{server.Url}/things/_doc/1", Stop);
        Assert.Equal("kept", got.GetProperty("_source").GetProperty("name").GetString());
    }
}
