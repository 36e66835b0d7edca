using AppHost.Local;
using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>The engine as tests of other rooms use it; the stores alone.</summary>
public sealed class LocalStackTests(PostgresServer postgres, RedisServer redis) : IDisposable
{
    private static readonly string[] Stores = ["postgres", "redis"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Stack_has_the_database_and_the_roles_that_services_expect()
    {
        await using var stack = await StartAsync(Options());

        Assert.Equal("feed_owner", await ScalarAsync(stack.OwnerConnectionString, "SELECT current_user::text"));
        Assert.Equal(
            ["debezium f f t", "feed_builder f f t", "feed_graphql f f f", "feed_owner f t f", "posts_api f f f", "search_indexer f f t"],
            (string[])(await ScalarAsync(stack.SuperuserConnectionString, """
                SELECT array_agg(format('%s %s %s %s', rolname, rolsuper, rolcreaterole, rolreplication) ORDER BY rolname)
                FROM pg_roles WHERE rolcanlogin AND rolname <> 'postgres'
                """))!);
        Assert.Equal(
            ["debezium=feed_stream", "feed_builder=feed_stream", "feed_graphql=feed_read", "posts_api=feed_write", "search_indexer=feed_search", "search_indexer=feed_stream"],
            (string[])(await ScalarAsync(stack.SuperuserConnectionString, """
                SELECT array_agg(format('%s=%s', member::regrole, roleid::regrole) ORDER BY 1) FROM (
                  SELECT member, roleid FROM pg_auth_members WHERE roleid::regrole::text LIKE 'feed%' ORDER BY member::regrole::text, roleid::regrole::text) m
                """))!);
        var logs = await LogsAsync();
        Assert.All(Secrets.LoadOrCreate(Path.Combine(_folder.Path, "secrets.json")).RolePasswords.Values, password => Assert.DoesNotContain(password, logs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_store_comes_back_on_the_same_port_with_its_data()
    {
        await using var stack = await StartAsync(Options());
        await ScalarAsync(stack.OwnerConnectionString, "CREATE TABLE kept AS SELECT 7 AS id");
        var (before, redisBefore) = (stack.PidOf("postgres"), stack.PidOf("redis"));

        await Task.WhenAll(stack.KillAsync("postgres"), stack.KillAsync("redis"));
        await stack.WaitHealthyAsync(cancellationToken: TestContext.Current.CancellationToken);

        NpgsqlConnection.ClearAllPools();
        Assert.Equal(7, await ScalarAsync(stack.OwnerConnectionString, "SELECT id FROM kept"));
        Assert.NotEqual(before, stack.PidOf("postgres"));
        Assert.NotEqual(redisBefore, stack.PidOf("redis"));
    }

    [Fact]
    public async Task Second_start_finds_old_data_and_a_fresh_one_does_not()
    {
        await using (var first = await StartAsync(Options()))
        {
            await ScalarAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 7 AS id");
        }

        await using (var second = await StartAsync(Options()))
        {
            Assert.Equal(7, await ScalarAsync(second.OwnerConnectionString, "SELECT id FROM kept"));
        }

        await using var fresh = await StartAsync(Options() with { Fresh = true });
        Assert.Equal(DBNull.Value, await ScalarAsync(fresh.OwnerConnectionString, "SELECT to_regclass('kept')::text"));
    }

    [Fact]
    public async Task Data_whose_passwords_are_gone_are_refused_and_never_deleted()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres", "data"));

        var start = await Assert.ThrowsAsync<LocalStackException>(() => StartAsync(Options("postgres")));
        var fresh = await Assert.ThrowsAsync<LocalStackException>(() => StartAsync(Options("postgres") with { Fresh = true }));

        Assert.Contains("passwords", start.Cause, StringComparison.Ordinal);
        Assert.Contains("was not made by Feed", fresh.Cause, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_folder.Path, "postgres", "data")));
    }

    [Fact]
    public async Task Data_with_the_passwords_of_others_are_refused_at_once()
    {
        await using (await StartAsync(Options("postgres")))
        {
        }

        var secrets = Path.Combine(_folder.Path, "secrets.json");
        File.Delete(secrets);
        Secrets.LoadOrCreate(secrets);
        var failure = await Assert.ThrowsAsync<LocalStackException>(() => StartAsync(Options("postgres")));

        Assert.Contains("another superuser password", failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_stack_on_the_same_folder_is_refused_and_one_beside_it_is_not()
    {
        using var other = new TemporaryFolder();
        await using var stack = await StartAsync(Options("redis"));

        await Assert.ThrowsAsync<AlreadyRunningException>(() => StartAsync(Options("redis")));
        await using var beside = await StartAsync(Options("redis") with { DataDirectory = other.Path });

        Assert.NotEqual(stack.RedisConnectionString, beside.RedisConnectionString);
    }

    [Fact]
    public async Task Given_stores_are_used_and_not_started()
    {
        await using var database = await postgres.CreateDatabaseAsync();

        await using var stack = await StartAsync(Options() with
        {
            PostgresConnectionString = database.ConnectionString,
            RedisConnectionString = redis.ConnectionString,
        });

        Assert.All(stack.Resources, resource => Assert.Equal((ResourceState.External, null), (resource.State, resource.Pid)));
        Assert.Equal(database.ConnectionString, stack.OwnerConnectionString);
        Assert.Equal(redis.ConnectionString, stack.EnvironmentOf("feed-builder")["ConnectionStrings__redis"]);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "postgres")));
    }

    [Fact]
    public async Task Given_store_that_is_not_there_is_told_by_its_setting()
    {
        var port = FreePorts.Next();

        var failure = await Assert.ThrowsAsync<LocalStackException>(() => StartAsync(Options("redis") with { RedisConnectionString = $"127.0.0.1:{port}" }));

        Assert.Contains("ConnectionStrings__redis", failure.Cause, StringComparison.Ordinal);
        Assert.Contains(port.ToString(), failure.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres", "Host={host};Database=feeddb")]
    [InlineData("postgres", "Nonsense=1")]
    [InlineData("redis", "{host}:6379")]
    public async Task Given_store_with_a_name_that_nobody_knows_is_told_by_its_setting(string store, string given)
    {
        var text = given.Replace("{host}", new string('x', 64), StringComparison.Ordinal); // a label too long for any name server to be asked
        var options = Options(store) with
        {
            PostgresConnectionString = store == "postgres" ? text : null,
            RedisConnectionString = store == "redis" ? text : null,
        };

        var failure = await Assert.ThrowsAsync<LocalStackException>(() => StartAsync(options));

        Assert.Contains(store == "postgres" ? "ConnectionStrings__feeddb" : "ConnectionStrings__redis", failure.Cause, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private LocalStackOptions Options(params string[] resources) => new()
    {
        DataDirectory = _folder.Path,
        Resources = resources.Length == 0 ? Stores : resources,
        Durable = false,
    };

    private static Task<LocalStack> StartAsync(LocalStackOptions options) => LocalStack.StartAsync(options, TestContext.Current.CancellationToken);

    private async Task<string> LogsAsync() =>
        string.Concat(await Task.WhenAll(Directory.GetFiles(Path.Combine(_folder.Path, "logs")).Select(file => File.ReadAllTextAsync(file))));

    private static async Task<object?> ScalarAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
