using AppHost.Local;
using Npgsql;

namespace AppHost.Resources;

/// <summary>A Postgres server.</summary>
/// <param name="options">How to run it.</param>
/// <param name="prepare">What to do once it answers, given the superuser's connection string.</param>
internal sealed class PostgresResource(PostgresOptions options, Func<string, CancellationToken, Task>? prepare = null)
    : Resource(ResourceNames.Postgres), IAsyncDisposable
{
    private readonly PostgresCluster _cluster = new(options);
    private NpgsqlConnection? _probe;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Urls => [$"postgresql://127.0.0.1:{options.Port}"];

    /// <summary>Connection string of the superuser.</summary>
    public string SuperuserConnectionString { get; } = new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = options.Port,
        Database = "postgres",
        Username = "postgres",
        Password = options.Password,
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
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            throw new LocalStackException(
                $"The data in {options.Directory} were made with another superuser password than the secrets beside them name.",
                "Restore the secrets.json that belongs to the data, or start with new data: './feed up --fresh'.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            await CloseAsync();
            return false;
        }
    }

    /// <inheritdoc/>
    public override Task OnHealthyAsync(CancellationToken cancellationToken) =>
        prepare?.Invoke(SuperuserConnectionString, cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

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
