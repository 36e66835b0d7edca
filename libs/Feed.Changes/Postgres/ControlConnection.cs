using Npgsql;

namespace Feed.Changes.Postgres;

/// <summary>
/// The connection that holds a group's lead: everything that only the leader may do goes through it, so that an instance that lost the
/// lead, and with it this connection, fails at the next step.
/// </summary>
internal sealed class ControlConnection(NpgsqlConnection connection) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public static async Task<ControlConnection> OpenAsync(PostgresStream stream, CancellationToken cancellationToken) =>
        new(await stream.Connections.OpenConnectionAsync(cancellationToken));

    /// <summary>Runs a command and returns its first row as the reader shows it, or default when there is none.</summary>
    public async Task<T?> RowAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params object[] values)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? row(reader) : default;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs a command that answers with nothing of interest.</summary>
    public Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values) =>
        RowAsync(sql, _ => true, cancellationToken, values);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        _gate.Dispose();
    }
}
