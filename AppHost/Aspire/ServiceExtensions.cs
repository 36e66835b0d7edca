using AppHost.Resources;
using Feed.Contracts;

namespace AppHost.Aspire;

/// <summary>Adds our services, as the other flavour declares them.</summary>
internal static class ServiceExtensions
{
    /// <summary>Name of a service's endpoint.</summary>
    public const string Http = "http";

    /// <summary>Adds a service with the stores that it depends on.</summary>
    /// <typeparam name="TProject">Its project.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="stores">The stores.</param>
    /// <param name="setup">What makes roles and topics; it waits for Postgres and Kafka.</param>
    public static IResourceBuilder<ProjectResource> AddService<TProject>(
        this IDistributedApplicationBuilder builder, string name, FeedStores stores, IResourceBuilder<ProjectResource> setup)
        where TProject : IProjectMetadata, new()
    {
        var declared = StackProfile.Distributed.Services.Single(service => service.Name == name);
        var service = builder.AddFeedProject<TProject>(name, declared.DefaultPort).WithEnvironment("Jwt__SigningKey", stores.Secrets.JwtSigningKey).WaitFor(setup);
        if (declared.DefaultPort is not null)
        {
            service.WithExternalHttpEndpoints();
        }

        return service.WithDatabase(declared, stores.Postgres).WithStores(declared, stores);
    }

    /// <summary>Adds a project of ours: healthy when its <c>/health</c> says so.</summary>
    /// <typeparam name="TProject">Its project.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="port">Its fixed port; null for any.</param>
    public static IResourceBuilder<ProjectResource> AddFeedProject<TProject>(this IDistributedApplicationBuilder builder, string name, int? port)
        where TProject : IProjectMetadata, new()
    {
        var service = builder.AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true)
            .WithHttpEndpoint(port: port, name: Http)
            .WithHttpHealthCheck("/health", endpointName: Http)
            // Several processes share a laptop: a heap for each core and process is what none of them needs.
            .WithEnvironment("DOTNET_gcServer", "0");
        if (builder.ExecutionContext.IsRunMode)
        {
            service.WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName);
            // Started by 'dotnet run --no-build': as a property of MSBuild it says which build to run.
            service.WithEnvironment("PackageSet", "latest");
        }

        return service;
    }

    /// <summary>Links to the page that tries the commands, and to their description.</summary>
    public static IResourceBuilder<ProjectResource> WithRestLinks(this IResourceBuilder<ProjectResource> service) => service
        .WithUrlForEndpoint(Http, url => (url.Url, url.DisplayText) = ("/docs", "REST commands"))
        .WithUrlForEndpoint(Http, endpoint => new ResourceUrlAnnotation { Url = "/openapi/v1.json", DisplayText = "OpenAPI", Endpoint = endpoint });

    /// <summary>Links to GraphiQL and the schema.</summary>
    public static IResourceBuilder<ProjectResource> WithGraphQLLinks(this IResourceBuilder<ProjectResource> service) => service
        .WithUrlForEndpoint(Http, url => (url.Url, url.DisplayText) = ("/graphql", "GraphiQL"))
        .WithUrlForEndpoint(Http, endpoint => new ResourceUrlAnnotation { Url = "/graphql?sdl", DisplayText = "Schema", Endpoint = endpoint });

    private static IResourceBuilder<ProjectResource> WithDatabase(
        this IResourceBuilder<ProjectResource> service, ServiceDeclaration declared, FeedPostgres postgres)
    {
        // As its own role: a plain reference would bring the superuser's password along.
        service.WithReferenceRelationship(postgres.Database.Resource)
            .WithEnvironment(ConnectionNames.Variable(ConnectionNames.Database), postgres.ConnectionOf(declared.Role));
        return declared.Migrates
            ? service.WithEnvironment(ConnectionNames.Variable(ConnectionNames.DatabaseOwner), postgres.ConnectionOf("feed_owner"))
            : service;
    }

    private static IResourceBuilder<ProjectResource> WithStores(this IResourceBuilder<ProjectResource> service, ServiceDeclaration declared, FeedStores stores)
    {
        foreach (var name in declared.DependsOn)
        {
            _ = name switch
            {
                ResourceNames.Redis => service.WithReference(stores.Redis).WaitFor(stores.Redis),
                ResourceNames.Kafka => service.WithReference(stores.Kafka).WaitFor(stores.Kafka),
                ResourceNames.Elasticsearch => service.WithReference(stores.Elasticsearch).WaitFor(stores.Elasticsearch),
                // Its first snapshot begins an epoch: a worker that starts before has to begin twice.
                ResourceNames.Connect => service.WaitFor(stores.Connect),
                _ => service,
            };
        }

        return service;
    }
}
