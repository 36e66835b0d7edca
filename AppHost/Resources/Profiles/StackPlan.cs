using AppHost.Local;

namespace AppHost.Resources;

/// <summary>A profile made concrete: every resource with its port, its secrets and its environment.</summary>
internal sealed class StackPlan
{
    private readonly LocalStackOptions _options;
    private readonly StackPaths _paths;
    private readonly Secrets _secrets;
    private readonly ServiceBuild _build;

    private StackPlan(LocalStackOptions options, StackPaths paths, Secrets secrets)
    {
        _options = options;
        _paths = paths;
        _secrets = secrets;
        _build = ServiceBuild.Find();
        Ports = StackPorts.Allocate(EmbeddedProfile.WantedPorts, options.Ports);
        Connections = new StackConnections(options, secrets, Ports);
        Names = options.Resources ?? EmbeddedProfile.Names;
    }

    /// <summary>What is to run.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every port.</summary>
    public StackPorts Ports { get; }

    /// <summary>How to reach the stores.</summary>
    public StackConnections Connections { get; }

    /// <summary>Where users find the services.</summary>
    public StackEndpoints Endpoints => new(
        Names.Contains("posts-api") ? $"http://127.0.0.1:{Ports.Of("posts-api")}" : null,
        Names.Contains("feed-graphql") ? $"http://127.0.0.1:{Ports.Of("feed-graphql")}/graphql" : null,
        Dashboard: null);

    /// <summary>Makes the plan; nothing is started.</summary>
    /// <exception cref="LocalStackException">A name is unknown, or a fixed port is taken.</exception>
    public static StackPlan Make(LocalStackOptions options, StackPaths paths, Secrets secrets)
    {
        var plan = new StackPlan(options, paths, secrets);
        foreach (var name in plan.Names.Concat(options.Except))
        {
            if (!EmbeddedProfile.Names.Contains(name))
            {
                throw new LocalStackException($"There is no resource '{name}'.", $"There are {string.Join(", ", EmbeddedProfile.Names)}.");
            }
        }

        plan.Ports.RequireFree(plan.Names.Except(options.Except).Where(name => !plan.IsGiven(name)));
        return plan;
    }

    /// <summary>One runner a resource.</summary>
    /// <param name="changed">Told of every change.</param>
    /// <param name="log">Opens a resource's log.</param>
    public IEnumerable<IResourceRunner> Runners(Action<ResourceStatus> changed, Func<string, LogFile> log)
    {
        foreach (var name in Names)
        {
            yield return External(name, changed) ?? (IResourceRunner)new Supervisor(Resource(name), log(name), changed, TimeProvider.System);
        }
    }

    /// <summary>What a service reads, for its process or for a debugger.</summary>
    public IReadOnlyDictionary<string, string?> EnvironmentOf(string service) =>
        ServiceEnvironment.Of(Service(service), Connections, Ports, _options);

    /// <summary>What tools beside the services read.</summary>
    public IReadOnlyDictionary<string, string> ToolEnvironment() => new Dictionary<string, string>(ServiceEnvironment.Shared(Connections, Ports, _options))
    {
        ["ConnectionStrings__feeddb"] = Connections.Superuser,
        ["ConnectionStrings__redis"] = Connections.Redis,
    };

    private static ServiceDeclaration Service(string name) => EmbeddedProfile.Services.Single(service => service.Name == name);

    private bool IsGiven(string name) => name switch
    {
        "postgres" => _options.PostgresConnectionString is not null,
        "redis" => _options.RedisConnectionString is not null,
        _ => false,
    };

    private ExternalRunner? External(string name, Action<ResourceStatus> changed)
    {
        if (_options.Except.Contains(name))
        {
            return new ExternalRunner(name, [$"http://127.0.0.1:{Ports.Of(name)}"], check: null, changed);
        }

        if (name == "postgres" && _options.PostgresConnectionString is { } postgres)
        {
            var given = new GivenPostgres(postgres);
            return new ExternalRunner(name, [given.Url], given.CheckAsync, changed);
        }

        if (name == "redis" && _options.RedisConnectionString is { } redis)
        {
            var given = new GivenRedis(redis);
            return new ExternalRunner(name, [given.Url], given.CheckAsync, changed);
        }

        return null;
    }

    private Resource Resource(string name) => name switch
    {
        "postgres" => new PostgresResource(
            new PostgresOptions
            {
                Directory = _paths.Postgres,
                Port = Ports.Of(name),
                Password = _secrets.Postgres,
                Durable = _options.Durable,
                Settings = _options.PostgresSettings,
            },
            (superuser, cancellationToken) => FeedDatabase.PrepareAsync(superuser, _secrets, cancellationToken)),
        "redis" => new RedisResource(new RedisOptions { Directory = _paths.Redis, Port = Ports.Of(name) }),
        _ => Declared(Service(name)),
    };

    private DotnetService Declared(ServiceDeclaration service) =>
        new(service.Name, service.Project, _build, Ports.Of(service.Name), EnvironmentOf(service.Name))
        {
            // A service may run without a store that is not asked for: a test that starts posts-api and postgres alone.
            DependsOn = [.. service.DependsOn.Where(name => Names.Contains(name))],
        };
}
