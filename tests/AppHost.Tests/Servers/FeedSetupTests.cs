using AppHost.Local;
using AppHost.Resources;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Feed.Contracts;
using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>FeedSetup against real servers of its own, empty at first: what Aspire starts, and what it publishes.</summary>
public sealed class FeedSetupTests : IDisposable
{
    private const string RoleState = """
        SELECT string_agg(r.oid || ' ' || rolname || ' ' || rolcanlogin || rolreplication || rolcreaterole || coalesce(groups, ''), ';' ORDER BY rolname)
        FROM pg_roles r LEFT JOIN LATERAL (SELECT string_agg(roleid::regrole::text, ',' ORDER BY 1) AS groups FROM pg_auth_members WHERE member = r.oid) m ON true
        WHERE rolname !~ '^pg_'
        """;

    private const string ReaderState = "SELECT pid || ' ' || backend_start FROM pg_stat_replication WHERE application_name LIKE 'Debezium%'";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Empty_servers_get_roles_topics_and_connector_a_repeat_changes_nothing_and_what_is_lost_comes_back()
    {
        DistributedStack.RequireFor(DistributedStack.Name);
        await using var kafka = await KafkaServer.StartAsync();
        await using var postgres = await PostgresServer.StartAsync();
        await using var connect = await ConnectServer.StartWorkerAsync(kafka, FeedRoles.As(postgres, "debezium"));
        var environment = SetupProcess.Environment(postgres.ConnectionString, kafka.BootstrapServers, connect.Url, FeedRoles.Passwords);
        environment[TopicSettings.PartitionsVariable] = "3";
        environment[TopicSettings.RetentionVariable] = "1.00:00:00";
        await using var setup = await SetupProcess.StartAsync(_folder.Path, environment);

        await Patience.UntilAsync(() => setup.IsHealthyAsync("/health"));
        await Task.WhenAll(Secrets.Roles.Select(role => ScalarAsync(FeedRoles.As(postgres, role), "SELECT 1")));
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        Assert.Equal(3, PartitionsOf(admin, Topics.Of(Tables.Posts)));
        Assert.Equal("86400000", await RetentionAsync(admin));
        Assert.False(await setup.IsHealthyAsync(SetupNames.ConnectorHealth)); // nobody has migrated

        await using (var api = await StartApiAsync(postgres))
        {
            await Patience.UntilAsync(() => setup.IsHealthyAsync(SetupNames.ConnectorHealth));
        }

        await ScalarAsync(FeedRoles.As(postgres, "feed_owner"), "INSERT INTO users (id, handle, display_name) VALUES (1, 'ada', 'Ada')");
        await Patience.UntilAsync(() => RecordsOf(kafka, Topics.Of(Tables.Users)) == 1);

        var (roles, reader) = (await ScalarAsync(postgres.ConnectionString, RoleState), await ScalarAsync(postgres.ConnectionString, ReaderState));
        await using (var again = await SetupProcess.StartAsync(_folder.Path, environment, "--once", "true"))
        {
            var (code, text) = await again.EndAsync();
            Assert.True(code == 0, text);
            Assert.DoesNotContain("made or changed", text);
            Assert.DoesNotContain("connector c", text); // created, changed
        }

        Assert.Equal((roles, reader), (await ScalarAsync(postgres.ConnectionString, RoleState), await ScalarAsync(postgres.ConnectionString, ReaderState)));
        await LoseAndFindAsync(postgres, connect, admin);
        await Patience.UntilAsync(() => setup.IsHealthyAsync("/health"));
        await Patience.UntilAsync(() => setup.IsHealthyAsync(SetupNames.ConnectorHealth));
        Assert.Equal(0, await setup.StopAsync());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task LoseAndFindAsync(PostgresServer postgres, ConnectServer connect, IAdminClient admin)
    {
        using var http = new HttpClient { BaseAddress = new Uri(connect.Url) };
        var before = await ScalarAsync(postgres.ConnectionString, ReaderState);
        using (await http.DeleteAsync("connectors/feed", Stop))
        {
        }

        await Patience.UntilAsync(async () => await ScalarAsync(postgres.ConnectionString, ReaderState) is { } now && !now.Equals(before));

        // A slot that is dropped under it fails its task for good.
        await Patience.UntilAsync(() => TryDropSlotAsync(postgres));
        await Patience.UntilAsync(async () => await ScalarAsync(postgres.ConnectionString, "SELECT 1 FROM pg_replication_slots WHERE slot_name = 'feed_connect' AND active") is not null);

        await admin.DeleteTopicsAsync([Topics.DeadLetters("feed-builder")]);
        await ScalarAsync(postgres.ConnectionString, "ALTER ROLE feed_graphql RENAME TO gone");
        await Patience.UntilAsync(() => PartitionsOf(admin, Topics.DeadLetters("feed-builder")) == 1);
        await Patience.UntilAsync(async () => await ScalarAsync(postgres.ConnectionString, "SELECT 1 FROM pg_roles WHERE rolname = 'feed_graphql' AND rolcanlogin") is not null);
    }

    private static async Task<bool> TryDropSlotAsync(PostgresServer postgres)
    {
        try
        {
            await ScalarAsync(postgres.ConnectionString, "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
            await ScalarAsync(postgres.ConnectionString, "SELECT pg_drop_replication_slot('feed_connect')");
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            return false;
        }
    }

    /// <summary>Posts.Api, whose migrations make the publication, as its own roles.</summary>
    private async Task<ServerProcess> StartApiAsync(PostgresServer postgres)
    {
        var port = FreePorts.Next();
        var api = new ServerProcess(
            new DotnetService(ResourceNames.PostsApi, "Posts.Api", ServiceBuild.Find(), port, new Dictionary<string, string?>
            {
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot,
                ["Jwt__SigningKey"] = Convert.ToBase64String(new byte[32]),
                [ConnectionNames.Variable(ConnectionNames.Database)] = FeedRoles.As(postgres, "posts_api"),
                [ConnectionNames.Variable(ConnectionNames.DatabaseOwner)] = FeedRoles.As(postgres, "feed_owner"),
            }),
            Path.Combine(_folder.Path, "posts-api.log"));
        await api.StartAsync(Stop);
        return api;
    }

    private static int? PartitionsOf(IAdminClient admin, string topic) =>
        admin.GetMetadata(TimeSpan.FromSeconds(20)).Topics.FirstOrDefault(one => one.Topic == topic)?.Partitions.Count;

    private static async Task<string> RetentionAsync(IAdminClient admin) =>
        (await admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = Topics.Of(Tables.Posts) }]))[0].Entries["retention.ms"].Value;

    private static long RecordsOf(KafkaServer kafka, string topic)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = kafka.BootstrapServers, GroupId = "look" }).Build();
        return Enumerable.Range(0, 3).Sum(partition => consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), TimeSpan.FromSeconds(20)).High.Value);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
