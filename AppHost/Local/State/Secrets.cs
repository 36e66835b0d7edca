using System.Security.Cryptography;
using System.Text.Json;

namespace AppHost.Local;

/// <summary>Passwords and keys made on the first run. They live and die with the data that they open.</summary>
internal sealed record Secrets
{
    /// <summary>Roles that log in to Postgres, beside the superuser.</summary>
    public static readonly string[] Roles = ["feed_owner", "posts_api", "feed_builder", "search_indexer", "feed_graphql", "debezium"];

    /// <summary>Password of the superuser <c>postgres</c>.</summary>
    public required string Postgres { get; init; }

    /// <summary>Passwords by role.</summary>
    public required IReadOnlyDictionary<string, string> RolePasswords { get; init; }

    /// <summary>Key of the JWT signature: 32 random bytes in base64.</summary>
    public required string JwtSigningKey { get; init; }

    /// <summary>Reads the secrets of a data folder, or makes them.</summary>
    /// <exception cref="LocalStackException">The file is damaged, or cannot be written.</exception>
    public static Secrets LoadOrCreate(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                return Complete(path, JsonSerializer.Deserialize(File.ReadAllText(path), StateJson.Default.Secrets)!);
            }

            return Save(path, Create());
        }
        catch (JsonException exception)
        {
            throw new LocalStackException($"{path} is damaged: {exception.Message}", "Restore it, or start with new data: './feed up --fresh'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalStackException($"Cannot use {path}: {exception.Message}", "Make its folder writable, or choose another with --data-dir.");
        }
    }

    /// <summary>Data of an earlier version lack the roles that came since.</summary>
    private static Secrets Complete(string path, Secrets secrets)
    {
        var missing = Roles.Except(secrets.RolePasswords.Keys).ToList();
        return missing.Count == 0
            ? secrets
            : Save(path, secrets with { RolePasswords = secrets.RolePasswords.Concat(missing.Select(role => KeyValuePair.Create(role, Password()))).ToDictionary() });
    }

    private static Secrets Save(string path, Secrets secrets)
    {
        PrivateFile.Write(path, JsonSerializer.Serialize(secrets, StateJson.Default.Secrets));
        return secrets;
    }

    private static Secrets Create() => new()
    {
        Postgres = Password(),
        RolePasswords = Roles.ToDictionary(role => role, _ => Password()),
        JwtSigningKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    };

    private static string Password() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
