using System.Globalization;
using AppHost.Local;
using AppHost.Resources;
using Feed.Contracts;
using Npgsql;

namespace FeedSetup;

/// <summary>Where the servers are, and what they are to have.</summary>
/// <param name="Superuser">Connection string of Postgres' superuser, database <c>postgres</c>.</param>
/// <param name="RolePasswords">Passwords by role.</param>
/// <param name="Kafka">Bootstrap servers.</param>
/// <param name="Topics">The topics as they should be.</param>
/// <param name="Connect">Address of Kafka Connect's REST interface.</param>
/// <param name="Once">Whether to end once all is as declared.</param>
/// <param name="Patience">How long <paramref name="Once"/> waits for that.</param>
internal sealed record SetupSettings(
    string Superuser,
    IReadOnlyDictionary<string, string> RolePasswords,
    string Kafka,
    IReadOnlyList<TopicDeclaration> Topics,
    Uri Connect,
    bool Once,
    TimeSpan Patience)
{
    /// <summary>The role whose changes the connector reads as.</summary>
    private const string Captor = "debezium";

    /// <summary>Postgres' address, without secrets.</summary>
    public string Postgres => new NpgsqlConnectionStringBuilder(Superuser) is var text ? $"{text.Host}:{text.Port}" : "";

    /// <summary>Connection string of the connector's role.</summary>
    public string Captured => new NpgsqlConnectionStringBuilder(Superuser)
    {
        Database = ConnectionNames.Database, Username = Captor, Password = RolePasswords[Captor],
    }.ConnectionString;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="LocalStackException">One is missing or not usable; the message names its variable.</exception>
    public static SetupSettings Read(IConfiguration configuration) => new(
        SuperuserOf(Needed(configuration, SetupNames.PostgresVariable)),
        Secrets.Roles.ToDictionary(role => role, role => Needed(configuration, SetupNames.PasswordVariable(role))),
        Needed(configuration, SetupNames.KafkaVariable),
        TopicSettings.Read(TopicSettings.Variables.ToDictionary(name => name, name => Value(configuration, name) ?? "")).Declare(),
        AddressOf(Needed(configuration, SetupNames.ConnectVariable)),
        Of(configuration, "once", otherwise: false, text => bool.TryParse(text, out var value) ? value : null, "true or false"),
        Of(configuration, "patience", TimeSpan.FromMinutes(5), Time, "a time such as 00:05:00"));

    private static string? Value(IConfiguration configuration, string variable) =>
        configuration[variable.Replace("__", ":", StringComparison.Ordinal)] is { Length: > 0 } value ? value : null;

    private static string Needed(IConfiguration configuration, string variable) =>
        Value(configuration, variable) ?? throw new LocalStackException($"{variable} is not set.", SetupNames.Cure);

    private static string SuperuserOf(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) { Database = "postgres" }.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new LocalStackException($"{SetupNames.PostgresVariable} is no connection string: {exception.Message}", SetupNames.Cure);
        }
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new LocalStackException($"{SetupNames.ConnectVariable} is '{text}', which is no address of HTTP.", SetupNames.Cure);

    private static TimeSpan? Time(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero ? value : null;

    private static T Of<T>(IConfiguration configuration, string name, T otherwise, Func<string, T?> parse, string expected)
        where T : struct =>
        configuration[name] is not { Length: > 0 } text
            ? otherwise
            : parse(text) ?? throw new LocalStackException($"--{name} is '{text}'.", $"It must be {expected}.");
}
