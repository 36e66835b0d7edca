using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AppHost.Local;
using AppHost.Resources;
using Feed.Contracts;
using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>
/// Where the application is published to, nothing orders the starts: services come up before their roles, their topics and the connector,
/// and FeedSetup last of all.
/// </summary>
public sealed class FeedSetupOrderTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(ManagedProcess Process, LogFile Log)> _services = [];
    private readonly HttpClient _http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_that_start_before_anything_is_there_work_once_FeedSetup_has_made_it()
    {
        DistributedStack.RequireFor(DistributedStack.Name);
        await using var kafka = await KafkaServer.StartAsync();
        await using var postgres = await PostgresServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var connect = await ConnectServer.StartWorkerAsync(kafka, FeedRoles.As(postgres, "debezium"));
        var ports = new Dictionary<string, int>();
        foreach (var service in StackProfile.Distributed.Services)
        {
            ports.Add(service.Name, await StartAsync(service, postgres, redis, kafka));
        }

        // Each has run for a while, and failed at everything that is missing.
        await Patience.UntilAsync(async () => (await Task.WhenAll(ports.Values.Select(port => IsOkAsync($"http://127.0.0.1:{port}/alive")))).All(alive => alive));
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        var environment = SetupProcess.Environment(postgres.ConnectionString, kafka.BootstrapServers, connect.Url, FeedRoles.Passwords);
        await using var setup = await SetupProcess.StartAsync(_folder.Path, environment);

        var (api, graphql) = ($"http://127.0.0.1:{ports[ResourceNames.PostsApi]}", $"http://127.0.0.1:{ports[ResourceNames.FeedGraphql]}/graphql");
        await Patience.UntilAsync(() => IsOkAsync($"{api}/health"));
        await SignInAsync(api);
        using (var posted = await _http.PostAsJsonAsync($"{api}/v1/posts", new { text = "early birds" }, Stop))
        {
            Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync(Stop));
        }

        await Patience.UntilAsync(async () => (await AskAsync(graphql, "{ feed(first: 1) { nodes { text } } search(text: \"birds\", type: POST) { nodes { __typename } } }"))
            is var answer && answer.Contains("early birds", StringComparison.Ordinal) && answer.Contains("\"Post\"", StringComparison.Ordinal));
        Assert.All(_services, service => Assert.False(service.Process.Exited.IsCompleted, service.Log.Tail(20)));
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_services.Select(service => service.Process.StopAsync()));
        foreach (var (process, log) in _services)
        {
            await process.DisposeAsync();
            await log.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<int> StartAsync(ServiceDeclaration service, PostgresServer postgres, RedisServer redis, KafkaServer kafka)
    {
        var port = FreePorts.Next();
        var resource = new DotnetService(service.Name, service.Project, ServiceBuild.Find(), port, new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot,
            ["DOTNET_gcServer"] = "0",
            ["Jwt__SigningKey"] = Convert.ToBase64String(new byte[32]),
            [ConnectionNames.Variable(ConnectionNames.Database)] = FeedRoles.As(postgres, service.Role),
            [ConnectionNames.Variable(ConnectionNames.DatabaseOwner)] = service.Migrates ? FeedRoles.As(postgres, "feed_owner") : null,
            [ConnectionNames.Variable(ConnectionNames.Redis)] = redis.ConnectionString,
            [ConnectionNames.Variable(ConnectionNames.Kafka)] = service.DependsOn.Contains(ResourceNames.Kafka) ? kafka.BootstrapServers : null,
        });
        var log = new LogFile(Path.Combine(_folder.Path, $"{service.Name}.log"));
        _services.Add((await ManagedProcess.StartAsync(await resource.PrepareAsync(log, Stop), log), log));
        return port;
    }

    private async Task SignInAsync(string api)
    {
        using var signedUp = await _http.PostAsJsonAsync(
            $"{api}/v1/users", new { handle = "ada", displayName = "Ada", email = "ada@example.com", password = "correct horse" }, Stop);
        Assert.True(signedUp.IsSuccessStatusCode, await signedUp.Content.ReadAsStringAsync(Stop));
        using var signedIn = await _http.PostAsJsonAsync($"{api}/v1/sessions", new { handle = "ada", password = "correct horse" }, Stop);
        var session = await signedIn.Content.ReadFromJsonAsync<JsonElement>(Stop);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
    }

    private async Task<string> AskAsync(string graphql, string query)
    {
        using var answer = await _http.PostAsJsonAsync(graphql, new { query }, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private async Task<bool> IsOkAsync(string address)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(address), Stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
