using AppHost.Resources;

namespace AppHost.Aspire;

/// <summary>Kafka Connect with Debezium, as a container. Its connector is connector.json, which FeedSetup keeps.</summary>
internal static class DebeziumExtensions
{
    /// <summary>The image; Debezium publishes on quay.io alone.</summary>
    public const string Registry = "quay.io", Image = "debezium/connect", Tag = "3.7.0.Final";

    private const string Role = "debezium";

    // What the image's entry point reads without the prefix, and would overwrite with its own default if it had one.
    private static readonly string[] Plain =
        ["group.id", "key.converter", "value.converter", "config.storage.topic", "offset.storage.topic", "status.storage.topic", "offset.flush.interval.ms"];

    /// <summary>Adds the worker.</summary>
    public static IResourceBuilder<ContainerResource> AddDebezium(
        this IDistributedApplicationBuilder builder, FeedPostgres postgres, IResourceBuilder<KafkaServerResource> kafka)
    {
        var connect = builder.AddContainer(ResourceNames.Connect, Image, Tag)
            .WithImageRegistry(Registry)
            .WithHttpEndpoint(targetPort: 8083, name: ServiceExtensions.Http)
            .WithEnvironment("BOOTSTRAP_SERVERS", kafka.Resource.InternalEndpoint.Property(EndpointProperty.HostAndPort))
            .WithEnvironment("HEAP_OPTS", "-Xms384m -Xmx384m")
            .WithDatabase(postgres)
            .WaitFor(postgres.Database)
            .WaitFor(kafka);
        foreach (var (name, value) in ConnectSettings.Worker)
        {
            connect.WithEnvironment(VariableOf(name), value);
        }

        return connect;
    }

    /// <summary>The variable by which the image sets a property of the worker.</summary>
    internal static string VariableOf(string property) =>
        (Plain.Contains(property) ? "" : "CONNECT_") + property.Replace('.', '_').ToUpperInvariant();

    private static IResourceBuilder<ContainerResource> WithDatabase(this IResourceBuilder<ContainerResource> connect, FeedPostgres postgres)
    {
        var endpoint = postgres.Server.Resource.PrimaryEndpoint;
        return connect
            .WithEnvironment(ConnectSettings.Host, endpoint.Property(EndpointProperty.Host))
            .WithEnvironment(ConnectSettings.Port, endpoint.Property(EndpointProperty.Port))
            .WithEnvironment(ConnectSettings.Name, postgres.Database.Resource.DatabaseName)
            .WithEnvironment(ConnectSettings.User, Role)
            .WithEnvironment(ConnectSettings.Password, postgres.Secrets.Roles[Role])
            .WithEnvironment(ConnectSettings.SslMode, "prefer");
    }
}
