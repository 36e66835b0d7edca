using AppHost.Local;

namespace AppHost.Resources;

/// <summary>How to run one Elasticsearch server.</summary>
internal sealed record ElasticsearchOptions
{
    /// <summary>Folder of its configuration, data, logs and temporary files.</summary>
    public required string Directory { get; init; }

    /// <summary>Port of its HTTP interface on 127.0.0.1.</summary>
    public required int Port { get; init; }

    /// <summary>Port on 127.0.0.1 for other nodes, of which there are none.</summary>
    public required int TransportPort { get; init; }

    /// <summary>Heap and compiler.</summary>
    public JvmOptions Jvm { get; init; } = new() { HeapMegabytes = 512 };

    /// <summary>The server's user: Elasticsearch refuses root.</summary>
    public SystemUser? RunAs { get; init; } = ServerUser();

    /// <summary>The user for the server: null for the caller, whoever is not root.</summary>
    /// <exception cref="LocalStackException">The caller is root, and there is no user for it.</exception>
    public static SystemUser? ServerUser()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        return SystemUser.Find("elasticsearch") ?? SystemUser.Find("nobody") ?? throw new LocalStackException(
            "Elasticsearch refuses to run as root, and this machine has no user 'elasticsearch' or 'nobody' to run it as.",
            "Make one (useradd --system elasticsearch), or do not run as root.");
    }
}
