using AppHost.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AppHost.Aspire;

/// <summary>Kafka Connect with Debezium, as a container. Its connector is connector.json, kept by the code that the distributed profile uses.</summary>
internal static class DebeziumExtensions
{
    /// <summary>The image; Debezium publishes on quay.io alone.</summary>
    public const string Registry = "quay.io", Image = "debezium/connect", Tag = "3.7.0.Final";

    private const string Role = "debezium";
    private const string Check = "connect_connector";

    // What the image's entry point reads without the prefix, and would overwrite with its own default if it had one.
    private static readonly string[] Plain =
        ["group.id", "key.converter", "value.converter", "config.storage.topic", "offset.storage.topic", "status.storage.topic", "offset.flush.interval.ms"];

    /// <summary>Adds the worker; healthy once the connector is as declared and changes flow.</summary>
    public static IResourceBuilder<ContainerResource> AddDebezium(
        this IDistributedApplicationBuilder builder, FeedPostgres postgres, IResourceBuilder<KafkaServerResource> kafka)
    {
        var connect = builder.AddContainer(ResourceNames.Connect, Image, Tag)
            .WithImageRegistry(Registry)
            .WithHttpEndpoint(targetPort: 8083, name: "http")
            .WithEnvironment("BOOTSTRAP_SERVERS", kafka.Resource.InternalEndpoint.Property(EndpointProperty.HostAndPort))
            .WithEnvironment("HEAP_OPTS", "-Xms384m -Xmx384m")
            .WithDatabase(postgres)
            .WaitFor(postgres.Database)
            .WaitFor(kafka)
            .WithHealthCheck(Check);
        foreach (var (name, value) in ConnectSettings.Worker)
        {
            connect.WithEnvironment(VariableOf(name), value);
        }

        builder.Services.AddSingleton(services => new ConnectorCheck(connect, postgres.ConnectionOf(Role), services.GetRequiredService<ResourceLoggerService>()));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            Check, services => services.GetRequiredService<ConnectorCheck>(), HealthStatus.Unhealthy, tags: null));
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
            .WithEnvironment(ConnectSettings.User, postgres.UserOf(Role))
            .WithEnvironment(ConnectSettings.Password, postgres.PasswordOf(Role))
            .WithEnvironment(ConnectSettings.SslMode, "prefer");
    }
}
