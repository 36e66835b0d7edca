using System.Diagnostics;
using System.Text.RegularExpressions;
using Feed.Contracts;
using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>Names and connections of one consumer group's stream.</summary>
internal sealed partial class PostgresStream : IAsyncDisposable
{
    /// <summary>The name of the connection string in configuration.</summary>
    public const string Database = ConnectionNames.Database;

    // Values come as text, so both ways of reading, COPY and the slot, must write it alike whatever the role's or database's settings are.
    private const string TextFormat = "-c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=1 -c bytea_output=hex";

    // The lead ends with its connection, so the server must notice when the other end is gone without a word.
    private const string Notice = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
    private const int KeepAliveSeconds = 15;
    private const int PoolSize = 8;

    public PostgresStream(string group, string connectionString)
    {
        Group = group;
        Slot = SlotOf(group);
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = $"feed-changes {group}",
            Pooling = false,
            Enlist = false,
            TcpKeepAliveTime = KeepAliveSeconds,
            // A consumer that stops has no use for what the server still wants to say.
            CancellationTimeout = -1,
        };
        settings.Options = $"{settings.Options} {TextFormat} {Notice}".TrimStart();
        ConnectionString = settings.ConnectionString;
        // Every batch asks the same few things.
        if (!settings.IsSet("Max Auto Prepare")) (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (32, 2);
        Connections = Source(settings.ConnectionString);
        (settings.Pooling, settings.MaxPoolSize) = (true, PoolSize);
        Pool = Source(settings.ConnectionString);
    }

    public string Group { get; }

    public string Slot { get; }

    /// <summary>For the replication connection, which no data source makes.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens connections; each is a server process of its own and not pooled.</summary>
    public NpgsqlDataSource Connections { get; }

    /// <summary>Connections for what any instance may do at any time: retries and dead letters.</summary>
    public NpgsqlDataSource Pool { get; }

    /// <exception cref="ArgumentException">The group's name cannot be made into a slot's name.</exception>
    public static string SlotOf(string group) => GroupName().IsMatch(group)
        ? $"feed_{group.Replace('-', '_')}"
        : throw new ArgumentException($"'{group}' should be 1 to 58 lower-case letters, digits and hyphens.", nameof(group));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        await Pool.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        // Without this, standing by would be a trace a second.
        builder.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => Activity.Current is not null));
        return builder.Build();
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,57}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex GroupName();
}
