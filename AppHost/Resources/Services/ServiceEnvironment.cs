using AppHost.Local;
using Feed.Contracts;

namespace AppHost.Resources;

/// <summary>What services read from their environment, under the names that Aspire injects.</summary>
internal static class ServiceEnvironment
{
    /// <summary>The environment of one service, on top of the caller's own.</summary>
    public static IReadOnlyDictionary<string, string?> Of(ServiceDeclaration service, StackConnections connections, StackPorts ports, LocalStackOptions options)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{ports.Of(service.Name)}",
            ["ASPNETCORE_HTTP_PORTS"] = null,
            ["ASPNETCORE_HTTPS_PORTS"] = null,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ROOT"] = ServiceBuild.DotnetRoot,
            // Several processes share a laptop: a heap for each core and process is what none of them needs.
            ["DOTNET_gcServer"] = "0",
            ["OTEL_SERVICE_NAME"] = service.Name,
            [ConnectionNames.Variable(ConnectionNames.Database)] = connections.Database(service.Role),
            [ConnectionNames.Variable(ConnectionNames.Redis)] = connections.Redis,
            // Set, they change where changes come from and searches go: never by what the caller's shell happens to hold.
            [ConnectionNames.Variable(ConnectionNames.Kafka)] = service.DependsOn.Contains(ResourceNames.Kafka) ? connections.Kafka : null,
            [ConnectionNames.Variable(ConnectionNames.Elasticsearch)] = service.DependsOn.Contains(ResourceNames.Elasticsearch) ? connections.Elasticsearch : null,
        };
        if (service.Migrates)
        {
            environment[ConnectionNames.Variable(ConnectionNames.DatabaseOwner)] = connections.Database("feed_owner");
        }

        foreach (var (name, value) in Shared(connections, ports, options))
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>What tools beside the services need too.</summary>
    public static IReadOnlyDictionary<string, string> Shared(StackConnections connections, StackPorts ports, LocalStackOptions options)
    {
        var environment = new Dictionary<string, string>
        {
            [$"services__{ResourceNames.PostsApi}__http__0"] = $"http://127.0.0.1:{ports.Of(ResourceNames.PostsApi)}",
            [$"services__{ResourceNames.FeedGraphql}__http__0"] = $"http://127.0.0.1:{ports.Of(ResourceNames.FeedGraphql)}",
            ["Jwt__SigningKey"] = connections.JwtSigningKey,
        };
        foreach (var (name, value) in options.Settings)
        {
            environment[name] = value;
        }

        return environment;
    }
}
