namespace AppHost.Aspire;

/// <summary>The write model's server, and how its roles reach it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Database">The database, named as the services' connection string.</param>
/// <param name="Secrets">The roles' passwords.</param>
internal sealed record FeedPostgres(
    IResourceBuilder<PostgresServerResource> Server, IResourceBuilder<PostgresDatabaseResource> Database, FeedSecrets Secrets)
{
    /// <summary>Connection string of a role, which FeedSetup makes.</summary>
    public ReferenceExpression ConnectionOf(string role)
    {
        var endpoint = Server.Resource.PrimaryEndpoint;
        return ReferenceExpression.Create(
            $"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)};Database={Database.Resource.DatabaseName};Username={role};Password={Secrets.Roles[role]}");
    }
}
