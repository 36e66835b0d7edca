using AppHost.Local;

namespace AppHost.Resources;

/// <summary>How to run one Postgres server.</summary>
internal sealed record PostgresOptions
{
    /// <summary>Folder of the server's own; the cluster lies in its subfolder <c>data</c>.</summary>
    public required string Directory { get; init; }

    /// <summary>Port on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>Password of the superuser <c>postgres</c>; used when the cluster is made.</summary>
    public required string Password { get; init; }

    /// <summary>Whether a commit survives a power failure. Tests go without: a killed process loses nothing either way.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Server settings on top of ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The server's user: Postgres refuses root.</summary>
    public SystemUser? RunAs { get; init; } = ServerUser();

    /// <summary>The user for the server: null for the caller, whoever is not root.</summary>
    /// <exception cref="LocalStackException">The caller is root, and there is no user for it.</exception>
    public static SystemUser? ServerUser()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return SystemUser.Find("postgres") ?? SystemUser.Find("_postgres") ?? throw new LocalStackException(
            "Postgres refuses to run as root, and this machine has no user 'postgres' to run it as.",
            "Make one (useradd --system postgres), or do not run as root.");
    }
}
