using System.Text.Json;
using Feed.NodeScripts;

namespace Feed.GraphQL.Tests.Live;

/// <summary>What apps are built with, against the feed. Run by <c>./feed test</c> where node is installed.</summary>
public sealed class ReferenceClientTests(World world) : IClassFixture<World>
{
    [Fact(Explicit = true)]
    public async Task Apollo_pages_persists_and_subscribes()
    {
        var user = await world.Rows.UserAsync();
        await world.Rows.PostsAsync(user, 5);
        await using var host = new LiveHost(world);
        var cursor = await host.CursorAsync(user);
        await host.AnnounceAsync((await world.Rows.PostAsync(user, "while away"), user));

        await NodeScript.RunAsync("apollo.mjs", new Uri(host.Address, "/graphql").ToString(), world.Token(user), cursor);
    }

    [Fact(Explicit = true)]
    public async Task Relay_compiles_and_what_it_made_is_answered()
    {
        var user = await world.Rows.UserAsync();
        await world.Rows.PostsAsync(user, 3);
        var app = Directory.CreateTempSubdirectory("relay");
        try
        {
            var documents = await CompileAsync(app.FullName);

            Assert.Contains("FeedPageQuery", documents.Keys);
            foreach (var (name, text) in documents.Where(d => !d.Value.StartsWith("subscription", StringComparison.Ordinal)))
            {
                var answer = await world.AskAsync(text, new { count = 2, first = 2, id = $"{user}" }, user);
                Assert.True(answer.Errors.Count == 0, $"{name}: {answer.Body}");
            }
        }
        finally
        {
            app.Delete(recursive: true);
        }
    }

    /// <summary>Compiles the app in <c>tests/node/relay</c> against the served schema; the documents by the operation's name.</summary>
    private async Task<Dictionary<string, string>> CompileAsync(string folder)
    {
        var token = TestContext.Current.CancellationToken;
        File.Copy(Path.Combine(NodeScript.Folder, "relay", "Feed.js"), Path.Combine(folder, "Feed.js"));
        await File.WriteAllTextAsync(Path.Combine(folder, "schema.graphql"), await world.Http.GetStringAsync("/graphql?sdl", token), token);
        var config = Path.Combine(folder, "relay.config.json");
        var persistedFile = Path.Combine(folder, "persisted.json");
        await File.WriteAllTextAsync(persistedFile, "{}", token); // the compiler adds to it
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new
        {
            src = ".",
            schema = "schema.graphql",
            language = "javascript",
            persistConfig = new { file = persistedFile, algorithm = "SHA256" },
        }), token);
        await NodeScript.RunInAsync(folder, Path.Combine("node_modules", "relay-compiler", "cli.js"), config);
        var persisted = JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(persistedFile, token))!;
        return persisted.Values.ToDictionary(text => text.Split([' ', '(', '{', '\n'], 3)[1]);
    }
}
