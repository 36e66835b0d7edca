using AppHost.Resources;

namespace AppHost.Local;

/// <summary>
/// A running stack: stores and services as processes of this machine, kept running until disposed. None of them outlives this
/// process, however it ends.
/// </summary>
public sealed class LocalStack : IAsyncDisposable
{
    private readonly StackFiles _files;
    private readonly StackPlan _plan;
    private readonly StackRun _run;

    private LocalStack(StackFiles files, StackPlan plan, StackRun run)
    {
        _files = files;
        _plan = plan;
        _run = run;
    }

    /// <summary>Where the services are.</summary>
    public StackEndpoints Endpoints => _plan.Endpoints;

    /// <summary>Connection string of Postgres' superuser, database <c>feeddb</c>; or the given one.</summary>
    public string SuperuserConnectionString => _plan.Connections.Superuser;

    /// <summary>Connection string of the owner of <c>feeddb</c>; or the given one.</summary>
    public string OwnerConnectionString => _plan.Connections.Database("feed_owner");

    /// <summary>Connection string of Redis, in StackExchange.Redis' form.</summary>
    public string RedisConnectionString => _plan.Connections.Redis;

    /// <summary>Bootstrap servers of Kafka; in the distributed profile.</summary>
    public string KafkaConnectionString => _plan.Connections.Kafka;

    /// <summary>Address of Elasticsearch; in the distributed profile.</summary>
    public string ElasticsearchConnectionString => _plan.Connections.Elasticsearch;

    /// <summary>The services' JWT signing key, base64.</summary>
    public string JwtSigningKey => _plan.Connections.JwtSigningKey;

    /// <summary>Every resource, as it is now.</summary>
    public IReadOnlyList<ResourceStatus> Resources => _run.Statuses;

    /// <summary>Folder with a log a resource.</summary>
    public string LogDirectory => _files.Paths.Logs;

    internal StackPlan Plan => _plan;

    /// <summary>Starts a stack and returns once everything is healthy.</summary>
    /// <param name="options">What to start.</param>
    /// <param name="cancellationToken">Ends the start; what was started is stopped.</param>
    /// <exception cref="LocalStackException">It cannot be started; the message names cause and cure.</exception>
    /// <exception cref="AlreadyRunningException">A stack runs on these folders.</exception>
    public static async Task<LocalStack> StartAsync(LocalStackOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var files = await StackFiles.OpenAsync(options, cancellationToken);
        try
        {
            var plan = StackPlan.Make(options, files.Paths, Secrets.LoadOrCreate(files.Paths.Secrets));
            var stack = new LocalStack(files, plan, StackRun.Start(files, plan, options.Observe));
            await stack.BecomeHealthyAsync(options.StartTimeout, cancellationToken);
            return stack;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>The working process of a resource; null while none runs.</summary>
    public int? PidOf(string name) => _run.Of(name).Status.Pid;

    /// <summary>kill -9 of a resource; it is started again. Returns when the process has ended.</summary>
    public Task KillAsync(string name) => _run.Of(name).KillAsync();

    /// <summary>A clean end of a resource; it is started again. Returns when the process has ended.</summary>
    public Task RestartAsync(string name) => _run.Of(name).RecycleAsync();

    /// <summary>Returns when a resource, or everything, is healthy.</summary>
    /// <param name="name">A resource; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task WaitHealthyAsync(string? name = null, CancellationToken cancellationToken = default) =>
        _run.WaitHealthyAsync(name, cancellationToken);

    /// <summary>The environment variables of a service, as its process gets them on top of this one's.</summary>
    public IReadOnlyDictionary<string, string?> EnvironmentOf(string service) => _plan.EnvironmentOf(service);

    /// <summary>Starts another instance of a service beside its own, with the same settings and a port of its own. Whether it is healthy is not waited for.</summary>
    public Task<FurtherInstance> StartBesideAsync(string service, CancellationToken cancellationToken = default)
    {
        var port = FreePorts.Next();
        return FurtherInstance.StartAsync(
            _plan.Beside(service, port), Path.Combine(LogDirectory, FormattableString.Invariant($"{service}-{port}.log")), cancellationToken);
    }

    /// <summary>kill -9 of everything, for who cannot wait. Dispose it all the same.</summary>
    public Task KillAllAsync() => _run.KillAllAsync();

    /// <summary>Ends everything cleanly, services before the stores they use, and returns when every process has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        _files.Dispose();
    }

    private async Task BecomeHealthyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _run.FirstHealthyAsync(timeout, cancellationToken);
            _run.MarkReady();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }
}
