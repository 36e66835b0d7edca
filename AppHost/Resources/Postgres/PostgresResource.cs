using AppHost.Local;
using Npgsql;

namespace AppHost.Resources;

/// <summary>A Postgres server.</summary>
internal class PostgresResource(PostgresOptions options) : Resource("postgres"), IAsyncDisposable
{
    private readonly PostgresCluster _cluster = new(options);
    private NpgsqlConnection? _probe;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [$"postgresql://127.0.0.1:{options.Port}"];

    /// <summary>Connection string of the superuser.</summary>
    public string SuperuserConnectionString => ConnectionString("postgres", "postgres", options.Password);

    /// <summary>Connection string of a role.</summary>
    public string ConnectionString(string database, string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = options.Port,
        Database = database,
        Username = user,
        Password = password,
    }.ConnectionString;

    /// <inheritdoc/>
    public override Task<ProcessSpec> PrepareAsync(LogFile log, CancellationToken cancellationToken) => _cluster.PrepareAsync(log, cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            _probe ??= await ConnectAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT 1", _probe);
            await command.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            await CloseAsync();
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var text = new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Pooling = false, ApplicationName = "apphost" };
        var connection = new NpgsqlConnection(text.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _probe, null) is { } connection)
        {
            await connection.DisposeAsync();
        }
    }
}
