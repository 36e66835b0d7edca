using AppHost.Local;
using AppHost.Resources;
using Feed.Contracts;

namespace Feed.Testing;

/// <summary>
/// A real Kafka Connect with Debezium's connector exactly as the distributed profile declares it: slot <c>feed_connect</c>, publication
/// <c>feed</c>, topics <c>feed.public.*</c>. So one for a Kafka server and a Postgres server; a test starts its own of each.
/// </summary>
public sealed class ConnectServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConnectResource _resource;
    private readonly ServerProcess _process;

    private ConnectServer(string bootstrapServers, string database, bool keepsConnector)
    {
        _resource = new ConnectResource(new ConnectOptions
        {
            Directory = Path.Combine(_folder.Path, "connect worker"),
            Port = FreePorts.Next(),
            BootstrapServers = bootstrapServers,
            Database = database,
            KeepsConnector = keepsConnector,
            Jvm = JvmOptions.ForTests,
        });
        _process = new ServerProcess(_resource, Path.Combine(_folder.Path, "connect.log"));
    }

    /// <summary>Address of its REST interface.</summary>
    public string Url => _resource.Url;

    /// <summary>The topics as the distributed profile makes them.</summary>
    /// <param name="kafka">Where.</param>
    /// <param name="partitions">Partitions of each table's topic.</param>
    public static Task CreateTopicsAsync(KafkaServer kafka, int partitions = Topics.Partitions)
    {
        ArgumentNullException.ThrowIfNull(kafka);
        return KafkaTopics.EnsureAsync(kafka.BootstrapServers, TopicDeclaration.All(TimeSpan.FromDays(7), partitions), CancellationToken.None);
    }

    /// <summary>Starts one, with its topics, and returns once changes flow. Dispose it before its Kafka.</summary>
    /// <param name="kafka">Where changes go.</param>
    /// <param name="database">A migrated database with the publication; a role that may replicate.</param>
    public static async Task<ConnectServer> StartAsync(KafkaServer kafka, string database)
    {
        ArgumentNullException.ThrowIfNull(kafka);
        DistributedStack.RequireFor(DistributedStack.Name); // topics are made through librdkafka, which may be missing by itself
        await CreateTopicsAsync(kafka);
        return await StartAsync(new ConnectServer(kafka.BootstrapServers, database, keepsConnector: true));
    }

    /// <summary>Starts a worker without a connector and without topics, for whoever makes them. Dispose it before its Kafka.</summary>
    /// <param name="kafka">Where changes go.</param>
    /// <param name="database">What a connector will read.</param>
    public static Task<ConnectServer> StartWorkerAsync(KafkaServer kafka, string database)
    {
        ArgumentNullException.ThrowIfNull(kafka);
        Availability.Require(Availability.Missing(ConnectResource.RequireInstalled));
        return StartAsync(new ConnectServer(kafka.BootstrapServers, database, keepsConnector: false));
    }

    private static async Task<ConnectServer> StartAsync(ConnectServer server)
    {
        try
        {
            await server._process.StartAsync(CancellationToken.None);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9; what it knows is in Kafka and in its slot.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts it again, on the same port; stops it first, cleanly, when it runs. Returns once changes flow.</summary>
    public async Task RestartAsync()
    {
        await _process.StopAsync();
        await _process.StartAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _resource.DisposeAsync();
        _folder.Dispose();
    }
}
