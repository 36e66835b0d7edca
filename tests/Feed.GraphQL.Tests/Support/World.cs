using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Feed.Testing;
using Feed.Verification;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Feed.GraphQL.Tests.Support;

/// <summary>The service in this process, over a database and a Redis database of its own, with ways to put rows in and to ask.</summary>
public sealed class World(PostgresServer postgres, RedisServer redis) : IAsyncLifetime
{
    private static int _redisDatabases;
    private readonly string _signingKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private TestDatabase _database = null!;
    private NpgsqlDataSource _rows = null!;
    private WebApplicationFactory<Viewer> _host = null!;

    public Rows Rows { get; private set; } = null!;

    public string RedisConnectionString { get; } =
        $"{redis.ConnectionString},defaultDatabase={Interlocked.Increment(ref _redisDatabases) % 16}";

    public string DatabaseConnectionString => _database.ConnectionString;

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _host.Services;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await Posts.Api.Storage.Schema.MigrateAsync(_database.ConnectionString, CancellationToken.None);
        _rows = NpgsqlDataSource.Create(_database.ConnectionString);
        Rows = new Rows(_rows);
        // As if FeedBuilder had taken its snapshot: from now on Redis is filled by what readers ask for.
        await Rows.ExecuteAsync("""
            INSERT INTO private.epochs(consumer_group, epoch, system_id, timeline, slot, reason, completed_at)
            VALUES ('feed-builder', 1, 'test', 1, 'test', 'test', now())
            """);
        _host = Start(_ => { });
        Http = _host.CreateClient();
    }

    /// <summary>Another instance of the service over the same stores, with services replaced or settings changed.</summary>
    internal WebApplicationFactory<Viewer> Start(Action<IServiceCollection> configure, params (string Key, string Value)[] settings) =>
        new WebApplicationFactory<Viewer>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:feeddb", _database.ConnectionString);
            host.UseSetting("ConnectionStrings:redis", RedisConnectionString);
            host.UseSetting("Jwt:SigningKey", _signingKey);
            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureServices(configure);
        });

    public string Token(long userId, TimeProvider? clock = null) => new Tokens(_signingKey, clock ?? TimeProvider.System).For(userId);

    public Task<Answer> AskAsync(string query, object? variables = null, long? viewer = null) =>
        AskAsync(Http, query, variables, viewer is { } id ? Token(id) : null);

    public static async Task<Answer> AskAsync(HttpClient http, string query, object? variables, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (Activity.Current?.Id is { } trace)
        {
            request.Headers.Add("traceparent", trace); // the in-process handler does not
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_rows?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
