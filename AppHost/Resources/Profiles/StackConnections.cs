using AppHost.Local;
using Feed.Contracts;
using Npgsql;

namespace AppHost.Resources;

/// <summary>How to reach the stores: those that we start, or those that were given.</summary>
internal sealed class StackConnections
{
    private readonly string? _given;
    private readonly Secrets _secrets;

    /// <summary>Works the connection strings out.</summary>
    public StackConnections(LocalStackOptions options, Secrets secrets, StackPorts ports)
    {
        _secrets = secrets;
        _given = options.PostgresConnectionString;
        PostgresPort = ports.Of(ResourceNames.Postgres);
        Redis = options.RedisConnectionString ?? $"127.0.0.1:{ports.Of(ResourceNames.Redis)},abortConnect=false";
        Kafka = options.KafkaConnectionString ?? Address(ports, ResourceNames.Kafka);
        Elasticsearch = options.ElasticsearchConnectionString ?? "http://" + Address(ports, ResourceNames.Elasticsearch);
        JwtSigningKey = options.Settings.GetValueOrDefault("Jwt__SigningKey") ?? secrets.JwtSigningKey;
    }

    /// <summary>Name of the database.</summary>
    public const string DatabaseName = ConnectionNames.Database;

    /// <summary>Port of the Postgres that we start.</summary>
    public int PostgresPort { get; }

    /// <summary>In StackExchange.Redis' form.</summary>
    public string Redis { get; }

    /// <summary>Bootstrap servers. Of no use in a profile without Kafka.</summary>
    public string Kafka { get; }

    /// <summary>Address of the HTTP interface. Of no use in a profile without Elasticsearch.</summary>
    public string Elasticsearch { get; }

    /// <summary>Base64.</summary>
    public string JwtSigningKey { get; }

    /// <summary>The superuser's, or the given one.</summary>
    public string Superuser => _given ?? Build("postgres", _secrets.Postgres);

    /// <summary>A role's, or the given one: whoever gives a Postgres decides as whom everything logs in.</summary>
    public string Database(string role) => _given ?? Build(role, _secrets.RolePasswords[role]);

    private static string Address(StackPorts ports, string name) => $"127.0.0.1:{ports.Find(name)}";

    private string Build(string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = PostgresPort,
        Database = DatabaseName,
        Username = user,
        Password = password,
    }.ConnectionString;
}
