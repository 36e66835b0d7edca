using System.Text;

namespace AppHost.Resources;

/// <summary>The server's configuration file. ALTER SYSTEM still wins over it.</summary>
internal static class PostgresSettings
{
    /// <summary>Name of the file, included from postgresql.conf.</summary>
    public const string FileName = "feed.conf";

    /// <summary>What the change stream and the services need, wherever the server runs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Needed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wal_level"] = "logical",
        ["max_connections"] = "200",
        ["max_wal_senders"] = "20",
        ["max_replication_slots"] = "20",
        // A consumer that is gone must not fill the disk: its slot is given up, and it starts over with a snapshot.
        ["max_slot_wal_keep_size"] = "2GB",
    };

    private static readonly Dictionary<string, string> Always = new(Needed, StringComparer.Ordinal)
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["password_encryption"] = "scram-sha-256",
        ["logging_collector"] = "off",
        ["log_destination"] = "stderr",
        ["log_line_prefix"] = "%m [%p] %q%u@%d ",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        // Files of the data folder, so that a killed server leaves nothing in /dev/shm.
        ["dynamic_shared_memory_type"] = "mmap",
    };

    // What a kill -9 needs is in the kernel's cache. synchronous_commit stays on: it is also what sends changes at once.
    private static readonly Dictionary<string, string> NotDurable = new(StringComparer.Ordinal)
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["shared_buffers"] = "64MB",
    };

    /// <summary>The file's text.</summary>
    public static string Render(PostgresOptions options)
    {
        var settings = new SortedDictionary<string, string>(Always, StringComparer.Ordinal);
        foreach (var (name, value) in options.Durable ? options.Settings : NotDurable.Concat(options.Settings))
        {
            settings[name] = value;
        }

        var text = new StringBuilder("# Written by AppHost at every start. Your own settings: ALTER SYSTEM SET, which wins.\n");
        foreach (var (name, value) in settings)
        {
            text.Append(name).Append(" = '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        }

        return text.ToString();
    }
}
