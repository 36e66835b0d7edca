using AppHost.Resources;

namespace AppHost.Aspire;

/// <summary>Adds the service that makes roles, topics and connector, and keeps them: started here and published alike.</summary>
internal static class SetupExtensions
{
    /// <summary>Adds it; healthy once roles and topics are there. Connect becomes healthy once its connector is as declared and changes flow.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="stores">The stores.</param>
    public static IResourceBuilder<ProjectResource> AddFeedSetup(this IDistributedApplicationBuilder builder, FeedStores stores)
    {
        var setup = builder.AddFeedProject<Projects.FeedSetup>(ResourceNames.FeedSetup, port: null)
            .WithReference(stores.Postgres.Server).WaitFor(stores.Postgres.Database)
            .WithReference(stores.Kafka).WaitFor(stores.Kafka)
            .WithReference(stores.Connect.GetEndpoint(ServiceExtensions.Http));
        foreach (var (role, password) in stores.Secrets.Roles)
        {
            setup.WithEnvironment(SetupNames.PasswordVariable(role), password);
        }

        foreach (var (name, chosen) in ChosenForTopics())
        {
            setup.WithEnvironment(name, chosen);
        }

        stores.Connect.WithHttpHealthCheck(() => setup.GetEndpoint(ServiceExtensions.Http), SetupNames.ConnectorHealth);
        return setup;
    }

    /// <summary>What the environment says of topics, under the names that the other profiles read.</summary>
    public static Dictionary<string, string> ChosenForTopics() => TopicSettings.Variables
        .Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
        .Where(one => !string.IsNullOrEmpty(one.Value))
        .ToDictionary(one => one.Name, one => one.Value!);
}
