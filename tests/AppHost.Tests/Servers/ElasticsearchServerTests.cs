using System.Net.Http.Json;
using System.Text.Json;
using AppHost.Local;
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

    [Fact]
    public async Task Copied_distribution_is_used_again_until_the_original_changes()
    {
        using var folder = new TemporaryFolder();
        var original = Path.Combine(folder.Path, "original");
        Directory.CreateDirectory(Path.Combine(original, "lib"));
        Directory.CreateDirectory(Path.Combine(original, "bin"));
        await File.WriteAllTextAsync(Path.Combine(original, "lib", "elasticsearch-8.1.jar"), "one", Stop);
        await File.WriteAllTextAsync(Path.Combine(original, "bin", "elasticsearch"), "#!/bin/sh", Stop);
        var me = ServerFolder.OwnerOf(folder.Path) ?? new SystemUser("root", 0, 0);

        var copy = ElasticsearchCopy.Make(folder.Path, original, me);
        var kept = Path.Combine(copy, "kept");
        await File.WriteAllTextAsync(kept, "", Stop);
        Assert.Equal(copy, ElasticsearchCopy.Make(folder.Path, original, me));
        Assert.True(File.Exists(kept));
        Assert.Equal("#!/bin/sh", await File.ReadAllTextAsync(Path.Combine(copy, "bin", "elasticsearch"), Stop));

        File.Move(Path.Combine(original, "lib", "elasticsearch-8.1.jar"), Path.Combine(original, "lib", "elasticsearch-8.2.jar"));
        ElasticsearchCopy.Make(folder.Path, original, me);
        Assert.False(File.Exists(kept));
        Assert.True(File.Exists(Path.Combine(copy, "lib", "elasticsearch-8.2.jar")));
    }
}
