using AppHost.Resources;
using Feed.Contracts;

namespace AppHost.Aspire;

/// <summary>Offers <c>./feed</c>'s commands on a resource.</summary>
internal static class ToolExtensions
{
    /// <summary>Adds every command that runs against the whole application.</summary>
    /// <param name="graphql">The resource that offers them.</param>
    /// <param name="stores">The stores.</param>
    /// <param name="postsApi">Where commands go.</param>
    public static IResourceBuilder<ProjectResource> WithFeedCommands(
        this IResourceBuilder<ProjectResource> graphql, FeedStores stores, IResourceBuilder<ProjectResource> postsApi)
    {
        var environment = Environment(graphql, stores, postsApi);
        foreach (var tool in ToolCommand.All)
        {
            var run = new ToolRun(graphql.ApplicationBuilder.AppHostDirectory, tool, environment);
            graphql.WithCommand(tool.Name, tool.Title, run.ExecuteAsync, new CommandOptions
            {
                Description = tool.Description,
                IconName = tool.Icon,
                ConfirmationMessage = tool.Question,
                UpdateState = context => context.ResourceSnapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
                    ? ResourceCommandState.Enabled
                    : ResourceCommandState.Disabled,
            });
        }

        return graphql;
    }

    // The names that the other profiles give to tools.
    private static Dictionary<string, ReferenceExpression> Environment(
        IResourceBuilder<ProjectResource> graphql, FeedStores stores, IResourceBuilder<ProjectResource> postsApi) => new()
        {
            [ConnectionNames.Variable(ConnectionNames.Database)] = stores.Postgres.Database.Resource.ConnectionStringExpression,
            [ConnectionNames.Variable(ConnectionNames.Redis)] = stores.Redis.Resource.ConnectionStringExpression,
            [ConnectionNames.Variable(ConnectionNames.Kafka)] = stores.Kafka.Resource.ConnectionStringExpression,
            [ConnectionNames.Variable(ConnectionNames.Elasticsearch)] = stores.Elasticsearch.Resource.ConnectionStringExpression,
            ["Jwt__SigningKey"] = ReferenceExpression.Create($"{stores.Secrets.JwtSigningKey}"),
            [$"services__{ResourceNames.PostsApi}__http__0"] = Url(postsApi),
            [$"services__{ResourceNames.FeedGraphql}__http__0"] = Url(graphql),
        };

    private static ReferenceExpression Url(IResourceBuilder<ProjectResource> service) =>
        ReferenceExpression.Create($"{service.GetEndpoint(ServiceExtensions.Http).Property(EndpointProperty.Url)}");
}
