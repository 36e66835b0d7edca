using AppHost.Resources;
using Feed.Contracts;

namespace AppHost.Aspire;

/// <summary>The write model's server, and how its roles reach it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Database">The database, named as the services' connection string.</param>
/// <param name="Secrets">The roles' passwords.</param>
internal sealed record FeedPostgres(
    IResourceBuilder<PostgresServerResource> Server, IResourceBuilder<PostgresDatabaseResource> Database, FeedSecrets Secrets)
{
    /// <summary>Whether each service has a role of its own. Where the application is published to, nobody makes the roles.</summary>
    public bool HasRoles => Server.ApplicationBuilder.ExecutionContext.IsRunMode;

    /// <summary>Connection string of a role, or of the superuser where there are no roles.</summary>
    public ReferenceExpression ConnectionOf(string role)
    {
        var endpoint = Server.Resource.PrimaryEndpoint;
        return HasRoles
            ? ReferenceExpression.Create(
                $"Host={endpoint.Property(EndpointProperty.Host)};Port={endpoint.Property(EndpointProperty.Port)};Database={Database.Resource.DatabaseName};Username={role};Password={Secrets.Roles[role]}")
            : Database.Resource.ConnectionStringExpression;
    }

    /// <summary>Name of a role, or of the superuser.</summary>
    public ReferenceExpression UserOf(string role) => HasRoles ? ReferenceExpression.Create($"{role}") : Server.Resource.UserNameReference;

    /// <summary>Password of a role, or of the superuser.</summary>
    public ParameterResource PasswordOf(string role) => HasRoles ? Secrets.Roles[role].Resource : Server.Resource.PasswordParameter;

    /// <summary>Makes the roles, by the same code as the other profiles. Whoever waits for the database waits for this.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var superuser = await Server.Resource.GetConnectionStringAsync(cancellationToken)
            ?? throw new DistributedApplicationException($"{Server.Resource.Name} has no connection string.");
        var passwords = new Dictionary<string, string>();
        foreach (var (role, parameter) in Secrets.Roles)
        {
            passwords[role] = await parameter.Resource.GetValueAsync(cancellationToken)
                ?? throw new DistributedApplicationException($"The parameter {parameter.Resource.Name} has no value.");
        }

        await FeedDatabase.PrepareAsync(superuser + ";Database=postgres", passwords, StackProfile.Distributed.IdleSlots, cancellationToken);
    }
}
