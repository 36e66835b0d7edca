using AppHost.Local;
using AppHost.Resources;
using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>What FeedSetup says and how it ends when trying again is of no use.</summary>
public sealed class FeedSetupSettingsTests(PostgresServer shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ConnectionStrings__postgres", "Host=127.0.0.1;Port={port};Username=postgres;Password=wrong", "password authentication failed")]
    [InlineData("ConnectionStrings__postgres", "Host=127.0.0.1;Port={port};Username=meek;Password=meek", "permission denied")]
    [InlineData("ConnectionStrings__postgres", "Host=127.0.0.1;Port={port};Nonsense=1", "is no connection string")]
    [InlineData("ConnectionStrings__postgres", "Host=127.0.0.1;Port=1;Username=postgres", "Not as declared after 15 s: connector: The connector waits for the topics. database: Postgres at 127.0.0.1:1 cannot be used yet", "--once", "true", "--patience", "00:00:15")]
    [InlineData("ConnectionStrings__kafka", "", "ConnectionStrings__kafka is not set")]
    [InlineData("services__connect__http__0", "connect", "which is no address of HTTP")]
    [InlineData("Feed__RolePasswords__debezium", "", "Feed__RolePasswords__debezium is not set")]
    [InlineData("Feed__TopicRetention", "soon", "It must be a time")]
    public async Task Setting_that_cannot_be_used_ends_it_with_cause_and_cure(string variable, string value, string told, params string[] arguments)
    {
        // None of them gets as far as to change anything, so the server is everyone's.
        await ExecuteAsync(shared.ConnectionString, "DROP ROLE IF EXISTS meek; CREATE ROLE meek LOGIN PASSWORD 'meek'");
        var port = $"{new NpgsqlConnectionStringBuilder(shared.ConnectionString).Port}";
        await AssertUnusableAsync(shared, variable, value.Replace("{port}", port, StringComparison.Ordinal), told, arguments);
    }

    [Fact]
    public async Task Postgres_without_logical_decoding_ends_it_with_cause_and_cure()
    {
        await using var postgres = await PostgresServer.StartAsync(settings: new Dictionary<string, string> { ["wal_level"] = "replica" });
        await AssertUnusableAsync(postgres, SetupNames.PostgresVariable, postgres.ConnectionString, "wal_level=replica");
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertUnusableAsync(PostgresServer postgres, string variable, string value, string told, params string[] arguments)
    {
        DistributedStack.RequireFor(DistributedStack.Name); // without librdkafka that alone would be told
        var environment = SetupProcess.Environment(postgres.ConnectionString, "127.0.0.1:1", "http://127.0.0.1:1", FeedRoles.Passwords);
        environment[variable] = value;

        await using var setup = await SetupProcess.StartAsync(_folder.Path, environment, arguments);
        var (code, text) = await setup.EndAsync();

        Assert.Equal(1, code);
        Assert.Contains(told, text);
        Assert.Contains(variable, text); // the cure names what to change
        Assert.DoesNotContain("   at ", text);
        Assert.DoesNotContain("pass'", text);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
