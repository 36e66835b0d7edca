using AppHost.Local;
using Feed.Contracts;
using Feed.Testing;
using Npgsql;

namespace AppHost.Tests.Servers;

/// <summary>The roles that FeedSetup makes, with passwords that a careless quote would end early.</summary>
internal static class FeedRoles
{
    public static readonly IReadOnlyDictionary<string, string> Passwords = Secrets.Roles.ToDictionary(role => role, role => $"pass'{role}");

    /// <summary>Connection string of a role.</summary>
    public static string As(PostgresServer postgres, string role) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
    {
        Database = ConnectionNames.Database, Username = role, Password = Passwords[role],
    }.ConnectionString;
}
