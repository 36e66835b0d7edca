using Feed.Contracts;
using Npgsql;

namespace AppHost.Resources;

/// <summary>The worker's configuration, and the environment that the connector's reads from.</summary>
internal static class ConnectSettings
{
    /// <summary>What connector.json refers to.</summary>
    public const string Host = "FEED_DATABASE_HOST", Port = "FEED_DATABASE_PORT", Name = "FEED_DATABASE_NAME", User = "FEED_DATABASE_USER",
        Password = "FEED_DATABASE_PASSWORD", SslMode = "FEED_DATABASE_SSLMODE";

    /// <summary>The settings of a worker, wherever it runs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Worker = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["group.id"] = "feed-connect",
        ["key.converter"] = "org.apache.kafka.connect.json.JsonConverter",
        ["key.converter.schemas.enable"] = "false",
        ["value.converter"] = "org.apache.kafka.connect.json.JsonConverter",
        ["value.converter.schemas.enable"] = "false",
        ["config.storage.topic"] = Topics.ConnectConfigs,
        ["config.storage.replication.factor"] = "1",
        ["offset.storage.topic"] = Topics.ConnectOffsets,
        ["offset.storage.replication.factor"] = "1",
        ["offset.storage.partitions"] = "1",
        ["status.storage.topic"] = Topics.ConnectStatus,
        ["status.storage.replication.factor"] = "1",
        ["status.storage.partitions"] = "1",
        // How much is sent again after kill -9, and how far behind the slot's confirmed position is.
        ["offset.flush.interval.ms"] = "1000",
        // After kill -9 the worker waits for the end of its own old session.
        ["session.timeout.ms"] = "3000",
        ["heartbeat.interval.ms"] = "1000",
        ["scheduled.rebalance.max.delay.ms"] = "0",
        // The connector's configuration names variables, so that neither Kafka nor the REST interface holds the password.
        ["config.providers"] = "env",
        ["config.providers.env.class"] = "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
        ["config.providers.env.param.allowlist.pattern"] = "^FEED_DATABASE_.*",
    };

    /// <summary>The file's text.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="plugins">Folder of the plugins.</param>
    public static string Render(ConnectOptions options, string plugins) => PropertiesFile.Render(
        new SortedDictionary<string, string>(Worker.ToDictionary(), StringComparer.Ordinal)
        {
            ["bootstrap.servers"] = options.BootstrapServers,
            ["listeners"] = $"http://127.0.0.1:{options.Port}",
            ["plugin.path"] = plugins,
            ["plugin.discovery"] = "service_load",
        });

    /// <summary>The environment of a worker that reads a database.</summary>
    public static IReadOnlyDictionary<string, string?> Variables(string database)
    {
        var text = new NpgsqlConnectionStringBuilder(database);
        return new Dictionary<string, string?>
        {
            [Host] = text.Host,
            [Port] = $"{text.Port}",
            [Name] = text.Database,
            [User] = text.Username,
            [Password] = text.Password ?? "",
            [SslMode] = text.SslMode switch
            {
                Npgsql.SslMode.Disable => "disable",
                Npgsql.SslMode.Require => "require",
                Npgsql.SslMode.VerifyCA => "verify-ca",
                Npgsql.SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
        };
    }
}
