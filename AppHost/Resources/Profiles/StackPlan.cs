using AppHost.Local;
using Feed.Contracts;

namespace AppHost.Resources;

/// <summary>A profile made concrete: every resource with its port, its secrets and its environment.</summary>
internal sealed class StackPlan
{
    private readonly LocalStackOptions _options;
    private readonly ServiceBuild _build;
    private readonly StoreFactory _stores;

    private StackPlan(LocalStackOptions options, StackPaths paths, Secrets secrets)
    {
        _options = options;
        _build = ServiceBuild.Find();
        Profile = StackProfile.Of(options.Profile);
        Ports = StackPorts.Allocate(Profile.WantedPorts, options.Ports);
        Connections = new StackConnections(options, secrets, Ports);
        Names = options.Resources ?? Profile.Names;
        _stores = new StoreFactory(options, paths, secrets, Ports, Connections);
    }

    /// <summary>What it is made of.</summary>
    public StackProfile Profile { get; }

    /// <summary>What is to run.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every port.</summary>
    public StackPorts Ports { get; }

    /// <summary>How to reach the stores.</summary>
    public StackConnections Connections { get; }

    /// <summary>Where users find the services.</summary>
    public StackEndpoints Endpoints => new(
        Names.Contains(ResourceNames.PostsApi) ? $"http://127.0.0.1:{Ports.Of(ResourceNames.PostsApi)}" : null,
        Names.Contains(ResourceNames.FeedGraphql) ? $"http://127.0.0.1:{Ports.Of(ResourceNames.FeedGraphql)}/graphql" : null,
        Dashboard: null);

    /// <summary>Makes the plan; nothing is started.</summary>
    /// <exception cref="LocalStackException">A name is unknown, a program is missing, or a fixed port is taken.</exception>
    public static StackPlan Make(LocalStackOptions options, StackPaths paths, Secrets secrets)
    {
        var plan = new StackPlan(options, paths, secrets);
        foreach (var name in plan.Names.Concat(options.Except))
        {
            if (!plan.Profile.Names.Contains(name))
            {
                throw new LocalStackException(
                    $"There is no resource '{name}' in the {plan.Profile.Name} profile.", $"There are {string.Join(", ", plan.Profile.Names)}.");
            }
        }

        var started = plan.Names.Except(options.Except).Where(name => !plan._stores.IsGiven(name)).ToList();
        DistributedNeeds.Require(started);
        plan.Ports.RequireFree(started);
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

    /// <summary>A service once more, on another port.</summary>
    public DotnetService Beside(string service, int port) => new(service, Service(service).Project, _build, port, new Dictionary<string, string?>(EnvironmentOf(service))
    {
        ["ASPNETCORE_URLS"] = FormattableString.Invariant($"http://127.0.0.1:{port}"),
    });

    /// <summary>What tools beside the services read.</summary>
    public IReadOnlyDictionary<string, string> ToolEnvironment()
    {
        var environment = new Dictionary<string, string>(ServiceEnvironment.Shared(Connections, Ports, _options))
        {
            [ConnectionNames.Variable(ConnectionNames.Database)] = Connections.Superuser,
            [ConnectionNames.Variable(ConnectionNames.Redis)] = Connections.Redis,
        };
        if (Profile == StackProfile.Distributed)
        {
            environment[ConnectionNames.Variable(ConnectionNames.Kafka)] = Connections.Kafka;
            environment[ConnectionNames.Variable(ConnectionNames.Elasticsearch)] = Connections.Elasticsearch;
        }

        return environment;
    }

    private ServiceDeclaration Service(string name) => Profile.Services.Single(service => service.Name == name);

    private ExternalRunner? External(string name, Action<ResourceStatus> changed) =>
        _options.Except.Contains(name)
            ? new ExternalRunner(name, [$"http://127.0.0.1:{Ports.Of(name)}"], check: null, changed)
            : _stores.Given(name, changed);

    private Resource Resource(string name) => _stores.Create(name) ?? Declared(Service(name));

    private DotnetService Declared(ServiceDeclaration service) =>
        new(service.Name, service.Project, _build, Ports.Of(service.Name), EnvironmentOf(service.Name))
        {
            // A service may run without a store that is not asked for: a test that starts posts-api and postgres alone.
            DependsOn = [.. service.DependsOn.Where(name => Names.Contains(name))],
        };
}
