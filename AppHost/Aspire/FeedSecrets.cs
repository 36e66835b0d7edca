using AppHost.Local;

namespace AppHost.Aspire;

/// <summary>Passwords and keys as parameters: generated on the first run and kept in the user secrets of AppHost, unless <c>Parameters__name</c> gives them.</summary>
internal sealed class FeedSecrets(IDistributedApplicationBuilder builder)
{
    /// <summary>Key of the JWT signature. Letters and digits, four at a time, are base64 too: these are 33 bytes.</summary>
    public IResourceBuilder<ParameterResource> JwtSigningKey { get; } = Generated(builder, "jwt-signing-key", length: 44);

    /// <summary>Password of Postgres' superuser.</summary>
    public IResourceBuilder<ParameterResource> Postgres { get; } = Generated(builder, "postgres-password");

    /// <summary>Password of Elasticsearch's superuser; it becomes part of a URL.</summary>
    public IResourceBuilder<ParameterResource> Elasticsearch { get; } = Generated(builder, "elasticsearch-password");

    /// <summary>Passwords of the Postgres roles.</summary>
    public IReadOnlyDictionary<string, IResourceBuilder<ParameterResource>> Roles { get; } =
        Secrets.Roles.ToDictionary(role => role, role => Generated(builder, role.Replace('_', '-') + "-password"));

    private static IResourceBuilder<ParameterResource> Generated(IDistributedApplicationBuilder builder, string name, int length = 32) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);
}
