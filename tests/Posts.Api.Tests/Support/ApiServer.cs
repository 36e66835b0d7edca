using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Posts.Api.Accounts;

namespace Posts.Api.Tests.Support;

/// <summary>The whole service on a real socket.</summary>
internal sealed class ApiServer : WebApplicationFactory<Program>
{
    public const string SigningKey = "dGVzdHMgb25seTogdGVzdHMgb25seTogdGVzdHMgb25seTogdGVzdHM=";

    private static int _users;

    private readonly Dictionary<string, string?> _settings;

    private ApiServer(Dictionary<string, string?> settings) => _settings = settings;

    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public static ApiServer Start(string connectionString, string ownerConnectionString, Action<IDictionary<string, string?>> configure)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:feeddb"] = connectionString,
            ["ConnectionStrings:feeddb-owner"] = ownerConnectionString,
            ["Jwt:SigningKey"] = SigningKey,
        };
        configure(settings);
        var server = new ApiServer(settings);
        server.UseKestrel(0);
        server.StartServer();
        return server;
    }

    /// <summary>A client without a token.</summary>
    public ApiClient Anonymous() => new(CreateClient(), 0, "", "");

    public ApiClient WithToken(string token)
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiClient(http, 0, "", token);
    }

    /// <summary>A signed-in user, made without the cost of hashing a password (which nobody knows).</summary>
    public async Task<ApiClient> UserAsync()
    {
        var handle = NewHandle();
        await using var command = Database.CreateCommand("""
            WITH u AS (INSERT INTO users (handle, display_name) VALUES ($1, $2) RETURNING id)
            INSERT INTO private.accounts (user_id, email, password_hash) SELECT id, $3, '' FROM u RETURNING user_id
            """);
        command.Parameters.AddWithValue(handle);
        command.Parameters.AddWithValue($"User {handle}");
        command.Parameters.AddWithValue($"{handle}@example.org");
        var id = (long)(await command.ExecuteScalarAsync())!;
        var token = Services.GetRequiredService<AccessTokens>().Issue(id, 1).Text;
        var http = CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiClient(http, id, handle, token);
    }

    public static string NewHandle() => $"User_{Interlocked.Increment(ref _users)}_{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync(), "No row.");
        return reader.GetFieldValue<T>(0);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development"); // as AppHost starts it; ServiceProcess starts as Production
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
    }
}
