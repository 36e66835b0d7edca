namespace AppHost.Resources;

/// <summary>What FeedSetup reads from its environment.</summary>
internal static class SetupNames
{
    /// <summary>Postgres' superuser.</summary>
    public const string PostgresVariable = "ConnectionStrings__" + ResourceNames.Postgres;

    /// <summary>Kafka's bootstrap servers.</summary>
    public const string KafkaVariable = "ConnectionStrings__" + ResourceNames.Kafka;

    /// <summary>Address of Kafka Connect's REST interface.</summary>
    public const string ConnectVariable = "services__" + ResourceNames.Connect + "__http__0";

    /// <summary>How to set them all.</summary>
    public const string Cure =
        $"FeedSetup needs {PostgresVariable} (Host=...;Port=5432;Username=postgres;Password=...), {KafkaVariable} (host:port), "
        + $"{ConnectVariable} (http://host:8083) and the password of each role in Feed__RolePasswords__<role>.";

    /// <summary>Its page that tells whether the connector is as declared and changes flow.</summary>
    public const string ConnectorHealth = "/health/connector";

    /// <summary>The password of a role.</summary>
    public static string PasswordVariable(string role) => "Feed__RolePasswords__" + role;
}
